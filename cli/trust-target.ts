/** Which trust store a command reads or changes: the person's own, or a file that root keys sign. */

import { resolve } from "node:path";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { replaceFile } from "@sandpaw/runtime/policy";
import {
  changeUserTrust,
  MAX_KEY,
  MAX_ROOT,
  MAX_STORE,
  pemText,
  readPublicKey,
  sealStore,
  soleRoot,
  unsealRoot,
  unsealStore,
  withStoreLock,
  type Period,
  type Root,
  type Signer,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import type { Arguments } from "./arguments.js";
import { JSON_OPTION, type OptionSpec, type OptionTable } from "./command.js";
import { remark, say, sayJson, type Context } from "./context.js";
import { CliError } from "./error.js";
import { readInput } from "./input-file.js";
import { KEY_FORMS, signingKey } from "./signing-key.js";

const DAY_MS = 86_400_000;

/** The private keys that sign a store. */
export const ROOT_OPTION: OptionSpec = {
  type: "string",
  value: "KEY",
  multiple: true,
  help: `a private root key that signs it (${KEY_FORMS})`,
};

/** The options of every command that changes a store. */
export const CHANGE_OPTIONS: OptionTable = {
  store: { type: "string", value: "FILE", help: "change this trust store instead of your own" },
  root: { ...ROOT_OPTION, help: `with --store: ${ROOT_OPTION.help}` },
  roots: {
    type: "string",
    value: "FILE",
    help: "with --store: the root of several keys (root.json) that has signed what is there",
  },
  days: {
    type: "string",
    value: "N",
    help: "with --store: for how long it is good from now on; 365 unless told",
  },
  json: JSON_OPTION,
};

/** What follows the arguments of every such command. */
export const CHANGE_SYNOPSIS = "[--store FILE --root KEY [--roots FILE] [--days N]] [--json]";

/** The root keys that `--root` names, one at least. Throws `usage`, `key-…`. */
export function rootKeys(args: Arguments, context: Context): readonly [Signer, ...Signer[]] {
  const [first, ...more] = args.texts("root");
  if (first === undefined)
    throw new CliError("usage", "--root KEY is missing: the private key that signs the store");
  return [signingKey(context, first), ...more.map((source) => signingKey(context, source))];
}

/** A root from a file: one public key in PEM, or the `root.json` of several keys. Throws `root-…`, `key-malformed`. */
export function readRoot(context: Context, file: string): Root {
  const { bytes } = readInput(context, file, MAX_ROOT);
  return bytes[0] === 0x7b
    ? unsealRoot(bytes)
    : soleRoot(readPublicKey(pemText(bytes.subarray(0, MAX_KEY + 1))));
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
  args.onlyWith("store", ["root", "roots", "days"]);
  const now = new Date();
  const file = args.text("store");
  if (file === undefined) {
    const folder = userConfigDir(context.env);
    const { content } = changeUserTrust(folder, { uid: context.uid, now }, change);
    report(args, context, what, content, folder);
    return;
  }
  const signers = rootKeys(args, context);
  const roots = args.text("roots");
  // Whoever signs goes on from what they have signed themselves, or from what the root has signed.
  const before = roots === undefined ? soleRoot(signers[0].publicKey) : readRoot(context, roots);
  const path = resolve(context.cwd, file);
  const after = withStoreLock(path, () => {
    const { content } = unsealStore(readInput(context, file, MAX_STORE).bytes, before);
    const changed = change(content, periodOf(args, now));
    replaceFile(path, sealStore(changed, ...signers), 0o644);
    return changed;
  });
  report(args, context, what, after, path);
  if (before.threshold > signers.length)
    remark(
      context,
      `sandpaw: ${signers.length} of ${before.threshold} root keys have signed it; the others: sandpaw trust sign`,
    );
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
