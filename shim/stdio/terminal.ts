/**
 * What a terminal's driver does for a program that knows nothing of it: echo, lines, the keys that edit and end
 * them, and new lines that begin at the left. There is no pseudo terminal: a guest has no use for one.
 */

import { PassThrough, Transform, type Readable, type Writable } from "node:stream";

/** A terminal between a client and a program. */
export interface Terminal {
  /** What the program reads; absent where the client gave no input. */
  readonly stdin: Readable | undefined;
  /** What the program writes, both outputs. */
  readonly stdout: Writable;
}

export interface TerminalOptions {
  readonly input: Readable | undefined;
  readonly output: Writable;
  /** Ctrl-C was pressed. */
  readonly onInterrupt: () => void;
}

const KEY = { interrupt: 3, end: 4, backspace: 8, newline: 10, enter: 13, erase: 21, delete: 127 } as const;
/** A line that is longer is handed on in parts, bytes. */
const MAX_LINE = 4096;

/** Creates it. The output is not ended. */
export function createTerminal({ input, output, onInterrupt }: TerminalOptions): Terminal {
  const stdout = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, atLeft(chunk));
    },
  });
  stdout.pipe(output, { end: false });
  return { stdin: input && lineInput(input, output, onInterrupt), stdout };
}

/** `\n` as `\r\n`. */
function atLeft(chunk: Buffer): Buffer {
  return Buffer.from(chunk.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
}

function lineInput(input: Readable, output: Writable, onInterrupt: () => void): Readable {
  const lines = new PassThrough();
  let line: number[] = [];

  function handOn(): void {
    if (line.length > 0) lines.write(Buffer.from(line));
    line = [];
  }

  function echo(text: string): void {
    if (output.writable) output.write(text);
  }

  function erase(): void {
    // The bytes that continue a UTF-8 character go with it.
    while (((line.at(-1) ?? 0) & 0xc0) === 0x80) line.pop();
    if (line.pop() !== undefined) echo("\b \b");
  }

  function press(key: number): void {
    if (key === KEY.interrupt) {
      line = [];
      echo("^C\r\n");
      onInterrupt();
    } else if (key === KEY.end) {
      if (line.length === 0) lines.end();
      else handOn();
    } else if (key === KEY.enter || key === KEY.newline) {
      line.push(KEY.newline);
      echo("\r\n");
      handOn();
    } else if (key === KEY.backspace || key === KEY.delete) {
      erase();
    } else if (key === KEY.erase) {
      while (line.length > 0) erase();
    } else {
      line.push(key);
      if (output.writable) output.write(Buffer.of(key));
      if (line.length >= MAX_LINE) handOn();
    }
  }

  input.on("data", (chunk: Buffer) => {
    for (const key of chunk) if (!lines.writableEnded) press(key);
  });
  input.once("close", () => {
    if (lines.writableEnded) return;
    handOn();
    lines.end();
  });
  return lines;
}
