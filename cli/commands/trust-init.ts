import { resolve } from "node:path";
import { createFileOnce } from "@sandpaw/runtime/policy";
import { emptyStore, sealStore } from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { periodOf, report, ROOT_OPTION, rootKeys } from "../trust-target.js";

const MOST_GRACE_HOURS = 8760;

/** `sandpaw trust init`. */
export const trustInit: Command = {
  name: "trust init",
  summary: "make an empty trust store for a machine",
  synopsis: "FILE --root KEY... [--days N] [--grace-hours N] [--json]",
  description: [
    "Writes a trust store without keys, signed by a root key. Keep the root key away from the machines: they need only " +
      "its public half, as /etc/sandpaw/root.pub, or for a root of several keys /etc/sandpaw/root.json (`trust root`).",
    "When the store's time is over nothing new starts by it, and after the grace what still runs loses its motion.",
  ],
  options: {
    root: ROOT_OPTION,
    days: { type: "string", value: "N", help: "for how long it is good from now on; 365 unless told" },
    "grace-hours": {
      type: "string",
      value: "N",
      help: "after the end of the store's time, how long what runs may still move; 72 unless told",
    },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw keygen root", does: "first: root.key and root.pub" },
    { line: "sandpaw trust init trust-store.json --root root.key", does: "good for a year" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const path = resolve(context.cwd, args.word(0));
    const graceHours = args.whole("grace-hours", 0, MOST_GRACE_HOURS);
    const content = {
      ...emptyStore(periodOf(args, new Date())),
      ...(graceHours === undefined ? {} : { graceHours }),
    };
    if (createFileOnce(path, sealStore(content, ...rootKeys(args, context)), 0o644) === "existed")
      throw new CliError("file-exists", `${path} is there already`);
    report(args, context, "made a trust store", content, path);
    return EXIT.done;
  },
};
