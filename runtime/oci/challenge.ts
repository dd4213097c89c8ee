/** What a registry wants to see before it answers: the header `WWW-Authenticate`. RFC 9110, section 11. */

/** A scheme, in lower case, and its parameters, their names in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const MAX_HEADER = 8192;
const TOKEN = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;
const SPACE = /[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;

/** Reads the header; undefined where it is not what the grammar allows. */
export function parseChallenges(header: string): readonly Challenge[] | undefined {
  if (header.length > MAX_HEADER) return undefined;
  const found: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match) at += match[0].length;
    return match;
  };
  while (at < header.length) {
    take(SPACE);
    if (header[at] === ",") {
      at += 1;
      continue;
    }
    const word = take(TOKEN)?.[0];
    if (word === undefined) return at === header.length ? found : undefined;
    take(SPACE);
    if (header[at] !== "=") {
      found.push({ scheme: word.toLowerCase(), parameters: new Map() });
      continue;
    }
    at += 1;
    take(SPACE);
    const value = header[at] === '"' ? take(QUOTED)?.[1]?.replaceAll(/\\(.)/g, "$1") : take(TOKEN)?.[0];
    const { parameters } = found.at(-1) ?? {};
    if (value === undefined || parameters === undefined || parameters.has(word.toLowerCase()))
      return undefined;
    parameters.set(word.toLowerCase(), value);
  }
  return found;
}
