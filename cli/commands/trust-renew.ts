import { renewStore } from "@sandpaw/runtime/trust";
import type { Command } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { CHANGE_OPTIONS, CHANGE_SYNOPSIS, changeStore } from "../trust-target.js";

/** `sandpaw trust renew`. */
export const trustRenew: Command = {
  name: "trust renew",
  summary: "make a trust store good for longer",
  synopsis: CHANGE_SYNOPSIS,
  description: [
    "The same content with the next version and a later end: without it a machine lets in nothing new.",
  ],
  options: CHANGE_OPTIONS,
  examples: [
    { line: "sandpaw trust renew --store trust-store.json --root root.key --days 90", does: "for a quarter" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    changeStore(args, context, "renewed the trust store", renewStore);
    return EXIT.done;
  },
};
