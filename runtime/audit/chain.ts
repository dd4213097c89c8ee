/**
 * The lines of an audit and what links them. A line is one JSON object: `n` counts from 1 and never begins again, `t`
 * is wall time, `code` says what happened, `prev` is SHA-256 (base64url) of the line before, without its line feed.
 * So no line can be changed, taken out, put in or moved without changing all that follow.
 */

import { createHash } from "node:crypto";

/** What a line says beside its place in the chain. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly t: string;
  readonly code: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** Where a chain stands: its last line. */
export interface ChainEnd {
  readonly n: number;
  /** SHA-256 of that line, base64url. */
  readonly hash: string;
}

/** Before the first line. */
export const BEGINNING: ChainEnd = { n: 0, hash: "" };

/** Longest line, characters. */
export const LINE_MOST = 2048;
/** Keys of every line; the fields of an entry stand between. */
const OWN_KEYS = new Set(["n", "t", "code", "prev"]);

/** What a line must be hashed to. */
export function hashOf(line: string): string {
  return createHash("sha256").update(line).digest("base64url");
}

/** The next line, without its line feed, and where the chain stands with it. */
export function link(end: ChainEnd, { t, code, fields }: AuditEntry): { line: string; end: ChainEnd } {
  const n = end.n + 1;
  const shown = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === "string" ? value.slice(0, 512) : value,
    ]),
  );
  const line = JSON.stringify({ n, t, code, ...shown, prev: end.hash });
  return { line, end: { n, hash: hashOf(line) } };
}

/** A line as it was read; undefined when it is none of ours. */
export function readLine(line: string): { n: number; prev: string; entry: AuditEntry } | undefined {
  if (line.length > LINE_MOST) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || JSON.stringify(value) !== line) return undefined;
  const all: Readonly<Record<string, unknown>> = { ...value };
  const { n, t, code, prev } = all;
  if (typeof n !== "number" || !Number.isSafeInteger(n) || n < 1) return undefined;
  if (typeof t !== "string" || typeof code !== "string" || typeof prev !== "string") return undefined;
  const fields: Record<string, string | number> = {};
  for (const [key, field] of Object.entries(all)) {
    if (OWN_KEYS.has(key)) continue;
    if (typeof field !== "string" && typeof field !== "number") return undefined;
    fields[key] = field;
  }
  return { n, prev, entry: { t, code, fields } };
}
