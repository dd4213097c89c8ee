/** JSON from strangers: strict UTF-8, no byte order mark, no key twice in an object, bounded depth. */

const MAX_DEPTH = 32;

/** Parses bytes or text; throws `SyntaxError` with a plain reason. The caller has bounded the size. */
export function parseStrictJson(input: Uint8Array | string): unknown {
  const text = typeof input === "string" ? input : decodeText(input);
  const value = parse(text);
  checkObjects(text);
  return value;
}

/** Node's messages quote what they stumble over, line ends too; ours are one line. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "unreadable";
    throw new SyntaxError(`not JSON: ${JSON.stringify(why).slice(1, -1).replaceAll('\\"', '"')}`, { cause });
  }
}

/** Strict UTF-8; throws `SyntaxError`. A byte order mark stays in the text, and so is refused by the grammar. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new SyntaxError("the text is not UTF-8", { cause });
  }
}

const STRING = /"(?:[^"\\]|\\.)*"/y;

/** Walks text that `JSON.parse` has taken, which hides repeated keys: the last of them wins silently. */
function checkObjects(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "{" || char === "[") {
      if (open.length === MAX_DEPTH) throw new SyntaxError(`nested more than ${MAX_DEPTH} deep`);
      open.push(char === "{" ? new Set() : null);
    } else if (char === "}" || char === "]") open.pop();
    else if (char === '"') {
      STRING.lastIndex = at;
      const string = STRING.exec(text)?.[0] ?? '""';
      at += string.length - 1;
      const keys = open.at(-1);
      if (!keys || !isKey(text, at + 1)) continue;
      const key = String(JSON.parse(string));
      if (keys.has(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice`);
      keys.add(key);
    }
  }
}

/** In valid JSON a string that is followed by a colon is a key, and no other is. */
function isKey(text: string, after: number): boolean {
  while (" \t\n\r".includes(text.charAt(after)) && after < text.length) after++;
  return text[after] === ":";
}
