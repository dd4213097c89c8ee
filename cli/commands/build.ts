import { resolve } from "node:path";
import { digestOf } from "@sandpaw/runtime/trust";
import { buildBehaviour, formatDiagnostic } from "@sandpaw/sdk/build";
import { writeBuild } from "../build-output.js";
import { type Command, JSON_OPTION } from "../command.js";
import { remark, say, sayJson } from "../context.js";
import { finishAndSign } from "../development-signature.js";
import { EXIT } from "../exit-codes.js";
import { progressOf } from "../progress.js";
import { formatBytes } from "../text.js";

/** `sandpaw build`. */
export const buildCommand: Command = {
  name: "build",
  summary: "compile a project to a module and sign it with the development key",
  synopsis: "[FOLDER] [--json]",
  description: [
    "Compiles the AssemblyScript project in FOLDER (this one unless told), lays what sandpaw.json says into the " +
      "module as its manifest, and writes build/NAME.wasm with its source map and its signature. The same sources " +
      "give the same bytes.",
    "The development key is made on first use, in your own configuration folder. Only you trust it; to give a module " +
      "to others, sign it with a key that they trust: `sandpaw sign`.",
  ],
  options: { json: JSON_OPTION },
  examples: [
    { line: "sandpaw build", does: "the project in this folder" },
    { line: "sandpaw build hop && sandpaw run hop/build/hop.wasm", does: "another one, then run it" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const dir = resolve(context.cwd, args.words[0] ?? ".");
    progressOf(context).onStep(`compiling ${dir}`);
    const built = await buildBehaviour({ dir });
    for (const diagnostic of built.diagnostics) remark(context, formatDiagnostic(diagnostic));
    const signed = finishAndSign(context, built);
    const module = writeBuild(dir, signed, built.map);
    const digest = digestOf(signed.bytes);
    if (args.flag("json")) {
      sayJson(context, {
        module,
        size: signed.bytes.length,
        digest,
        manifest: signed.manifest,
        warnings: built.diagnostics,
      });
    } else {
      say(context, `${module}  ${formatBytes(signed.bytes.length)}  ${digest}`);
      say(context, "signed with your development key; run it: sandpaw run");
    }
    return EXIT.done;
  },
};
