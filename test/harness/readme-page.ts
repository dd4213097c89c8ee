/**
 * Reads a page of documentation as steps that can be carried out.
 *
 * | block | what it is |
 * | --- | --- |
 * | `sh` | commands; under the line `**second terminal**` they are left running there |
 * | `console` | what the commands above print |
 * | any other language, under a line `**path**` | the file of that path |
 * | `diff`, under a line `**path**` | a change of that file: lines with `-` become those with `+` |
 * | no language | a picture |
 * | any, under a line `*Not run by the tests: why.*` | an exception, printed with its reason |
 *
 * Anything else is a mistake in the page.
 */

/** One block of a page; `line` is where it begins. */
export type Step =
  | { readonly kind: "commands"; readonly line: number; readonly text: string; readonly second: boolean }
  | { readonly kind: "output"; readonly line: number; readonly text: string }
  | { readonly kind: "file"; readonly line: number; readonly text: string; readonly path: string }
  | { readonly kind: "change"; readonly line: number; readonly text: string; readonly path: string }
  | { readonly kind: "exception"; readonly line: number; readonly reason: string };

interface Fence {
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The last line of text before it. */
  readonly label: string;
}

/** The steps of a page in order; throws with the line of a block that nobody could carry out. */
export function parsePage(page: string): readonly Step[] {
  const steps: Step[] = [];
  for (const fence of fences(page)) {
    const step = stepOf(fence);
    if (step === undefined) continue;
    if (step.kind === "output" && steps.at(-1)?.kind !== "commands")
      throw new Error(`line ${step.line}: output without commands above it`);
    steps.push(step);
  }
  return steps;
}

function stepOf({ line, language, text, label }: Fence): Step | undefined {
  const reason = /^\*Not run by the tests: (.+)\*$/.exec(label)?.[1];
  if (reason !== undefined) return { kind: "exception", line, reason };
  const bold = /^\*\*(.+)\*\*$/.exec(label)?.[1];
  if (language === "") return undefined;
  if (language === "sh") return { kind: "commands", line, text, second: bold === "second terminal" };
  if (language === "console") return { kind: "output", line, text };
  if (bold === undefined || !/^[\w.-]+(\/[\w.-]+)*$/.test(bold) || bold.includes(".."))
    throw new Error(`line ${line}: a block of ${language} without the name of a file above it`);
  return { kind: language === "diff" ? "change" : "file", line, text, path: bold };
}

function fences(page: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: { line: number; language: string; label: string; text: string[] } | undefined;
  let label = "";
  for (const [index, line] of page.split("\n").entries()) {
    if (open !== undefined) {
      if (line !== "```") {
        open.text.push(line);
        continue;
      }
      found.push({ ...open, text: open.text.map((one) => `${one}\n`).join("") });
      open = undefined;
      label = "";
    } else if (line.startsWith("```")) {
      open = { line: index + 1, language: line.slice(3).trim(), label, text: [] };
    } else if (line.trim().startsWith("```")) {
      throw new Error(`line ${index + 1}: a block that is indented`);
    } else if (line.trim() !== "") {
      label = line.trim();
    }
  }
  if (open !== undefined) throw new Error(`line ${open.line}: a block without an end`);
  return found;
}

/** `before` with a change of the page applied; throws where it does not fit exactly once. */
export function applyChange(before: string, change: string): string {
  const lines = change.trimEnd().split("\n");
  const side = (without: string): string =>
    lines
      .filter((line) => !line.startsWith(without))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const parts = before.split(side("+"));
  if (parts.length !== 2) throw new Error(`the change fits ${parts.length - 1} times:\n${change}`);
  return parts.join(side("-"));
}
