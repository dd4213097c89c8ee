import { pause } from "./events";
import * as robot from "./generated/motion";
import { robotErrorName } from "./generated/types";

/** Between two looks of `wait`, ms: well under the second after which a silent guest counts as inattentive. */
const LOOK_MS: u32 = 200;

/**
 * Something that takes time and moves the robot by itself. `ok` is false when it was refused; `error` then says why.
 * Otherwise `end` says why it ended, once it has. The robot moves only while the behaviour is attentive: it ticks, waits, or
 * calls at least once a second.
 */
export class Action extends robot.ActionState {
  /** Whether it goes on, as far as the last look told. */
  get isRunning(): bool {
    return this.ok && this.phase != robot.ActionPhase.Ended;
  }

  /** Whether it did what it was told. */
  get isDone(): bool {
    return this.ok && this.end == robot.ActionEnd.Done;
  }

  /** Looks how it stands. For reactors: once a tick. */
  poll(): this {
    if (this.isRunning) robot.poll(this.id, this);
    return this;
  }

  /** For programs: waits until it has ended. Events that come meanwhile are kept for the next `events.wait`. */
  wait(): this {
    while (this.isRunning) {
      pause(LOOK_MS);
      this.poll();
    }
    return this;
  }

  /** Ends it; the robot stops. */
  cancel(): this {
    if (!this.isRunning) return this;
    robot.cancel(this.id);
    return this.poll();
  }

  /** A few words for a line of the log. */
  toString(): string {
    if (!this.ok) return robotErrorName(this.error);
    return this.isRunning ? robot.actionPhaseName(this.phase) : robot.actionEndName(this.end);
  }
}
