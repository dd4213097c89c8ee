import { resolve } from "node:path";
import { createFileOnce } from "@sandpaw/runtime/policy";
import { emptyStore, sealStore } from "@sandpaw/runtime/trust";
import type { Command } from "../command.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { CHANGE_OPTIONS, periodOf, report, rootKey } from "../trust-target.js";

const { root, days, json } = CHANGE_OPTIONS;

/** `sandpaw trust init`. */
export const trustInit: Command = {
  name: "trust init",
  summary: "make an empty trust store for a machine",
  synopsis: "FILE --root FILE [--days N] [--json]",
  description: [
    "Writes a trust store without keys, signed by a root key. Keep the root key away from the machines: they need only " +
      "its public half, as /etc/sandpaw/root.pub.",
  ],
  options: { ...(root && { root }), ...(days && { days }), ...(json && { json }) },
  examples: [
    { line: "sandpaw keygen root", does: "first: root.key and root.pub" },
    { line: "sandpaw trust init trust-store.json --root root.key", does: "good for a year" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const path = resolve(context.cwd, args.word(0));
    const content = emptyStore(periodOf(args, new Date()));
    if (createFileOnce(path, sealStore(content, rootKey(args, context)), 0o644) === "existed")
      throw new CliError("file-exists", `${path} is there already`);
    report(args, context, "made a trust store", content, path);
    return EXIT.done;
  },
};
