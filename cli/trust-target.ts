/** Which trust store a command reads or changes: the person's own, or a file that a root key signs. */

import { resolve } from "node:path";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { replaceFile } from "@sandpaw/runtime/policy";
import {
  changeUserTrust,
  MAX_KEY,
  MAX_STORE,
  pemText,
  readSigningKey,
  sealStore,
  unsealStore,
  withStoreLock,
  type Period,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import type { Arguments } from "./arguments.js";
import { JSON_OPTION, type OptionTable } from "./command.js";
import { say, sayJson, type Context } from "./context.js";
import { CliError } from "./error.js";
import { readInput } from "./input-file.js";

const DAY_MS = 86_400_000;

/** The options of every command that changes a store. */
export const CHANGE_OPTIONS: OptionTable = {
  store: { type: "string", value: "FILE", help: "change this trust store instead of your own" },
  root: { type: "string", value: "FILE", help: "with --store: the private root key that signs it" },
  days: {
    type: "string",
    value: "N",
    help: "with --store: for how long it is good from now on; 365 unless told",
  },
  json: JSON_OPTION,
};

/** What follows the arguments of every such command. */
export const CHANGE_SYNOPSIS = "[--store FILE --root FILE [--days N]] [--json]";

/** The root key that `--root` names. Throws `usage`, `key-malformed`. */
export function rootKey(args: Arguments, context: Context): SigningKey {
  const file = args.text("root");
  if (file === undefined)
    throw new CliError("usage", "--root FILE is missing: the private key that signs the store");
  return readSigningKey(pemText(readInput(context, file, MAX_KEY).bytes));
}

/** From now for as many days as `--days` says. */
export function periodOf(args: Arguments, now: Date): Period {
  const days = args.number("days", 1, 36_500) ?? 365;
  return { now, expires: new Date(now.getTime() + days * DAY_MS) };
}

/** Changes the store that the options name, signs it again and says so. */
export function changeStore(
  args: Arguments,
  context: Context,
  what: string,
  change: (store: StoreContent, period: Period) => StoreContent,
): void {
  const now = new Date();
  const file = args.text("store");
  if (file === undefined) {
    const folder = userConfigDir(context.env);
    const { content } = changeUserTrust(folder, { uid: context.uid, now }, change);
    report(args, context, what, content, folder);
    return;
  }
  const root = rootKey(args, context);
  const path = resolve(context.cwd, file);
  const after = withStoreLock(path, () => {
    const before = unsealStore(readInput(context, file, MAX_STORE).bytes, root.publicKey);
    const changed = change(before.content, periodOf(args, now));
    replaceFile(path, sealStore(changed, root), 0o644);
    return changed;
  });
  report(args, context, what, after, path);
}

/** Says which version of which store there is now. */
export function report(
  args: Arguments,
  context: Context,
  what: string,
  { version, expires }: StoreContent,
  where: string,
): void {
  if (args.flag("json")) sayJson(context, { store: where, version, expires });
  else say(context, `${what}; version ${version}, good until ${expires}\n  ${where}`);
}
