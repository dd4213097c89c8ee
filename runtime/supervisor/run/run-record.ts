/** What a run's folder says of it in `state.json`. */

import {
  EXIT_REASONS,
  integerShape,
  objectShape,
  optional,
  stringShape,
  wordShape,
  type Exit,
  type Shape,
} from "../../protocol/index.js";
import type { ProcessStamp } from "../walls/process-table.js";
import { RUN_STATES, type RunState } from "./lifecycle.js";

/** One run, for people and for the next supervisor. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  /** Name and version of the manifest; empty without one. */
  readonly module: string;
  readonly digest: string;
  readonly signer: string;
  readonly shape: "program" | "reactor";
  readonly state: RunState;
  /** Name of the robot; empty for a module without robot imports. */
  readonly robot: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly supervisor: ProcessStamp;
  readonly engine?: { readonly pid: number; readonly uid?: number };
  /** `WALL (reason)` each. */
  readonly missingWalls: readonly string[];
  readonly exit?: Exit;
}

const text = stringShape(8192);

const texts: Shape<readonly string[]> = (value, where) =>
  Array.isArray(value) ? value.map((one: unknown, i) => text(one, `${where}[${i}]`)) : [text(value, where)];

/** Strict: a folder that says anything else is passed over. */
export const runRecordShape: Shape<RunRecord> = objectShape({
  id: stringShape(128, /^[a-z0-9][a-z0-9-]*$/),
  name: stringShape(253),
  module: text,
  digest: stringShape(80),
  signer: stringShape(256),
  shape: wordShape(["program", "reactor"]),
  state: wordShape(RUN_STATES),
  robot: stringShape(128),
  createdAt: stringShape(40),
  supervisor: objectShape({ pid: integerShape(1, 4_194_304), startedAt: stringShape(32) }),
  engine: optional(
    objectShape({ pid: integerShape(0, 4_194_304), uid: optional(integerShape(0, 4_294_967_295)) }),
  ),
  missingWalls: texts,
  exit: optional(
    objectShape({
      reason: wordShape(EXIT_REASONS),
      code: integerShape(-2_147_483_648, 4_294_967_295),
      message: text,
    }),
  ),
});
