/**
 * Splits a module into its sections. Ids beyond 12 are refused: what V8 would make of them depends on its
 * version. Custom sections of any name are let through, because by specification they mean nothing to the
 * code, and compilers of every language write some; `capModule` drops them before anything reaches an engine.
 */

import { MAX_ENTRIES, MAX_MODULE_BYTES } from "./bounds.js";
import { ByteReader } from "./byte-reader.js";
import { ModuleError } from "./error.js";
import type { SectionInfo } from "./module-info.js";
import { SECTION, SECTION_ORDER, sectionName, TAG_SECTION } from "./section-ids.js";

const HEADER_BYTES = 8;
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
const CORE_VERSION = 1;
/** A component has layer 1 where a core module has 0 (component model, binary format). */
const COMPONENT_LAYER = 1;

/** Lists the sections in the order of the file; checks header, ids, order and sizes. */
export function splitSections(bytes: Uint8Array): SectionInfo[] {
  checkHeader(bytes);
  const reader = new ByteReader(bytes, HEADER_BYTES, bytes.length, "the module");
  const sections: SectionInfo[] = [];
  let place = -1;
  let custom = 0;
  while (!reader.done) {
    const section = readSection(reader);
    if (section.id === SECTION.custom) {
      custom += 1;
      if (custom > MAX_ENTRIES["custom sections"]) {
        throw new ModuleError(
          "module-too-many",
          `more than ${MAX_ENTRIES["custom sections"]} custom sections`,
        );
      }
    } else {
      const next = SECTION_ORDER.indexOf(section.id);
      if (next <= place) {
        const how = next === place ? "stands there twice" : "comes too late";
        throw new ModuleError(
          "module-section-order",
          `${sectionName(section.id)} ${how}, at byte ${section.start}`,
        );
      }
      place = next;
    }
    sections.push(section);
  }
  return sections;
}

function checkHeader(bytes: Uint8Array): void {
  if (bytes.length > MAX_MODULE_BYTES) {
    throw new ModuleError("module-too-large", `${bytes.length} bytes; the limit is ${MAX_MODULE_BYTES}`);
  }
  if (MAGIC.some((byte, i) => bytes[i] !== byte && i < bytes.length)) {
    throw new ModuleError("module-magic", "the file does not begin with the bytes 00 61 73 6d");
  }
  if (bytes.length < HEADER_BYTES)
    throw new ModuleError("module-truncated", `${bytes.length} bytes are no module`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint16(4, true);
  const layer = view.getUint16(6, true);
  if (layer === COMPONENT_LAYER) {
    throw new ModuleError("module-is-component", "this is a component; a behaviour is a core module");
  }
  if (version !== CORE_VERSION || layer !== 0) {
    throw new ModuleError(
      "module-version",
      `version ${version}, layer ${layer}; a behaviour has version 1, layer 0`,
    );
  }
}

function readSection(reader: ByteReader): SectionInfo {
  const start = reader.offset;
  const id = reader.byte();
  if (id === TAG_SECTION) throw new ModuleError("module-exceptions", "the module has a tag section");
  if (id > SECTION.dataCount)
    throw new ModuleError("module-section-unknown", `section id ${id} at byte ${start}`);
  const length = reader.u32();
  const body = reader.offset;
  reader.skip(length);
  const end = reader.offset;
  if (id !== SECTION.custom) return { id, start, body, end };
  const inner = new ByteReader(reader.bytes, body, end, "a custom section");
  const name = inner.text();
  return { id, name, start, body: inner.offset, end };
}
