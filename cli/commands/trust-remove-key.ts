import { removeKey } from "@sandpaw/runtime/trust";
import type { Command } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { CHANGE_OPTIONS, CHANGE_SYNOPSIS, changeStore } from "../trust-target.js";

/** `sandpaw trust remove-key`. */
export const trustRemoveKey: Command = {
  name: "trust remove-key",
  summary: "believe a key no more",
  synopsis: `NAME ${CHANGE_SYNOPSIS}`,
  description: [
    "What the key signed becomes unknown. A key that was stolen is better revoked: `trust revoke`.",
  ],
  options: CHANGE_OPTIONS,
  examples: [{ line: "sandpaw trust remove-key acme", does: "from your own store" }],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const name = args.word(0);
    changeStore(args, context, `removed the key ${name}`, (store, period) => removeKey(store, name, period));
    return EXIT.done;
  },
};
