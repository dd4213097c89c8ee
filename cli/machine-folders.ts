/** The folders of a machine's trust: this one's, or one whose disk lies below another folder. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { SYSTEM_CONFIG_DIR } from "@sandpaw/runtime/protocol";
import { SYSTEM_STATE_DIR } from "@sandpaw/runtime/trust";
import type { Arguments } from "./arguments.js";
import type { OptionSpec } from "./command.js";
import type { Context } from "./context.js";
import { CliError } from "./error.js";

/** The option that names another disk. */
export const PREFIX_OPTION: OptionSpec = {
  type: "string",
  value: "FOLDER",
  help: `the machine whose disk lies here, instead of this one: FOLDER${SYSTEM_CONFIG_DIR}, FOLDER${SYSTEM_STATE_DIR}`,
};

/** Where its configuration and its state lie. */
export interface MachineFolders {
  readonly config: string;
  readonly state: string;
}

/** The folders that `--prefix` means. Throws `file-unusable` where there is none. */
export function machineFolders(args: Arguments, context: Context): MachineFolders {
  const prefix = args.text("prefix");
  const disk = prefix === undefined ? "" : resolve(context.cwd, prefix);
  // A name that was mistyped must not become a machine.
  if (prefix !== undefined && !statSync(disk, { throwIfNoEntry: false })?.isDirectory())
    throw new CliError("file-unusable", `--prefix ${prefix}: there is no such folder`);
  const below = (folder: string): string => `${disk}${folder}`;
  return { config: below(SYSTEM_CONFIG_DIR), state: below(SYSTEM_STATE_DIR) };
}
