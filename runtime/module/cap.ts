/**
 * Gives every memory and table of a module a maximum before an engine compiles it. V8's own limits do not do:
 * a guest that grows a table without a maximum aborts the whole process. Custom sections are dropped on the
 * way, except the function names that make traps readable.
 */

import { PAGE_BYTES } from "./bounds.js";
import { ModuleError } from "./error.js";
import { encodeU32 } from "./leb128.js";
import type { Limits, ModuleInfo, SectionInfo, TableInfo } from "./module-info.js";
import { readModule } from "./reader.js";
import { SECTION } from "./section-ids.js";

/** The most that a module may grow to. */
export interface Caps {
  /** Bytes of linear memory; what is not a whole page is cut off. */
  readonly memoryBytes: number;
  /** Elements of each table. */
  readonly tableElements: number;
}

/** A module with limits, ready for an engine. */
export interface CappedModule {
  readonly bytes: Uint8Array;
  /** The memory's limits now, pages; absent where there is none. */
  readonly memory?: Required<Limits>;
  readonly tables: readonly Required<TableInfo>[];
  /**
   * What to take from a byte offset into the new code to get the offset into the signed module: V8 reports
   * traps by the new one, source maps and debug information use the old.
   */
  readonly codeShift: number;
}

const KEPT_CUSTOM = "name";
const HEADER_BYTES = 8;
const HAS_MAX = 1;
const TABLE_TYPE = { funcref: 0x70, externref: 0x6f } as const;

/** Rewrites the limits. `info` is what `readModule` said of the same bytes, where the caller has it. */
export function capModule(bytes: Uint8Array, caps: Caps, info: ModuleInfo = readModule(bytes)): CappedModule {
  const pages = Math.floor(caps.memoryBytes / PAGE_BYTES);
  const memory = info.memory && capLimits(info.memory, pages);
  if (memory === null) {
    throw new ModuleError(
      "memory-over-grant",
      `the module begins with ${info.memory?.min ?? 0} pages of memory, its grant allows ${pages} (${caps.memoryBytes} bytes)`,
    );
  }
  const tables = info.tables.map((table) => {
    const limits = capLimits(table, caps.tableElements);
    if (limits === null) {
      throw new ModuleError(
        "table-over-grant",
        `a table begins with ${table.min} elements, the grant allows ${caps.tableElements}`,
      );
    }
    return { ...limits, element: table.element };
  });

  const parts: Uint8Array[] = [bytes.subarray(0, HEADER_BYTES)];
  let length = HEADER_BYTES;
  let codeShift = 0;
  for (const section of info.sections) {
    const part = rewrite(bytes, section, memory, tables);
    if (part === undefined) continue;
    if (section.id === SECTION.code) codeShift = length - section.start;
    parts.push(part);
    length += part.length;
  }
  return { bytes: Buffer.concat(parts, length), tables, codeShift, ...(memory && { memory }) };
}

/** Null where the module begins above the cap. */
function capLimits(limits: Limits, cap: number): Required<Limits> | null {
  if (limits.min > cap) return null;
  return { min: limits.min, max: Math.min(limits.max ?? cap, cap) };
}

function rewrite(
  bytes: Uint8Array,
  section: SectionInfo,
  memory: Required<Limits> | undefined,
  tables: readonly Required<TableInfo>[],
): Uint8Array | undefined {
  switch (section.id) {
    case SECTION.custom:
      return section.name === KEPT_CUSTOM ? bytes.subarray(section.start, section.end) : undefined;
    case SECTION.memory:
      return encodeSection(section.id, memory === undefined ? [0] : [1, ...encodeLimits(memory)]);
    case SECTION.table: {
      const entries = tables.flatMap((table) => [TABLE_TYPE[table.element], ...encodeLimits(table)]);
      return encodeSection(section.id, [...encodeU32(tables.length), ...entries]);
    }
    default:
      return bytes.subarray(section.start, section.end);
  }
}

function encodeLimits(limits: Required<Limits>): number[] {
  return [HAS_MAX, ...encodeU32(limits.min), ...encodeU32(limits.max)];
}

function encodeSection(id: number, body: readonly number[]): Uint8Array {
  return Uint8Array.from([id, ...encodeU32(body.length), ...body]);
}
