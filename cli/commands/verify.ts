import { resolve } from "node:path";
import type { Verdict } from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { remedyOf } from "../report.js";
import { createStyle } from "../style.js";
import { columns, harmless } from "../text.js";
import { chooseTrust, TRUST_OPTIONS } from "../trust-choice.js";
import { judge } from "../verdict.js";

/** `sandpaw verify`. */
export const verifyCommand: Command = {
  name: "verify",
  summary: "say whether a module's signature is valid, stale or refused, and why",
  synopsis: "MODULE [--key FILE | --system] [--bundle FILE] [--json]",
  description: [
    "Checks the signature beside a module against your own trust store. Nothing is fetched, and nothing is asked " +
      "over the network.",
    "valid: let in. stale: rightly signed, but the trust store is out of date; what runs may go on, nothing new " +
      "starts. refused: the code says why.",
  ],
  options: {
    ...TRUST_OPTIONS,
    bundle: { type: "string", value: "FILE", help: "the signature, where it does not lie beside the module" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw verify build/hop.wasm", does: "against your own trust store" },
    { line: "sandpaw verify program.wasm --key acme.pub", does: "against one key" },
    { line: "sandpaw verify program.wasm --system --json", does: "as the services of this machine see it" },
  ],
  exits: [
    [EXIT.done, "valid"],
    [EXIT.refused, "refused"],
    [EXIT.stale, "stale"],
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const module = readInput(context, args.word(0));
    const { store, now, where } = chooseTrust(args, context, new Date());
    const bundle = args.text("bundle");
    const verdict = judge(
      context,
      module,
      store,
      now,
      bundle === undefined ? undefined : resolve(context.cwd, bundle),
    );
    if (args.flag("json")) sayJson(context, { module: module.path, against: where, ...verdict });
    else await print(context, verdict, where);
    return { valid: EXIT.done, refused: EXIT.refused, stale: EXIT.stale }[verdict.kind];
  },
};

async function print(context: Context, verdict: Verdict, where: string): Promise<void> {
  const style = createStyle(context.out.colour);
  const rows: string[][] = [["against", where]];
  if (verdict.kind !== "refused") rows.unshift(["signed by", verdict.signer], ["digest", verdict.digest]);
  if (verdict.kind !== "valid") {
    rows.unshift(["because", harmless(verdict.message)]);
    rows.push(["do", (await remedyOf(verdict.code)) ?? ""]);
  }
  const paint = { valid: style.green, stale: style.yellow, refused: style.red }[verdict.kind];
  say(context, style.bold(paint(verdict.kind)));
  for (const line of columns(rows)) say(context, line);
}
