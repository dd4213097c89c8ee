/** Compiles an AssemblyScript behaviour to a core module for the robot API. Same sources, same bytes. */

import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { loadCompiler, type AscSource, type AscTransform } from "./asc.js";
import { diagnosticOf, type Diagnostic } from "./diagnostic.js";
import { BuildError } from "./error.js";
import { entryText, type EntryPoint, type FoundEntry, type Shape } from "./entry-points.js";
import { findEntries } from "./find-entries.js";
import { keepFaultsApart } from "./fault-frames.js";
import { withFunctions } from "./function-lines.js";
import { finishModule, START } from "./finish-module.js";
import { createSources, LIBRARY, ROOT_FILE } from "./sources.js";

/** What to compile. */
export interface CompileOptions {
  /** The project's folder. */
  readonly dir: string;
  /** The file with the entry points, relative to `dir`, `/` between folders. */
  readonly entry: string;
  readonly shape: Shape;
  /** Whether an abort may be written to the robot's log; without it a fault is a trap without a message. */
  readonly log: boolean;
}

/** What came of it. */
export interface Compiled {
  readonly wasm: Uint8Array;
  /** Source map of the module, as JSON text. */
  readonly map: string;
  /** Entries that the module exports, in the order of the API. */
  readonly entries: readonly string[];
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

const WASM_NAME = "module.wasm";
const ENTRY_FILE = "sandpaw-entries.ts";

/** Compiles. Throws `BuildError` `entry-not-found`, `compile-failed` with every diagnostic. */
export async function compile(options: CompileOptions): Promise<Compiled> {
  await demandFile(options);
  const compiler = await loadCompiler();
  const diagnostics: Diagnostic[] = [];
  const found: FoundEntry[] = [];
  const points = (): readonly EntryPoint[] => found.map(({ point }) => point);
  const outputs = new Map<string, string | Uint8Array>();
  let parsed: readonly AscSource[] = [];
  let wrapper = "";
  const from = `./${options.entry.replace(/\.ts$/, "")}`;
  const sources = createSources(options.dir, `import ${JSON.stringify(from)};\n`);
  const transform: AscTransform = {
    afterParse: (parser) => {
      parsed = [...parser.sources];
      found.push(...findEntries(parser, compiler.tree, options, diagnostics));
      wrapper = entryText(found, from);
      parser.parseFile(wrapper, ENTRY_FILE, true);
    },
    afterCompile: (module) => {
      finishModule(module, compiler.binaryen, points());
      keepFaultsApart(module, compiler.binaryen);
    },
  };
  const texts = (): ReadonlyMap<string, string> => new Map([...sources.texts, [ENTRY_FILE, wrapper]]);
  let stderr = "";
  const { error } = await compiler.asc.main(commandLine(options), {
    stdout: { write: () => undefined },
    stderr: { write: (chunk) => void (stderr += String(chunk)) },
    readFile: sources.readFile,
    listFiles: sources.listFiles,
    writeFile: async (name, contents) => void outputs.set(name, contents),
    reportDiagnostic: (raw) => void diagnostics.push(ownWords(diagnosticOf(raw, texts()), found)),
    transforms: [transform],
  });
  const wasm = outputs.get(WASM_NAME);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  if (error || failed || !(wasm instanceof Uint8Array)) {
    // The compiler's own words are kept where it gave no diagnostic.
    const why = failed
      ? diagnostics
      : [...diagnostics, { severity: "error" as const, message: lastLine(stderr, error) }];
    throw new BuildError("compile-failed", why);
  }
  return {
    wasm: new Uint8Array(wasm),
    map: withFunctions(String(outputs.get(`${WASM_NAME}.map`)), parsed, compiler.tree),
    entries: points().map(({ exported }) => exported),
    diagnostics,
  };
}

async function demandFile({ dir, entry }: CompileOptions): Promise<void> {
  const found = await stat(resolve(dir, entry)).catch(() => null);
  if (found?.isFile()) return;
  throw new BuildError("entry-not-found", [
    { severity: "error", message: `there is no file ${entry} in ${dir}` },
  ]);
}

function commandLine({ dir, log }: CompileOptions): readonly string[] {
  const aliases = [`abort=${log ? "sandpaw_abort" : ""}`, "trace=sandpaw_trace", "seed=sandpaw_seed"];
  const options = [
    ["--baseDir", dir],
    ["--outFile", WASM_NAME],
    ["--sourceMap"],
    ["-O3"],
    // Names of functions, for the messages of traps; the code is the same without.
    ["--debug"],
    ["--runtime", "incremental"],
    ["--exportStart", START],
    ["--lib", LIBRARY],
    ...aliases.map((alias) => ["--use", alias]),
  ];
  return [ROOT_FILE, ...options.flat()];
}

/** A complaint about our wrapper is a complaint about how the author declared the entry. */
function ownWords(diagnostic: Diagnostic, found: readonly FoundEntry[]): Diagnostic {
  const { severity, message, place } = diagnostic;
  if (place?.file !== ENTRY_FILE) return diagnostic;
  const entry = found.find(({ point: { author } }) => place.text.includes(`author_${author}`));
  if (entry === undefined) return diagnostic;
  const { author, signature } = entry.point;
  const words = `${author} must be declared as \`${signature}\` (${message})`;
  return entry.place === undefined
    ? { severity, message: words }
    : { severity, message: words, place: entry.place };
}

function lastLine(stderr: string, error: Error | null): string {
  return stderr.trim().split("\n").at(-1) || error?.message || "the compiler wrote no module";
}
