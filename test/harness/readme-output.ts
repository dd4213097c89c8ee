/**
 * Compares what a page says a command prints with what it printed. `…` stands for anything within a line, and alone
 * on a line for any lines. What differs from run to run is compared by its form: digests, the ends of run names,
 * clocks, times, sizes, the gap between two columns. Lines that tell what a machine lacks do not count.
 */

/** Things whose value may differ. The first that fits is taken. */
const FORMS: readonly string[] = [
  "sha256:[0-9a-f]{12,64}",
  "(?<=-)[0-9a-f]{6}\\b",
  "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z?",
  "\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?",
  "\\b\\d+(?:\\.\\d+)? (?:ms|KiB)\\b",
  " {2,}",
];
/** A line about the machine: without root an engine has a wall less, and the command says so. */
const OF_THE_MACHINE = /^ *missing walls: .*\n/gm;
const VARIABLE = new RegExp(FORMS.map((form) => `(${form})`).join("|"), "g");

/** Whether `actual` is what the page expects; with `open` more may follow. */
export function matchesOutput(expected: string, actual: string, open: boolean = false): boolean {
  const lines = withoutMachine(expected).split("\n");
  const body = lines.map((line) => (line.trim() === "…" ? "(?:.*\n)*?" : `${lineForm(line)}[ ]*\n`)).join("");
  const printed = withoutMachine(actual);
  const text = printed === "" ? "" : `${printed}\n`;
  return new RegExp(`^${body}${open ? "" : "$"}`).test(text);
}

function withoutMachine(text: string): string {
  return `${text}\n`.replaceAll(OF_THE_MACHINE, "").trimEnd();
}

function lineForm(line: string): string {
  return line
    .trimEnd()
    .split("…")
    .map((part) => {
      let form = "";
      let end = 0;
      for (const match of part.matchAll(VARIABLE)) {
        form += escaped(part.slice(end, match.index));
        form += FORMS[match.slice(1).findIndex((group) => group !== undefined)] ?? "";
        end = match.index + match[0].length;
      }
      return form + escaped(part.slice(end));
    })
    .join("[^\n]*");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
