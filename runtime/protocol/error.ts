/**
 * The one shape of an error that people see: a class per area, a `code` from a closed list, the code first in
 * the message. The lists are exported as tables (code → meaning and remedy); `docs/errors.md` is made of them.
 */

/** Whose move it is: the `user`'s (bad input, missing grant) or the `system`'s (a dead robot, a full disk). */
export type ErrorKind = "user" | "system";

/** What one code means and what to do about it. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** One sentence. */
  readonly meaning: string;
  /** One sentence that tells the reader what to do next. */
  readonly remedy: string;
}

/** The closed list of codes of one area. */
export type ErrorTable<C extends string> = Readonly<Record<C, ErrorEntry>>;

/** The code of a system call's error, such as `ENOENT`; undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Base of every error class of sandpaw. */
export abstract class CodedError<C extends string = string> extends Error {
  readonly code: C;
  readonly kind: ErrorKind;

  constructor(table: ErrorTable<C>, code: C, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.kind = table[code].kind;
  }
}
