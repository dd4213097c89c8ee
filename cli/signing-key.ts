/** The key that a command signs with: a file, a variable of the environment, or a program that keeps it to itself. */

import { MAX_KEY, pemText, readSigningKey, type Signer } from "@sandpaw/runtime/trust";
import type { Context } from "./context.js";
import { CliError } from "./error.js";
import { programSigner } from "./program-signer.js";
import { readInput } from "./input-file.js";

/** What the help says of the value of such an option. */
export const KEY_FORMS = "FILE | env:NAME | exec:PROGRAM";

/** Opens what the value of an option names. Throws `key-…`, `file-unreadable`. */
export function signingKey(context: Context, source: string): Signer {
  if (source.startsWith("exec:")) return programSigner(context, source.slice("exec:".length));
  if (!source.startsWith("env:")) return readSigningKey(pemText(readInput(context, source, MAX_KEY).bytes));
  const name = source.slice("env:".length);
  const text = context.env[name] ?? "";
  if (text.trim() === "") throw new CliError("key-variable-missing", `${name} is not set, or empty`);
  // Variables often lose the line end behind the last line; the key itself has one form.
  return readSigningKey(`${text.trim()}\n`);
}
