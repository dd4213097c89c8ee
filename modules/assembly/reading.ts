import { RobotError } from "./errors";

/** What every sensor reading has. */
export class Reading {
  /** Whether there is a value; when false, `error` says why and the other fields are old. */
  ok: bool = false;
  /** Why there is no value: `Unavailable` or `Stale`. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;

  /** Reads the case of `result<_, error>` at `at`, whose payload begins 8 bytes on, with the stamp. */
  protected outcome(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = load<u8>(at + 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at + 8);
    return (this.ok = true);
  }

  /** Copies what every reading has. */
  protected take(other: Reading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
  }
}
