import { join } from "node:path";
import { SYSTEM_CONFIG_DIR, userConfigDir } from "@sandpaw/runtime/protocol";
import { loadSystemPolicy, loadUserPolicy, type NodePolicy } from "@sandpaw/runtime/policy";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { columns } from "../text.js";
import { TRUST_OPTIONS } from "../trust-choice.js";
import { zoneWords } from "../zone-words.js";

/** `sandpaw policy show`. */
export const policyShow: Command = {
  name: "policy show",
  summary: "print the policy of this machine, and where it lies",
  synopsis: "[--system] [--json]",
  description: [
    "Your own policy is a file that you may edit; it is made on first use, and allows what the standard behaviours " +
      "need. An interface that it does not name is denied; a number that it does not name is not limited by it.",
  ],
  options: { system: TRUST_OPTIONS.system, json: JSON_OPTION },
  examples: [{ line: "sandpaw policy show", does: "your own policy" }],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const system = args.flag("system");
    const folder = system ? SYSTEM_CONFIG_DIR : userConfigDir(context.env);
    const policy = system ? loadSystemPolicy(folder) : loadUserPolicy(folder, context.uid);
    const file = join(folder, "policy.yaml");
    if (args.flag("json")) {
      sayJson(context, { file, ...policy });
      return EXIT.done;
    }
    say(context, file);
    for (const line of columns(rowsOf(policy))) say(context, line);
    return EXIT.done;
  },
};

function rowsOf({ allow: { files, ...parts } }: NodePolicy): string[][] {
  const zones = (parts.motion?.zones ?? []).map((zone) => `zone ${zoneWords(zone)}`);
  const rows = Object.entries(parts).map(([part, limits]) => {
    if (typeof limits !== "object") return [part, String(limits)];
    const numbers = Object.entries(limits).filter(([name]) => name !== "zones");
    const words = numbers.map(([name, value]) => `${name} ${String(value)}`);
    if (part === "motion") words.push(...zones);
    return [part, words.length === 0 ? "allowed" : words.join(", ")];
  });
  return files === undefined ? rows : [...rows, ["files", files.join(" ") || "none"]];
}
