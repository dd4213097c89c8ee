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

/** What signatures there are. */
export interface Heads {
  readonly newest: SignedHead | undefined;
  readonly full: readonly SignedHead[];
}

/** The heads that are there; what cannot be read counts as absent. */
export function readHeads(heads: string): Heads {
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

/** The last line of one file. */
export interface FileEnd extends ChainEnd {
  readonly file: string;
}

/**
 * The ends of full files that are newer than every head: they became full while heads could not be written, and nobody
 * signed them before a restart. What a head covers already is left as it is.
 */
export function findUnsigned(dir: string, { newest, full }: Heads): readonly FileEnd[] {
  const covered = [...full, ...(newest ? [newest] : [])].reduce((most, { n }) => Math.max(most, n), 0);
  const numbers = logNumbers(dir);
  const found: FileEnd[] = [];
  for (const number of numbers.slice(0, -1).toReversed()) {
    const file = logName(number);
    const { end } = endOfLog(join(dir, file), BEGINNING);
    if (end.n <= covered) return found;
    found.unshift({ file, ...end });
  }
  const [oldest] = numbers;
  if (oldest === undefined || covered === 0) return found;
  // The one before the oldest was removed meanwhile: its end is what the first line here follows.
  const text = readFileSync(join(dir, logName(oldest)), "utf8");
  const first = readLine(text.slice(0, Math.max(0, text.indexOf("\n"))));
  if (first && first.n - 1 > covered)
    found.unshift({ file: logName(oldest - 1), n: first.n - 1, hash: first.prev });
  return found;
}
