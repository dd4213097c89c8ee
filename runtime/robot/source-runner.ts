/** Runs the one action that may be in force: asks it each cycle, and ends it exactly once. */

import type { RobotError, Velocity } from "../protocol/index.js";
import type { Mover } from "./mover.js";
import type { MotionSource, SourceEnd, SourceView } from "./motion-source.js";

/** What the runner needs of motion. */
export interface RunnerParts {
  readonly view: () => Omit<SourceView, "refused">;
  /** Takes a velocity the way of a `drive`; why it was refused, or undefined. */
  readonly order: (mover: Mover, velocity: Velocity, source: MotionSource) => RobotError | undefined;
  /** Zero to the device now, if this session's command is in force. */
  readonly halt: (session: string, why: "none" | "inattentive") => void;
}

export interface SourceRunner {
  /** Starts; whatever ran before ends as `replaced`. */
  start(mover: Mover, source: MotionSource): void;
  /** Ends the source of this session, if there is one. */
  end(session: string, why: SourceEnd): void;
  /** Ends it, whoever's it is. */
  endAny(why: SourceEnd): void;
  /** One cycle. */
  step(): void;
  /** Whose it is. */
  readonly session: string | undefined;
}

/** Refusals that no source outlives. */
const FATAL: Readonly<Partial<Record<RobotError, SourceEnd>>> = {
  "no-lease": "lease-lost",
  "lease-lost": "lease-lost",
  stopped: "stopped",
  unavailable: "unavailable",
};

/** No source runs. */
export function createSourceRunner(parts: RunnerParts): SourceRunner {
  let active: { readonly mover: Mover; readonly source: MotionSource } | undefined;
  let refused: RobotError | undefined;

  function endAny(why: SourceEnd): void {
    const ending = active;
    if (!ending) return;
    active = undefined;
    parts.halt(ending.mover.id, why === "inattentive" ? "inattentive" : "none");
    ending.source.ended(why);
  }

  return {
    start(mover, source) {
      endAny("replaced");
      refused = undefined;
      active = { mover, source };
    },
    end(session, why) {
      if (active?.mover.id === session) endAny(why);
    },
    endAny,
    step() {
      if (!active) return;
      const { mover, source } = active;
      if (mover.withheld !== "none") {
        endAny(mover.withheld === "stop" ? "stopped" : "inattentive");
        return;
      }
      if (!mover.isAttentive) {
        endAny("inattentive");
        return;
      }
      const step = source.next({ ...parts.view(), refused });
      if (step.kind === "end") {
        endAny("done");
        return;
      }
      refused = parts.order(mover, step.velocity, source);
      const fatal = refused && FATAL[refused];
      if (fatal) endAny(fatal);
    },
    get session() {
      return active?.mover.id;
    },
  };
}
