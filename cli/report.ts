/** How an error ends a command: one line with its code, one line with what to do, an exit code. */

import { type Context, remark, sayJson } from "./context.js";
import { CliError } from "./error.js";
import { EXIT } from "./exit-codes.js";
import { fileError } from "./file-error.js";
import { createStyle } from "./style.js";
import { harmless } from "./text.js";

/** The shape of every error of sandpaw; the SDK, which imports nothing of ours, has it too. */
interface Coded {
  readonly code: string;
  readonly kind: "user" | "system";
  readonly message: string;
}

/** Whether an error comes from a closed list. */
export function isCoded(error: unknown): error is Coded {
  return error instanceof Error && "kind" in error && (error.kind === "user" || error.kind === "system");
}

/** Prints the error, as JSON too where that was asked for; answers the exit code. */
export async function reportError(error: unknown, context: Context, json = false): Promise<number> {
  if (context.signal.aborted && !isCoded(error)) return EXIT.interrupted;
  const coded = isCoded(error) ? error : (fileError(error) ?? wrapped(error));
  const style = createStyle(context.err.colour);
  const detail = coded.message.slice(coded.code.length + 2);
  const [first = "", ...more] = detail.split("\n").map(harmless);
  remark(context, `${style.red("sandpaw:")} ${style.bold(coded.code)}: ${first}`);
  for (const line of more) remark(context, `  ${line}`);
  const remedy = await remedyOf(coded.code);
  if (json) sayJson(context, { error: { code: coded.code, kind: coded.kind, message: detail, remedy } });
  if (remedy !== undefined) remark(context, `  ${style.dim("→")} ${remedy}`);
  if (context.env["SANDPAW_DEBUG"] !== undefined) remark(context, stackOf(error));
  if (context.signal.aborted) return EXIT.interrupted;
  if (coded.code === "usage" || coded.code === "command-unknown") return EXIT.usage;
  return coded.kind === "user" ? EXIT.refused : EXIT.system;
}

function wrapped(error: unknown): CliError {
  const why = error instanceof Error ? error.message : String(error);
  return new CliError("internal", why, { cause: error });
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

/** What to do about a code. Loaded only when something went wrong: the tables live in every part of the system. */
export async function remedyOf(code: string): Promise<string | undefined> {
  const { ALL_ERRORS } = await import("./all-errors.js");
  return ALL_ERRORS.get(code)?.remedy;
}
