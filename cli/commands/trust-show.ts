import { loadSystemTrust, loadUserTrust, MAX_KEY, MAX_STORE } from "@sandpaw/runtime/trust";
import { pemText, readPublicKey, unsealStore, type TrustStore } from "@sandpaw/runtime/trust";
import { SYSTEM_CONFIG_DIR, userConfigDir } from "@sandpaw/runtime/protocol";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson, type Context } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { columns } from "../text.js";
import { TRUST_OPTIONS } from "../trust-choice.js";

/** `sandpaw trust show`. */
export const trustShow: Command = {
  name: "trust show",
  summary: "print what a trust store says",
  synopsis: "[--system | --store FILE --root FILE] [--json]",
  description: [
    "Prints your own trust store, that of this machine, or a file; its signature is checked first.",
  ],
  options: {
    system: TRUST_OPTIONS.system,
    store: { type: "string", value: "FILE", help: "this trust store" },
    root: { type: "string", value: "FILE", help: "with --store: the public root key" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw trust show", does: "your own store" },
    { line: "sandpaw trust show --store trust-store.json --root root.pub", does: "one that you made" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const store = open(args, context);
    if (args.flag("json")) sayJson(context, store.content);
    else for (const line of linesOf(store)) say(context, line);
    return EXIT.done;
  },
};

function open(args: Arguments, context: Context): TrustStore {
  const file = args.text("store");
  if (file !== undefined) {
    const root = args.text("root");
    if (root === undefined) throw new CliError("usage", "--root FILE is missing: the public root key");
    const key = readPublicKey(pemText(readInput(context, root, MAX_KEY).bytes));
    return unsealStore(readInput(context, file, MAX_STORE).bytes, key);
  }
  if (args.flag("system")) return loadSystemTrust(SYSTEM_CONFIG_DIR);
  return loadUserTrust(userConfigDir(context.env), { uid: context.uid, now: new Date() });
}

function linesOf({ content, keys, revokedKeys }: TrustStore): readonly string[] {
  const rows = [...keys].map(([id, { name, scope, ceiling, expires }]) => [
    name,
    id,
    `signs ${scope.join(" ")}`,
    `grants ${Object.keys(ceiling).join(" ") || "nothing"}`,
    revokedKeys.has(id) ? "REVOKED" : expires ? `until ${expires.toISOString()}` : "",
  ]);
  const { keys: ids, digests } = content.revoked;
  return [
    `version ${content.version}, made ${content.issued}, good until ${content.expires}`,
    ...columns(rows),
    `revoked: ${ids.length} keys, ${digests.length} modules`,
    ...[...ids, ...digests].map((id) => `  ${id}`),
  ];
}
