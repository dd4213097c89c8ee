/** Splits WIT text into tokens. Everything that is not a token of the subset is refused. */

import { WitError, type Position } from "./error.js";

/** One token. `docs` are the `///` lines that stand directly before it. */
export interface Token {
  readonly kind: "word" | "mark" | "version" | "end";
  readonly text: string;
  /** The word was written `%word`: an identifier even where it is a keyword. */
  readonly escaped: boolean;
  readonly docs: string;
  readonly position: Position;
}

const BLANK = /[ \t\r\n]+/y;
const DOC = /\/\/\/(?!\/) ?([^\r\n]*)/y;
const COMMENT = /\/\/[^\r\n]*/y;
const WORD = /(%?)([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)(?![A-Za-z0-9-])/y;
const VERSION = /@(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)/y;
const MARK = /->|[:;,.{}()<>=_]/y;

/** All tokens of `text`, with an `end` token last. */
export function tokenize(text: string, file: string): Token[] {
  const tokens: Token[] = [];
  let docs: string[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: Token["kind"], value: string, escaped: boolean, length: number): void => {
    const position = { file, line, column: at - lineStart + 1 };
    tokens.push({ kind, text: value, escaped, docs: docs.join("\n"), position });
    docs = [];
    at += length;
  };

  while (at < text.length) {
    const blank = match(BLANK);
    if (blank) {
      for (let i = blank[0].indexOf("\n"); i >= 0; i = blank[0].indexOf("\n", i + 1)) {
        line += 1;
        lineStart = at + i + 1;
      }
      at += blank[0].length;
      continue;
    }
    const doc = match(DOC);
    if (doc) {
      docs.push((doc[1] ?? "").trimEnd());
      at += doc[0].length;
      continue;
    }
    const comment = match(COMMENT);
    if (comment) {
      at += comment[0].length;
      continue;
    }
    const word = match(WORD);
    if (word) {
      push("word", word[2] ?? "", word[1] === "%", word[0].length);
      continue;
    }
    const version = match(VERSION);
    if (version) {
      push("version", version[0].slice(1), false, version[0].length);
      continue;
    }
    const mark = match(MARK);
    if (mark) {
      push("mark", mark[0], false, mark[0].length);
      continue;
    }
    throw new WitError({ file, line, column: at - lineStart + 1 }, `unexpected ${JSON.stringify(text[at])}`);
  }
  push("end", "end of file", false, 0);
  return tokens;
}
