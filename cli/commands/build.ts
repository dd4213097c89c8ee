import { resolve } from "node:path";
import { digestOf } from "@sandpaw/runtime/trust";
import { buildBehaviour, formatDiagnostic } from "@sandpaw/sdk/build";
import { writeBuild } from "../build-output.js";
import { writeComponent } from "../component-output.js";
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
  synopsis: "[FOLDER] [--component] [--json]",
  description: [
    "Compiles the AssemblyScript project in FOLDER (this one unless told), lays what sandpaw.json says into the " +
      "module as its manifest, and writes build/NAME.wasm with its source map and its signature. The same sources " +
      "give the same bytes.",
    "The development key is made on first use, in your own configuration folder. Only you trust it; to give a module " +
      "to others, sign it with a key that they trust: `sandpaw sign`.",
  ],
  options: {
    component: {
      type: "boolean",
      help: "also wrap the module as a WASI 0.2 component, by jco: build/NAME.component.wasm",
    },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw build", does: "the project in this folder" },
    { line: "sandpaw build --component", does: "for hosts that run components, too" },
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
    const component = args.flag("component")
      ? await writeComponent(module, { wasm: signed.bytes, ...built.manifest })
      : undefined;
    if (args.flag("json")) {
      sayJson(context, {
        module,
        size: signed.bytes.length,
        digest,
        manifest: signed.manifest,
        warnings: built.diagnostics,
        ...(component !== undefined && { component }),
      });
    } else {
      say(context, `${module}  ${formatBytes(signed.bytes.length)}  ${digest}`);
      if (component !== undefined) say(context, `${component}  the same module as a WASI 0.2 component`);
      say(context, "signed with your development key; run it: sandpaw run");
    }
    return EXIT.done;
  },
};
