import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { type ModuleSummary, summarise } from "../module-summary.js";
import { signatureLine } from "../signature-line.js";
import { createStyle, type Style } from "../style.js";
import { columns, formatBytes, harmless } from "../text.js";

/** `sandpaw inspect`. */
export const inspectCommand: Command = {
  name: "inspect",
  summary: "show what a module imports, exports, asks for, and who signed it",
  synopsis: "MODULE [--json]",
  description: [
    "Reads a module without running it. The import section is the exact list of what it can do: a behaviour that " +
      "does not import the camera cannot see, whatever its grant.",
    "Nothing is verified here: `sandpaw verify` says whether the signature holds, `sandpaw policy explain` what a " +
      "run of it would be allowed.",
  ],
  options: { json: JSON_OPTION },
  examples: [
    { line: "sandpaw inspect build/hop.wasm", does: "what it is, for people" },
    { line: "sandpaw inspect program.wasm --json", does: "the same for programs; any core module will do" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const file = readInput(context, args.word(0));
    const summary = summarise(file.bytes);
    const signature = signatureLine(file.path);
    if (args.flag("json")) sayJson(context, asJson(summary, signature));
    else print(context, file.label, summary, signature);
    return EXIT.done;
  },
};

function asJson({ digest, info, hosted, manifest }: ModuleSummary, signature: string): unknown {
  const { sections, manifest: _, ...interfaceOf } = info;
  const custom = sections.flatMap((section) => section.name ?? []);
  return { digest, ...interfaceOf, customSections: custom, hosted, manifest, signature };
}

function print(context: Context, label: string, summary: ModuleSummary, signature: string): void {
  const style = createStyle(context.out.colour);
  const { info, digest } = summary;
  say(context, `${style.bold(harmless(label))}  ${formatBytes(info.size)}  ${style.dim(digest)}`);
  const rows: string[][] = [
    ["behaviour", behaviourOf(summary, style)],
    ["runs as", runsAs(summary, style)],
    ...importRows(summary, style),
    ["memory", memoryOf(summary)],
    ...info.tables.map((table) => ["table", `${table.min} to ${table.max ?? "any"} ${table.element}`]),
    [
      "code",
      `${info.functions} functions, ${info.dataSegments} data segments${info.hasStart ? ", a start function" : ""}`,
    ],
    ...requestRows(summary),
    ["signature", signature],
  ];
  for (const line of columns(rows)) say(context, line);
}

function behaviourOf({ manifest }: ModuleSummary, style: Style): string {
  switch (manifest.kind) {
    case "ok":
      return `${manifest.value.name} ${manifest.value.version}`;
    case "absent":
      return style.dim("no manifest: it asks for nothing, and gets a plain WASI program's grant");
    case "wrong":
      return style.red(harmless(manifest.message));
  }
}

function runsAs({ hosted, manifest }: ModuleSummary, style: Style): string {
  if (hosted.kind !== "ok") return style.red(hosted.kind === "wrong" ? harmless(hosted.message) : "nothing");
  const { shape, entries } = hosted.value;
  const rate = manifest.kind === "ok" && manifest.value.rateHz > 0 ? ` at ${manifest.value.rateHz} Hz` : "";
  return `${shape}${rate}: ${entries.join(", ")}`;
}

function importRows({ info }: ModuleSummary, style: Style): string[][] {
  const modules = [...new Set(info.imports.map((one) => one.module))];
  if (modules.length === 0) return [["imports", style.dim("nothing")]];
  return modules.map((module, i) => {
    const names = info.imports.filter((one) => one.module === module).map((one) => one.name);
    return [i === 0 ? "imports" : "", `${style.cyan(harmless(module))}  ${harmless(names.join(", "))}`];
  });
}

function memoryOf({ info }: ModuleSummary): string {
  if (info.memory === undefined) return "none";
  const { min, max } = info.memory;
  const most = max === undefined ? "no maximum of its own" : `at most ${formatBytes(max * 65_536)}`;
  return `${formatBytes(min * 65_536)} to begin with, ${most}`;
}

function requestRows({ manifest }: ModuleSummary): string[][] {
  if (manifest.kind !== "ok") return [];
  return Object.entries(manifest.value.request).map(([part, wishes]: [string, object], i) => {
    const numbers = Object.entries(wishes).map(([name, value]) =>
      // Files are a list of paths, which have no names.
      Array.isArray(wishes) ? String(value) : `${name} ${String(value)}`,
    );
    return [i === 0 ? "asks for" : "", `${part}${numbers.length === 0 ? "" : `: ${numbers.join(", ")}`}`];
  });
}
