/** What `control.sock` in a run's folder answers: how another terminal talks to a run. */

import {
  integerShape,
  objectShape,
  stringShape,
  type Exit,
  type TickReport,
  type Shape,
} from "../../protocol/index.js";
import type { LogLine } from "./run-log.js";
import type { RunRecord } from "./run-record.js";

/** Longest line for a guest, characters. */
export const MAX_EXEC_LINE = 16_384;

/** The methods. */
export interface RunMethods {
  status: { params: Record<string, never>; result: RunStatus };
  /** Answers when the run has ended. */
  stop: { params: { readonly graceMs: number }; result: Exit };
  /** Answers when the run has ended. */
  kill: { params: Record<string, never>; result: Exit };
  exec: {
    params: { readonly line: string; readonly timeoutMs: number };
    result: { readonly answer: string };
  };
  /** After this, each new line arrives as `{event: "log", line: LogLine}`. */
  follow: { params: Record<string, never>; result: Record<string, never> };
}

/** A run as it is now. */
export interface RunStatus extends RunRecord {
  /** Log lines that were left out. */
  readonly logDropped: number;
  /** The newest report on the punctuality of ticks, ns; null before the first. */
  readonly ticks: TickReport | null;
}

/** A log line on its way to a follower. */
export interface LogNotification {
  readonly event: "log";
  readonly line: LogLine;
}

const nothing = objectShape({});

/** Params of the methods. */
export const RUN_PARAMS: { readonly [K in keyof RunMethods]: Shape<RunMethods[K]["params"]> } = {
  status: nothing,
  stop: objectShape({ graceMs: integerShape(0, 600_000) }),
  kill: nothing,
  exec: objectShape({ line: stringShape(MAX_EXEC_LINE), timeoutMs: integerShape(1, 600_000) }),
  follow: nothing,
};
