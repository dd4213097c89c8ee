import {
  loadSystemTrust,
  loadUserTrust,
  MAX_STORE,
  unsealStore,
  type TrustStore,
} from "@sandpaw/runtime/trust";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { remark, say, sayJson, type Context } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { columns } from "../text.js";
import { machineFolders, PREFIX_OPTION } from "../machine-folders.js";
import { notTakenLine, TRUST_OPTIONS } from "../trust-choice.js";
import { readRoot } from "../trust-target.js";

/** `sandpaw trust show`. */
export const trustShow: Command = {
  name: "trust show",
  summary: "print what a trust store says",
  synopsis: "[--system [--prefix FOLDER] | --store FILE --root FILE] [--json]",
  description: [
    "Prints your own trust store, that of this machine, or a file; its signature is checked first.",
  ],
  options: {
    system: TRUST_OPTIONS.system,
    store: { type: "string", value: "FILE", help: "this trust store" },
    root: { type: "string", value: "FILE", help: "with --store: the public root key, or root.json" },
    prefix: PREFIX_OPTION,
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
  args.onlyWith("system", ["prefix"]);
  args.onlyWith("store", ["root"]);
  const file = args.text("store");
  if (file !== undefined) {
    if (args.flag("system")) throw new CliError("usage", "give --system or --store, not both");
    const root = args.text("root");
    if (root === undefined) throw new CliError("usage", "--root FILE is missing: the public root key");
    return unsealStore(readInput(context, file, MAX_STORE).bytes, readRoot(context, root));
  }
  if (args.flag("system")) {
    const { config, state } = machineFolders(args, context);
    const { store, notTaken } = loadSystemTrust(config, state);
    if (notTaken) remark(context, notTakenLine(notTaken.message, store.content.version));
    return store;
  }
  return loadUserTrust(userConfigDir(context.env), { uid: context.uid, now: new Date() });
}

function linesOf({ content, keys, revokedKeys, motionEnds }: TrustStore): readonly string[] {
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
    `what runs may move until ${motionEnds.toISOString()}`,
    ...columns(rows),
    `revoked: ${ids.length} keys, ${digests.length} modules`,
    ...[...ids, ...digests].map((id) => `  ${id}`),
  ];
}
