/** What a module says about itself, in its custom section `sandpaw.manifest`, inside the signed bytes. */

import { decodeText, firstProblem, parseStrictJson } from "../protocol/index.js";
import { PolicyError } from "./error.js";
import type { Request } from "./request.js";
import { isManifest } from "./validators.gen.js";
import { parsePlainYaml } from "./yaml.js";
import { zoneProblem } from "./zones.js";

/** Name of the custom section. */
export const MANIFEST_SECTION = "sandpaw.manifest";
/** Largest manifest, bytes. */
export const MAX_MANIFEST: number = 16 * 1024;

/** The manifest of a behaviour. */
export interface Manifest {
  /** Labels of lower-case letters, digits and dashes, joined by dots; at most 128 characters. */
  readonly name: string;
  /** As Semantic Versioning 2.0.0 has it; at most 64 characters. */
  readonly version: string;
  readonly shape: "program" | "reactor";
  /** Ticks a second of a reactor, at most 200; 0 for a program, and for a reactor without ticks. */
  readonly rateHz: number;
  /** How strings cross the canonical ABI; `utf8` when absent. */
  readonly stringEncoding?: "utf8" | "utf16";
  readonly request: Request;
}

/** Reads the section of a module: strict JSON. Throws `PolicyError` `manifest-…`. */
export function parseManifest(bytes: Uint8Array): Manifest {
  return read(bytes, () => parseStrictJson(bytes));
}

/** Reads the file that an author writes: YAML or JSON. Throws `PolicyError` `manifest-…`. */
export function parseManifestFile(bytes: Uint8Array): Manifest {
  return read(bytes, () => parsePlainYaml(decodeText(bytes)));
}

/** The bytes of the section; equal manifests give equal bytes. Throws `PolicyError` `manifest-invalid`. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(sorted(checkManifest(manifest))));
}

/** Checks a value that is meant to be a manifest. Throws `PolicyError` `manifest-invalid`. */
export function checkManifest(value: unknown): Manifest {
  if (!isManifest(value)) throw new PolicyError("manifest-invalid", firstProblem(isManifest));
  if (value.shape === "program" && value.rateHz !== 0)
    throw new PolicyError("manifest-invalid", "rateHz is 0 for a program, which nobody ticks");
  const problem = zoneProblem(value.request.motion?.zones, "request.motion.zones");
  if (problem) throw new PolicyError("manifest-invalid", problem);
  return value;
}

function read(bytes: Uint8Array, parse: () => unknown): Manifest {
  if (bytes.length > MAX_MANIFEST)
    throw new PolicyError("manifest-too-large", `${bytes.length} bytes, at most ${MAX_MANIFEST} are taken`);
  let value: unknown;
  try {
    value = parse();
  } catch (cause) {
    throw new PolicyError("manifest-malformed", cause instanceof Error ? cause.message : "unreadable", {
      cause,
    });
  }
  return checkManifest(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
