/**
 * The e-stop latch: it acts, is persisted, then acknowledged. Only a person clears it, in two steps, and only
 * when its cause is gone. It is not safety-rated.
 */

/** Released, latched, or latched with the first step of clearing done. */
export type EstopState =
  /** `heldBy`: cleared by this person, who has not let behaviours move again; also after a restart. */
  | { readonly kind: "released"; readonly heldBy?: string }
  | { readonly kind: "latched"; readonly by: string; readonly at: string }
  | {
      readonly kind: "armed";
      readonly by: string;
      readonly at: string;
      readonly code: string;
      readonly untilNs: bigint;
    };

/** Why the second step was refused. */
export type ClearRefusal =
  | "estop-not-latched"
  | "estop-not-armed"
  | "estop-code-wrong"
  | "estop-cause-present";

/** The second step must follow within this time. */
export const CLEAR_WINDOW_NS = 30_000_000_000n;

/** Presses the button; pressing it while clearing is under way takes the first step back. */
export function latch(state: EstopState, by: string, at: string): EstopState {
  return state.kind === "released"
    ? { kind: "latched", by, at }
    : { kind: "latched", by: state.by, at: state.at };
}

/** First step of clearing. */
export function armClear(state: EstopState, code: string, nowNs: bigint): EstopState {
  if (state.kind === "released") return state;
  return { kind: "armed", by: state.by, at: state.at, code, untilNs: nowNs + CLEAR_WINDOW_NS };
}

/** Second step. A wrong code takes the first step back, so that codes cannot be tried. */
export function clear(
  state: EstopState,
  code: string,
  nowNs: bigint,
  causePresent: boolean,
): { readonly state: EstopState; readonly refused?: ClearRefusal } {
  if (state.kind === "released") return { state, refused: "estop-not-latched" };
  if (state.kind === "latched") return { state, refused: "estop-not-armed" };
  const again: EstopState = { kind: "latched", by: state.by, at: state.at };
  if (nowNs > state.untilNs) return { state: again, refused: "estop-not-armed" };
  if (code !== state.code) return { state: again, refused: "estop-code-wrong" };
  if (causePresent) return { state: again, refused: "estop-cause-present" };
  return { state: { kind: "released" } };
}
