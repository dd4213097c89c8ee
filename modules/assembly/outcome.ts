import { Limit, limitName } from "./generated/motion";
import { RobotError, robotErrorName } from "./generated/types";

/** Why a move ended. */
export enum Why {
  /** It went as far as it was told. */
  Done,
  /** The robot did not get on for two seconds. */
  Blocked,
  /** The safety core does not let it go on: `limit`. */
  Limited,
  /** A call was refused: `error`. */
  Refused,
}

/** Notices when a move no longer gets on. */
export class Progress {
  private best: f64 = 0;

  /** `since`: when the move begins, ns; `step`: less than this is no progress, m or rad. */
  constructor(
    private since: u64,
    private step: f64,
  ) {}

  /** Whether nothing more than a step came of the last two seconds. */
  stalled(moved: f64, nowNs: u64): bool {
    if (moved > this.best + this.step) {
      this.best = moved;
      this.since = nowNs;
    }
    return nowNs - this.since > 2_000_000_000;
  }
}

/** How a move ended; valid until the next one. */
export class Outcome {
  why: Why = Why.Done;
  /** Holds when `why` is `Refused`. */
  error: RobotError = RobotError.Unavailable;
  /** Holds when `why` is `Limited`. */
  limit: Limit = Limit.None;
  /** How far it went: m, or rad for a turn; negative when backwards or clockwise. */
  moved: f64 = 0;

  /** Whether it went as far as it was told. */
  get ok(): bool {
    return this.why == Why.Done;
  }

  done(): this {
    this.why = Why.Done;
    return this;
  }

  blocked(): this {
    this.why = Why.Blocked;
    return this;
  }

  limited(limit: Limit): this {
    this.why = Why.Limited;
    this.limit = limit;
    return this;
  }

  refused(error: RobotError): this {
    this.why = Why.Refused;
    this.error = error;
    return this;
  }

  /** A few words for a line of the log. */
  toString(): string {
    switch (this.why) {
      case Why.Done:
        return "done";
      case Why.Blocked:
        return "blocked";
      case Why.Limited:
        return "limited by " + limitName(this.limit);
      default:
        return robotErrorName(this.error);
    }
  }
}
