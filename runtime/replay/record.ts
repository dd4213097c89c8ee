/** A record as a whole: what it says of itself, and its entries over all its parts. */

import { existsSync } from "node:fs";

import { partName, UNFINISHED, type Entry } from "../robot/index.js";
import { ReplayError } from "./error.js";
import { readRecordFile } from "./record-stream.js";

/** What a record says of itself. */
export interface RecordFacts {
  readonly robot: string;
  readonly mode: string;
  readonly begun: string;
  readonly name: string;
  readonly digest: string;
  readonly signer: string;
  /** JSON, as the robot server wrote them. */
  readonly grant: string;
  readonly profile: string;
}

/** An entry, and when it was written, ns on the clock of the session. */
export interface TimedEntry {
  readonly timeNs: bigint;
  readonly entry: Entry;
}

export interface SessionRecord {
  readonly facts: RecordFacts;
  /** Whether the last part was finished; false for one that was cut off. Known when `entries` has ended. */
  readonly whole: boolean;
  /** In order. Throws `record-gap`, `record-unreadable`. */
  readonly entries: AsyncIterator<TimedEntry, undefined>;
  close(): Promise<void>;
}

const FIELDS = ["robot", "mode", "begun", "name", "digest", "signer", "grant", "profile"] as const;
const PART = /-(\d{3,})\.mcap(\.part)?$/;

/** The parts that follow a first one, as far as they are there. */
export function partsOf(first: string): readonly string[] {
  const found = PART.exec(first);
  if (!found) return [first];
  const paths = [first];
  for (let number = Number(found[1]) + 1; ; number += 1) {
    const whole = partName(first.slice(0, found.index), number);
    const next = [whole, `${whole}${UNFINISHED}`].find((path) => existsSync(path));
    if (next === undefined) return paths;
    paths.push(next);
  }
}

/** Opens a record by its first file. Throws `record-unreadable`, `record-foreign`. */
export async function openRecord(first: string): Promise<SessionRecord> {
  const pieces = readParts(partsOf(first));
  const head = await pieces.next();
  if (head.done || head.value.kind !== "metadata") {
    throw new ReplayError("record-foreign", `${first} does not say whose record it is`);
  }
  const facts = factsOf(first, head.value.metadata);
  let whole = false;

  async function* entries(): AsyncGenerator<TimedEntry, undefined> {
    let expected = 0;
    for await (const piece of pieces) {
      if (piece.kind === "end") whole = piece.whole;
      if (piece.kind !== "entry" && piece.kind !== "signal") continue;
      if (piece.sequence !== expected) {
        throw new ReplayError("record-gap", `message ${expected} is missing; ${piece.sequence} comes next`);
      }
      expected += 1;
      if (piece.kind === "signal") continue;
      if (piece.entry.kind === "gap") {
        throw new ReplayError("record-gap", `the recorder left entries out at message ${piece.sequence}`);
      }
      yield piece;
    }
    return undefined;
  }

  return {
    facts,
    get whole() {
      return whole;
    },
    entries: entries(),
    async close() {
      await pieces.return(undefined);
    },
  };
}

async function* readParts(paths: readonly string[]): ReturnType<typeof readRecordFile> {
  for (const path of paths) yield* readRecordFile(path);
}

function factsOf(path: string, metadata: ReadonlyMap<string, string>): RecordFacts {
  const values = FIELDS.map((field) => {
    const value = metadata.get(field);
    if (value === undefined) throw new ReplayError("record-foreign", `${path} does not say its ${field}`);
    return [field, value] as const;
  });
  const found = Object.fromEntries(values);
  const of = (field: (typeof FIELDS)[number]): string => found[field] ?? "";
  return {
    robot: of("robot"),
    mode: of("mode"),
    begun: of("begun"),
    name: of("name"),
    digest: of("digest"),
    signer: of("signer"),
    grant: of("grant"),
    profile: of("profile"),
  };
}
