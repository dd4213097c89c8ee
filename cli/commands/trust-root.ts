import { resolve } from "node:path";
import { createFileOnce, replaceFile } from "@sandpaw/runtime/policy";
import {
  MAX_KEY,
  openRoot,
  pemText,
  readPublicKey,
  sealRoot,
  type RootContent,
} from "@sandpaw/runtime/trust";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson, type Context } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { KEY_FORMS } from "../signing-key.js";
import { readRoot, rootKeys } from "../trust-target.js";

const MOST_KEYS = 16;

/** `sandpaw trust root`. */
export const trustRoot: Command = {
  name: "trust root",
  summary: "make a root of several keys, of which so many must sign a trust store",
  synopsis: "FILE --member NAME=PUBLIC-KEY... --threshold N --root KEY... [--after FILE] [--json]",
  description: [
    "Writes the list of the root's public keys and how many of them must sign, signed by the keys that --root names. " +
      "Whoever else must sign adds a signature with `sandpaw trust sign`. Machines take it as /etc/sandpaw/root.json " +
      "once so many of its own keys have signed it.",
    "To change the keys of a root, name the old one with --after: the new one has the next version, and " +
      "`sandpaw trust install` takes it if enough keys of the old one have signed it too.",
  ],
  options: {
    member: {
      type: "string",
      value: "NAME=FILE",
      multiple: true,
      help: "one of the root's public keys, and whose it is",
    },
    threshold: { type: "string", value: "N", help: "how many of them must sign" },
    root: {
      type: "string",
      value: "KEY",
      multiple: true,
      help: `a private root key that signs it now (${KEY_FORMS})`,
    },
    after: { type: "string", value: "FILE", help: "the root that this one replaces: root.json or root.pub" },
    json: JSON_OPTION,
  },
  examples: [
    {
      line: "sandpaw trust root root.json --member ada=ada.pub --member bo=bo.pub --member cy=cy.pub --threshold 2 --root ada.key",
      does: "two of three",
    },
    { line: "sandpaw trust sign root.json --root bo.key", does: "the second signature" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const path = resolve(context.cwd, args.word(0));
    const after = args.text("after");
    const before = after === undefined ? undefined : readRoot(context, after);
    const content: RootContent = {
      kind: "sandpaw-root",
      format: 1,
      version: (before?.version ?? 0) + 1,
      threshold: args.whole("threshold", 1, MOST_KEYS) ?? 1,
      keys: membersOf(args, context),
    };
    const signers = rootKeys(args, context);
    const may = new Set(
      [...openRoot(content).keys.values(), ...(before?.keys.values() ?? [])].map(({ id }) => id),
    );
    const stranger = signers.findIndex(({ publicKey }) => !may.has(publicKey.id));
    if (stranger !== -1)
      throw new CliError(
        "usage",
        `--root ${args.texts("root")[stranger] ?? ""}: that key is no member of this root, nor of one that --after names`,
      );
    const text = sealRoot(content, signers);
    if (after !== undefined && resolve(context.cwd, after) === path) replaceFile(path, text, 0o644);
    else if (createFileOnce(path, text, 0o644) === "existed")
      throw new CliError("file-exists", `${path} is there already`);
    const { version, threshold, keys } = content;
    if (args.flag("json")) sayJson(context, { root: path, version, threshold, keys: keys.length });
    else
      say(
        context,
        `made a root; version ${version}, ${threshold} of ${keys.length} keys must sign\n  ${path}`,
      );
    return EXIT.done;
  },
};

function membersOf(args: Arguments, context: Context): RootContent["keys"] {
  const members = args.texts("member").map((member) => {
    const at = member.indexOf("=");
    if (at < 1) throw new CliError("usage", `--member ${member}: NAME=FILE is what it takes`);
    const { pem } = readPublicKey(pemText(readInput(context, member.slice(at + 1), MAX_KEY).bytes));
    return { name: member.slice(0, at), publicKey: pem };
  });
  if (members.length === 0)
    throw new CliError("usage", "--member NAME=FILE is missing: a public key of the root");
  return members;
}
