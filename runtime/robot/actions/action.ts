/** One action of a session: a manoeuvre with a number, a deadline and an end, as the safety core's motion source. */

import type { ActionEnd, ActionKind, ActionState } from "../../protocol/index.js";
import type { MotionSource, SourceEnd, SourceStep, SourceView } from "../motion-source.js";
import type { Maneuver } from "./maneuver.js";

export interface ActionTerms {
  readonly id: number;
  readonly kind: ActionKind;
  readonly maneuver: Maneuver;
  readonly deadlineNs: bigint;
  /** Called once, when it has ended; nothing of it moves any more. */
  readonly onEnd: (end: ActionEnd) => void;
}

export class Action implements MotionSource {
  readonly #terms: ActionTerms;
  #end: ActionEnd = "none";
  /** Why it ends by its own word. */
  #own: ActionEnd = "done";

  constructor(terms: ActionTerms) {
    this.#terms = terms;
  }

  get id(): number {
    return this.#terms.id;
  }
  get kind(): ActionKind {
    return this.#terms.kind;
  }
  get isOver(): boolean {
    return this.#end !== "none";
  }

  /** What the guest sees. */
  stateAt(nowNs: bigint): ActionState {
    const { id, kind, maneuver, deadlineNs } = this.#terms;
    const end = this.#end;
    const leftNs = deadlineNs - nowNs;
    return {
      id,
      kind,
      end,
      phase: this.isOver ? "ended" : maneuver.isPlanning ? "planning" : "moving",
      progress: end === "done" ? 1 : maneuver.progress,
      remaining: end === "done" ? 0 : maneuver.remaining,
      leftMs: this.isOver || leftNs < 0n ? 0 : Number(leftNs / 1_000_000n),
    };
  }

  next(view: SourceView): SourceStep {
    if (view.nowNs >= this.#terms.deadlineNs) return this.#ends("deadline");
    const step = this.#terms.maneuver.step(view);
    return step.kind === "move" ? step : this.#ends(step.end);
  }

  ended(why: SourceEnd): void {
    this.#end = why === "done" ? this.#own : why === "session-ended" ? "stopped" : why;
    this.#terms.onEnd(this.#end);
  }

  #ends(why: ActionEnd): SourceStep {
    this.#own = why;
    return { kind: "end" };
  }
}
