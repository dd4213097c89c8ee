/** The files of one robot's audit: numbered logs in one folder, heads in another. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { BEGINNING, hashOf, readLine, type ChainEnd } from "./chain.js";
import { readHead, type SignedHead } from "./head.js";

export interface AuditPlaces {
  readonly dir: string;
  /** Best on another disk, or taken away at once. */
  readonly heads: string;
}

/** Where both lie for one robot, below the state folder. */
export function auditPlaces(state: string, robot: string): AuditPlaces {
  return { dir: join(state, "audit", robot), heads: join(state, "audit-heads", robot) };
}

const LOG = /^audit-(\d{6,12})\.jsonl$/;
/** The newest head, replaced each second. */
export const NEWEST_HEAD = "head.json";
/** The last head of each file that is full, one a line. */
export const FULL_HEADS = "full.jsonl";

/** The name of a log by its number. */
export function logName(number: number): string {
  return `audit-${String(number).padStart(6, "0")}.jsonl`;
}

/** The numbers of the logs that are there, in order. */
export function logNumbers(dir: string): readonly number[] {
  return readdirSync(dir)
    .flatMap((name) => LOG.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** The heads that are there; what cannot be read counts as absent. */
export function readHeads(heads: string): {
  readonly newest: SignedHead | undefined;
  readonly full: readonly SignedHead[];
} {
  return {
    newest: readHead(textOf(join(heads, NEWEST_HEAD))),
    full: textOf(join(heads, FULL_HEADS))
      .split("\n")
      .flatMap((line) => readHead(line) ?? []),
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** The end of a log as it lies on disk. */
export interface LogEnd {
  readonly end: ChainEnd;
  /** Bytes up to and with the last whole line. */
  readonly size: number;
  /** Bytes behind it: a line that a crash cut off. */
  readonly torn: number;
}

/** Where a log ends. `before` holds when it has no line yet. */
export function endOfLog(path: string, before: ChainEnd): LogEnd {
  const bytes = readFileSync(path);
  const size = bytes.lastIndexOf(0x0a) + 1;
  const torn = bytes.length - size;
  if (size === 0) return { end: before, size, torn };
  const line = bytes.subarray(bytes.lastIndexOf(0x0a, size - 2) + 1, size - 1).toString("utf8");
  // A last line that says nothing is linked to all the same: verification will name it.
  return { end: { n: readLine(line)?.n ?? before.n, hash: hashOf(line) }, size, torn };
}

/** Where the whole audit ends, by its files. */
export function endOfAudit(dir: string): LogEnd & { readonly number: number } {
  const numbers = logNumbers(dir);
  const number = numbers.at(-1) ?? 1;
  let found: LogEnd = { end: BEGINNING, size: 0, torn: 0 };
  // A log that was begun and has no line yet follows the one before it.
  for (const one of numbers.slice(-2)) found = endOfLog(join(dir, logName(one)), found.end);
  return { ...found, number };
}
