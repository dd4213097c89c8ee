/** Walks over tokens; each method takes what the grammar needs next, or refuses with the place. */

import { WitError, type Position } from "./error.js";
import type { Token } from "./lexer.js";

/** Words that mean something in WIT; as a name they need a `%`. */
const KEYWORDS: ReadonlySet<string> = new Set([
  "as",
  "async",
  "bool",
  "borrow",
  "char",
  "constructor",
  "enum",
  "error-context",
  "export",
  "f32",
  "f64",
  "flags",
  "from",
  "func",
  "future",
  "import",
  "include",
  "interface",
  "list",
  "map",
  "option",
  "own",
  "package",
  "record",
  "resource",
  "result",
  "s16",
  "s32",
  "s64",
  "s8",
  "static",
  "stream",
  "string",
  "tuple",
  "type",
  "u16",
  "u32",
  "u64",
  "u8",
  "use",
  "variant",
  "with",
  "world",
]);

/** A name with its doc comment and place. */
export interface Named {
  readonly name: string;
  readonly docs: string;
  readonly position: Position;
}

export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, not taken. */
  peek(): Token {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw new Error("read past the end token");
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.#index += 1;
    return token;
  }

  /** Whether the next token is this mark or unescaped word. */
  at(text: string): boolean {
    const token = this.peek();
    return token.text === text && !token.escaped && (token.kind === "mark" || token.kind === "word");
  }

  /** Takes the next token if it is `text`. */
  skip(text: string): boolean {
    const found = this.at(text);
    if (found) this.take();
    return found;
  }

  expect(text: string): Token {
    if (!this.at(text)) this.refuse(`expected ${JSON.stringify(text)}`);
    return this.take();
  }

  /** A name; a keyword only when it is escaped. */
  name(what: string): Named {
    const token = this.peek();
    if (token.kind !== "word") this.refuse(`expected ${what}`);
    if (!token.escaped && KEYWORDS.has(token.text))
      this.refuse(`expected ${what}; a keyword needs a % before it`);
    this.take();
    return { name: token.text, docs: token.docs, position: token.position };
  }

  /** `open item, item,? close`; an empty list is refused by the caller if it must be. */
  items<T>(open: string, close: string, item: () => T): T[] {
    this.expect(open);
    const items: T[] = [];
    while (!this.at(close)) {
      items.push(item());
      if (!this.skip(",")) break;
    }
    this.expect(close);
    return items;
  }

  refuse(detail: string): never {
    const token = this.peek();
    const found = token.kind === "end" ? "the end of the file" : JSON.stringify(token.text);
    throw new WitError(token.position, `${detail}, found ${found}`);
  }
}
