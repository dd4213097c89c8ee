/** What a run is to those who start it. */

import type { Readable, Writable } from "node:stream";

import type { Exit, Identity, TickReport } from "../../protocol/index.js";
import type { Admitted } from "../admission/admitted.js";
import type { MountedFiles } from "../files/mounted-files.js";
import type { Engine } from "../pool/engine.js";
import type { RunState } from "./lifecycle.js";
import type { LogLine, RunLog } from "./run-log.js";

/** What a module is given beyond its grant. */
export interface GuestInput {
  /** After the name, which is the first argument. */
  readonly args?: readonly string[];
  /** `NAME=value` each. */
  readonly env?: readonly string[];
  /** Absent: empty. */
  readonly stdin?: Readable;
  /** Absent: lines go to the log. Neither is ended. */
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  /** What is mounted for it; it sees of that what its grant lets it see. */
  readonly files?: MountedFiles;
  /** Text of the module's source map, which lies beside it: a trap is then told with file, line and function. */
  readonly sourceMap?: string;
  /** Asks the robot server for a record that can be replayed. */
  readonly record?: boolean;
}

/** A behaviour under way. */
export interface Run {
  readonly id: string;
  readonly admitted: Admitted;
  readonly identity: Identity;
  readonly engine: Engine;
  readonly state: RunState;
  readonly log: RunLog;
  /** The first file of its record, where one is kept. */
  readonly recording: string | undefined;
  /** The newest report on the punctuality of ticks. */
  readonly ticks: TickReport | undefined;
  /** Monotonic time just before the first guest instruction, ns; undefined before. */
  readonly startedNs: bigint | undefined;
  /** Resolves when it has ended, nothing of it lives, and its exit is in the journal. */
  wait(): Promise<Exit>;
  /** Resolves after `wait`, when nothing of it is left on disk either. */
  readonly closed: Promise<void>;
  /** Withdraws motion, gives `on-stop` its grace if the module has one, then ends. */
  stop(graceMs?: number): Promise<Exit>;
  /** Takes its motion for good, and says why in its log; it goes on without. Rejects where the robot does not answer. */
  withdrawMotion(why: string): Promise<void>;
  /** Ends at once. */
  kill(why?: string): Promise<Exit>;
  /**
   * Holds the robot where it is: motion is withdrawn and refused, and the guest stays in its next wait. Its answer
   * is that it holds. `false` lets it go on; what it commanded before is over.
   */
  hold(held: boolean): Promise<void>;
  /** Hands a line to the module's `exec`. Rejects with `exec-…`, `run-not-running`. */
  exec(line: string, timeoutMs?: number): Promise<string>;
  /** Calls `listener` for each log line from now on; answers what ends that. */
  listen(listener: (line: LogLine) => void): () => void;
}

export interface RunOptions {
  readonly id: string;
  readonly admitted: Admitted;
  readonly identity: Identity;
  readonly engine: Engine;
  readonly log: RunLog;
  readonly input: GuestInput;
  readonly nowNs: () => bigint;
  readonly onState: (state: RunState) => void;
  /** Takes the engine back when its guest has ended cleanly and nobody has talked to it; undefined ends it always. */
  readonly giveBack: ((engine: Engine) => Promise<void>) | undefined;
  /** Called once, before `wait` resolves: writes the exit down. */
  readonly onExit: (exit: Exit) => void;
  /** Called once, after `wait` has resolved: tidies up. */
  readonly afterExit: () => Promise<void>;
}
