/**
 * The `sandpaw.manifest` custom section: JSON that the build writes and the signature covers. This room finds
 * and writes the bytes; what they mean, and how many there may be, is the policy room's.
 */

import { MANIFEST_SECTION } from "../policy/index.js";
import { MAX_MODULE_BYTES } from "./bounds.js";
import { ModuleError } from "./error.js";
import { encodeU32 } from "./leb128.js";
import type { SectionInfo } from "./module-info.js";
import { SECTION } from "./section-ids.js";
import { splitSections } from "./sections.js";

/** Finds the manifest's bytes; a view, or undefined where there is none. */
export function readManifest(bytes: Uint8Array, sections: readonly SectionInfo[]): Uint8Array | undefined {
  const [first, second] = sections.filter((section) => section.name === MANIFEST_SECTION);
  if (second !== undefined) {
    throw new ModuleError(
      "manifest-repeated",
      `a second ${MANIFEST_SECTION} section at byte ${second.start}`,
    );
  }
  if (first === undefined) return undefined;
  return bytes.subarray(first.body, first.end);
}

/** The module with a manifest section at its end; the module must not have one yet. */
export function appendManifest(bytes: Uint8Array, manifest: Uint8Array): Uint8Array {
  if (readManifest(bytes, splitSections(bytes)) !== undefined) {
    throw new ModuleError("manifest-repeated", `the module has a ${MANIFEST_SECTION} section already`);
  }
  const name = new TextEncoder().encode(MANIFEST_SECTION);
  const body = Buffer.concat([Uint8Array.from(encodeU32(name.length)), name, manifest]);
  const head = Uint8Array.from([SECTION.custom, ...encodeU32(body.length)]);
  const size = bytes.length + head.length + body.length;
  if (size > MAX_MODULE_BYTES) {
    throw new ModuleError(
      "module-too-large",
      `${size} bytes with the manifest; the limit is ${MAX_MODULE_BYTES}`,
    );
  }
  return Buffer.concat([bytes, head, body]);
}
