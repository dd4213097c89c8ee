/** Everything a command may touch of the outside; tests and other programs hand in their own. */

import type { Readable, Writable } from "node:stream";

/** Where lines go. */
export interface Sink {
  /** Writes as it is; whoever calls ends lines. */
  write(text: string): void;
  /** Whether a person looks at it. */
  readonly tty: boolean;
  /** Size in characters; 80 by 24 where nobody knows. */
  size(): { readonly columns: number; readonly rows: number };
  /** Whether colours are wanted. */
  readonly colour: boolean;
}

/** The surroundings of one command. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Effective user id. */
  readonly uid: number;
  readonly cwd: string;
  readonly out: Sink;
  readonly err: Sink;
  /** The streams themselves, for a behaviour that is given them. */
  readonly streams: { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP; the second one ends the process. */
  readonly signal: AbortSignal;
}

/** Writes one line of a command's result. */
export function say(context: Context, line = ""): void {
  context.out.write(`${line}\n`);
}

/** Writes one remark that is not part of the result. */
export function remark(context: Context, line: string): void {
  context.err.write(`${line}\n`);
}

/** Writes a result as JSON, indented for people, one value. */
export function sayJson(context: Context, value: unknown): void {
  const plain = JSON.stringify(
    value,
    (_, inner: unknown) => (typeof inner === "bigint" ? `${inner}` : inner),
    2,
  );
  say(context, plain);
}
