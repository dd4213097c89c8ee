// The answer of `exec` to a person: a line, or why the line was not carried out.

import { lowerExec } from "./generated/exports";

let asRefusal: bool = false;
let held: string = "";

/** Marks what `exec` returns as a refusal: `return refuse("no such word")`. */
export function refuse(why: string): string {
  asRefusal = true;
  return why;
}

/** Writes `result<string, string>` for the host; the text is held until the next answer. */
export function lower(text: string): usize {
  held = text;
  const failed = asRefusal;
  asRefusal = false;
  return lowerExec(failed, text);
}

/** The host has read the answer. */
export function release(): void {
  held = "";
}
