import { EVERYTHING, MAX_POLICY, parsePolicy } from "@sandpaw/runtime/policy";
import { addKey, MAX_KEY, pemText, readPublicKey } from "@sandpaw/runtime/trust";
import type { Command } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { CHANGE_OPTIONS, CHANGE_SYNOPSIS, changeStore } from "../trust-target.js";

/** `sandpaw trust add-key`. */
export const trustAddKey: Command = {
  name: "trust add-key",
  summary: "believe a public key",
  synopsis: `NAME PUBLIC-KEY [--scope PATTERN]... [--ceiling FILE] ${CHANGE_SYNOPSIS}`,
  description: [
    "From now on what this key signs is let in: modules of these names, and at most what the ceiling allows.",
  ],
  options: {
    scope: {
      type: "string",
      value: "PATTERN",
      multiple: true,
      help: "modules that it may sign: a name, acme.* or * (the default)",
    },
    ceiling: {
      type: "string",
      value: "FILE",
      help: "a policy file: what it may grant at most; everything unless told",
    },
    ...CHANGE_OPTIONS,
  },
  examples: [
    { line: "sandpaw trust add-key acme acme.pub --scope 'acme.*'", does: "to your own store" },
    {
      line: "sandpaw trust add-key acme acme.pub --ceiling slow.yaml --store trust-store.json --root root.key",
      does: "to a machine's",
    },
  ],
  takes: { min: 2, max: 2 },
  run: async (args, context) => {
    const [name, file] = [args.word(0), args.word(1)];
    const key = readPublicKey(pemText(readInput(context, file, MAX_KEY).bytes));
    const policy = args.text("ceiling");
    const ceiling =
      policy === undefined
        ? EVERYTHING
        : parsePolicy(new TextDecoder().decode(readInput(context, policy, MAX_POLICY).bytes)).allow;
    const scopes = args.texts("scope");
    const rules = { name, scope: scopes.length === 0 ? ["*"] : scopes, ceiling };
    changeStore(args, context, `added the key ${name}`, (store, period) => addKey(store, key, rules, period));
    return EXIT.done;
  },
};
