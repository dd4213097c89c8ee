/**
 * Builds one behaviour: sandpaw.json and sources in, module bytes and manifest out. The caller lays the manifest
 * into the bytes, signs them and writes the file.
 */

import { compile } from "./compile.js";
import { describe, type Description } from "./describe.js";
import type { Diagnostic } from "./diagnostic.js";
import { BuildError } from "./error.js";
import { PROJECT_FILE, readProject, type Project, type Request } from "./project.js";
import type { Shape } from "./entry-points.js";

/** What the manifest section says; `policy` checks and encodes it. */
export interface ManifestValue {
  readonly name: string;
  readonly version: string;
  readonly shape: Shape;
  readonly rateHz: number;
  /** AssemblyScript keeps strings as UTF-16, so they cross without being converted. */
  readonly stringEncoding: "utf16";
  readonly request: Request;
}

/** A behaviour that was built. */
export interface BuiltBehaviour {
  /** The module, without its manifest. */
  readonly wasm: Uint8Array;
  /** Source map of the module, JSON text; offsets are those of `wasm`. */
  readonly map: string;
  readonly manifest: ManifestValue;
  readonly description: Description;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The time-to-live that `motion.drive` is given when the author has no wish, ms. */
const USUAL_TTL_MS = 300;

/** Builds the project in `dir`. Throws `BuildError`. */
export async function buildBehaviour({ dir }: { readonly dir: string }): Promise<BuiltBehaviour> {
  const project = await readProject(dir);
  const { shape, request, entry } = project;
  const compiled = await compile({ dir, entry, shape, log: request.log !== undefined });
  const description = describe(compiled.wasm);
  const mismatches = compareRequest(request, description);
  if (mismatches.length > 0) throw new BuildError("request-mismatch", mismatches);
  return {
    wasm: compiled.wasm,
    map: compiled.map,
    manifest: manifestOf(project),
    description,
    diagnostics: [...compiled.diagnostics, ...adviceOn(project, compiled.entries, description)],
  };
}

/** What the manifest of a project's module says. */
export function manifestOf({ name, version, shape, rateHz, request }: Project): ManifestValue {
  return { name, version, shape, rateHz, stringEncoding: "utf16", request };
}

/** The import that reads files. */
const OPENS = "wasi_snapshot_preview1 path_open";

/** What is imported must be requested, and the other way round: a request is what people decide about. */
function compareRequest(
  request: Request,
  { interfaces, foreign, imports }: Description,
): readonly Diagnostic[] {
  const asked = Object.keys(request).filter((part) => part !== "resources" && part !== "files");
  const opens = imports.includes(OPENS);
  const problems = [
    ...interfaces
      .filter((part) => !asked.includes(part))
      .map((part) => `the code uses ${part}, which \`request\` does not name; add "${part}": {…}`),
    ...asked
      .filter((part) => !interfaces.includes(part))
      .map((part) => `\`request\` names ${part}, which the code does not use; remove it there`),
    ...(opens && request.files === undefined
      ? ['the code reads files, which `request` does not name; add "files": ["/etc/…"]']
      : []),
    ...(!opens && request.files !== undefined
      ? ["`request` names files, which the code does not read; remove it there"]
      : []),
    ...foreign.map((one) => `the code imports ${one}, which a robot does not offer`),
  ];
  return problems.map((problem) => ({ severity: "error", message: `${PROJECT_FILE}: ${problem}` }));
}

function adviceOn(
  { shape, rateHz, request }: Project,
  entries: readonly string[],
  { imports }: Description,
): readonly Diagnostic[] {
  const advice: Diagnostic[] = [];
  const warn = (message: string): void => void advice.push({ severity: "warning", message });
  const ticks = entries.includes("tick");
  if (ticks && rateHz === 0) warn("tick is never called: `rateHz` is 0");
  if (shape === "reactor" && !ticks && rateHz > 0) warn("`rateHz` has no effect: there is no tick");
  const drives = imports.includes("sandpaw:robot/motion@0.1.0 drive");
  const ttlMs = Math.min(USUAL_TTL_MS, numberOf(request.motion?.["maxTtlMs"]) ?? USUAL_TTL_MS);
  const periodMs = 1000 / rateHz;
  if (ticks && rateHz > 0 && drives && periodMs > ttlMs / 2) {
    warn(
      `a tick comes every ${Math.round(periodMs)} ms, and a velocity holds ${ttlMs} ms: one late tick and the ` +
        `robot stops. Tick at ${Math.ceil(2000 / ttlMs)} Hz or more, or give drive a longer time-to-live`,
    );
  }
  if (request.log === undefined)
    warn("`request` has no log: a fault in the code will end it without a message that says where");
  return advice;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
