// The answer of `exec` to a person: a line, or why the line was not carried out.

let asRefusal: bool = false;
let held: string = "";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(12, 4);

/** Marks what `exec` returns as a refusal: `return refuse("no such word")`. */
export function refuse(why: string): string {
  asRefusal = true;
  return why;
}

/** Writes `result<string, string>` for the host; the text is held until the next answer. */
export function lower(text: string): usize {
  held = text;
  store<u8>(RET, asRefusal ? 1 : 0);
  store<usize>(RET, changetype<usize>(text), 4);
  store<i32>(RET, text.length, 8);
  asRefusal = false;
  return RET;
}

/** The host has read the answer. */
export function release(): void {
  held = "";
}
