/** Reads an audit from its beginning and says what was done to it: cut, edited, reordered, or shortened. */

import type { KeyObject } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { AuditError, type AuditErrorCode } from "./error.js";
import { hashOf, readLine } from "./chain.js";
import { logName, logNumbers, readHeads, type AuditPlaces } from "./files.js";
import { isSigned, type SignedHead } from "./head.js";

/** Something that is not as the robot server left it. */
export interface AuditProblem {
  readonly code: AuditErrorCode;
  /** The file, and the line in it, counted from 1; 0 for the file as a whole. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface AuditReport {
  readonly files: number;
  readonly lines: number;
  /** The numbers of the first and the last line; older ones were removed by age. 0 for none. */
  readonly first: number;
  readonly last: number;
  /** The newest line that a signature covers; 0 for none. */
  readonly signed: number;
  /** At most `MOST_PROBLEMS`. */
  readonly problems: readonly AuditProblem[];
}

const MOST_PROBLEMS = 100;

/** Verifies all of it. Throws `audit-absent`. */
export async function verifyAudit(
  { dir, heads }: AuditPlaces,
  robot: string,
  key: KeyObject,
): Promise<AuditReport> {
  if (!existsSync(dir) || logNumbers(dir).length === 0) {
    throw new AuditError("audit-absent", `${dir} holds no audit`);
  }
  const problems: AuditProblem[] = [];
  const find = (code: AuditErrorCode, file: string, line: number, message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, file, line, message });
  };

  const { newest, full } = readHeads(heads);
  const trusted = [...full, ...(newest ? [newest] : [])].filter((head) => {
    if (head.robot === robot && isSigned(head, key)) return true;
    find(
      "audit-head-forged",
      head.file,
      0,
      `the head of line ${head.n} is not signed by this key for ${robot}`,
    );
    return false;
  });
  if (!newest) find("audit-head-absent", "", 0, `${heads} holds no head`);
  const byNumber = new Map(trusted.map((head) => [head.n, head]));
  const latest = trusted.reduce((most, { n }) => Math.max(most, n), 0);

  let [lines, first] = [0, 0];
  let before: { readonly n: number; readonly hash: string } | undefined;
  const numbers = logNumbers(dir);
  for (const number of numbers) {
    const file = logName(number);
    let at = 0;
    for await (const line of linesOf(join(dir, file))) {
      at += 1;
      lines += 1;
      const found = readLine(line);
      const hash = hashOf(line);
      if (!found) {
        find("audit-line-malformed", file, at, line.slice(0, 80));
        before = { n: (before?.n ?? 0) + 1, hash };
        continue;
      }
      if (!before) first = found.n;
      const expected = before ?? beforeFirst(found.n, byNumber);
      if (expected && (found.n !== expected.n + 1 || found.prev !== expected.hash)) {
        find("audit-chain-broken", file, at, `line ${found.n} does not follow line ${expected.n}`);
      }
      const head = byNumber.get(found.n);
      if (head && head.hash !== hash) {
        find("audit-head-forged", file, at, `line ${found.n} is not the one that was signed`);
      }
      before = { n: found.n, hash };
    }
  }
  const last = before?.n ?? 0;
  if (latest > last) {
    find(
      "audit-tail-lost",
      logName(numbers.at(-1) ?? 0),
      0,
      `line ${latest} was signed, and ${last} is the last one here`,
    );
  }
  return { files: numbers.length, lines, first, last, signed: Math.min(latest, last), problems };
}

/** What the first line here must follow: nothing, or the signed end of a file that was removed by age. */
function beforeFirst(
  n: number,
  heads: ReadonlyMap<number, SignedHead>,
): { readonly n: number; readonly hash: string } | undefined {
  return n === 1 ? { n: 0, hash: "" } : (heads.get(n - 1) ?? { n: -1, hash: "" });
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}
