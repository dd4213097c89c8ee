/**
 * The exit journal: how every run ended, one JSON object a line, on disk before anybody is told. Supervisors of
 * one machine append to the same file. A crash may leave a torn last line; readers pass over it, and the next
 * writer begins a line of its own.
 */

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";

import {
  EXIT_REASONS,
  integerShape,
  objectShape,
  stringShape,
  wordShape,
  type ExitReason,
  type Shape,
} from "../protocol/index.js";

/** One end of a run. */
export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly run: string;
  readonly name: string;
  /** `sha256:…` of the verified bytes. */
  readonly digest: string;
  readonly signer: string;
  readonly reason: ExitReason;
  readonly code: number;
  readonly message: string;
}

const entryShape: Shape<JournalEntry> = objectShape({
  at: stringShape(40),
  run: stringShape(128),
  name: stringShape(253),
  digest: stringShape(80),
  signer: stringShape(256),
  reason: wordShape(EXIT_REASONS),
  code: integerShape(-2_147_483_648, 4_294_967_295),
  message: stringShape(8192),
});

/** When the file is longer than this it is moved aside, over the one that was moved before, bytes. */
const MAX_JOURNAL = 1024 * 1024;
const NEWLINE = 10;

/** What could be read, and how many lines could not. */
export interface JournalRead {
  readonly entries: readonly JournalEntry[];
  readonly damaged: number;
}

/** Reads the journal; a file that is not there is an empty one. */
export function readJournal(file: string): JournalRead {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { entries: [], damaged: 0 };
  }
  const entries: JournalEntry[] = [];
  let damaged = 0;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    try {
      entries.push(entryShape(JSON.parse(line), "entry"));
    } catch {
      damaged += 1;
    }
  }
  return { entries, damaged };
}

/** Appends one entry and waits for the disk. */
export function appendJournal(file: string, entry: JournalEntry): void {
  const handle = openSync(
    file,
    constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW,
    0o600,
  );
  try {
    const { size } = fstatSync(handle);
    // One write, so that lines of two supervisors never mix.
    writeSync(handle, `${endsMidLine(handle, size) ? "\n" : ""}${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
    if (size > MAX_JOURNAL) renameSync(file, `${file}.1`);
  } finally {
    closeSync(handle);
  }
}

function endsMidLine(handle: number, size: number): boolean {
  if (size === 0) return false;
  const last = new Uint8Array(1);
  readSync(handle, last, 0, 1, size - 1);
  return last[0] !== NEWLINE;
}
