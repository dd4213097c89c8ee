/** A strict JSON reader that remembers the line of every value, so that a complaint can name it. */

import { WorldError } from "./errors.js";

/** A JSON value and the line that it starts on. */
export interface JsonNode {
  readonly line: number;
  readonly value: null | boolean | number | string | readonly JsonNode[] | ReadonlyMap<string, JsonNode>;
}

const MAX_DEPTH = 12;
const TOKEN =
  /[ \t\r\n]+|[{}[\]:,]|"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

interface Token {
  readonly text: string;
  readonly line: number;
}

/** Reads one JSON document; duplicate keys, trailing text and more than 12 levels are refused. */
export function parsePlacedJson(text: string, file: string): JsonNode {
  const tokens = tokenise(text, file);
  let at = 0;
  const fail = (token: Token | undefined, why: string): never => {
    const line = token?.line ?? tokens[tokens.length - 1]?.line ?? 1;
    throw new WorldError("world-not-json", `${file}:${line}: ${why}`);
  };
  const take = (): Token => tokens[at++] ?? fail(undefined, "the file ends too early");
  const expect = (mark: string): void => {
    const token = take();
    if (token.text !== mark) fail(token, `expected ${mark}, found ${token.text.slice(0, 20)}`);
  };

  const scalar = (token: Token): null | boolean | number | string => {
    try {
      const value: unknown = JSON.parse(token.text);
      return value === null || typeof value === "boolean" || typeof value === "string"
        ? value
        : Number(value);
    } catch {
      return fail(token, "a text holds a control character");
    }
  };

  const readList = (depth: number): JsonNode[] => {
    const list: JsonNode[] = [];
    if (tokens[at]?.text === "]") {
      at++;
      return list;
    }
    for (;;) {
      list.push(readValue(depth));
      const token = take();
      if (token.text === "]") return list;
      if (token.text !== ",") fail(token, `expected , or ], found ${token.text.slice(0, 20)}`);
    }
  };
  const readRecord = (depth: number): Map<string, JsonNode> => {
    const record = new Map<string, JsonNode>();
    if (tokens[at]?.text === "}") {
      at++;
      return record;
    }
    for (;;) {
      const name = take();
      if (!name.text.startsWith('"')) fail(name, `expected a key, found ${name.text.slice(0, 20)}`);
      const key = String(scalar(name));
      if (record.has(key)) fail(name, `the key "${key.slice(0, 40)}" stands twice`);
      expect(":");
      record.set(key, readValue(depth));
      const token = take();
      if (token.text === "}") return record;
      if (token.text !== ",") fail(token, `expected , or }, found ${token.text.slice(0, 20)}`);
    }
  };
  const readValue = (depth: number): JsonNode => {
    const token = take();
    if (depth > MAX_DEPTH) fail(token, "nested too deep");
    const { line } = token;
    if (token.text === "{") return { line, value: readRecord(depth + 1) };
    if (token.text === "[") return { line, value: readList(depth + 1) };
    if ("]}:,".includes(token.text)) fail(token, `expected a value, found ${token.text}`);
    return { line, value: scalar(token) };
  };

  const root = readValue(0);
  const rest = tokens[at];
  if (rest !== undefined) fail(rest, "text after the end of the document");
  return root;
}

function tokenise(text: string, file: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) {
      throw new WorldError(
        "world-not-json",
        `${file}:${line}: not JSON near ${JSON.stringify(text.slice(from, from + 20))}`,
      );
    }
    if (/^[ \t\r\n]/.test(token)) line += token.split("\n").length - 1;
    else tokens.push({ text: token, line });
  }
  return tokens;
}
