/**
 * Reads the interface of a module from untrusted bytes, strictly, and bounded before anything is allocated.
 * Function bodies and segments are counted and measured, not validated: that is V8's work, in the engine. So
 * what is accepted here may still be refused there; nothing that is refused here gets there.
 */

import { ByteReader } from "./byte-reader.js";
import { skipConstant } from "./constant-expression.js";
import { ModuleError } from "./error.js";
import { readManifest } from "./manifest-section.js";
import type {
  ExportInfo,
  FunctionType,
  GlobalInfo,
  ImportInfo,
  Limits,
  ModuleInfo,
  SectionInfo,
  TableInfo,
} from "./module-info.js";
import { SECTION, sectionName } from "./section-ids.js";
import { splitSections } from "./sections.js";
import { readFunctionType, readGlobalType, readMemory, readTable } from "./types.js";

/** What the sections have said so far. */
interface Draft {
  readonly types: FunctionType[];
  readonly imports: ImportInfo[];
  /** Types of all functions, imported ones first. */
  readonly functions: FunctionType[];
  readonly tables: TableInfo[];
  readonly globals: GlobalInfo[];
  readonly exports: ExportInfo[];
  memory: Limits | undefined;
  bodies: number;
  hasStart: boolean;
  elementSegments: number;
  dataSegments: number;
  announcedData: number | undefined;
}

/** Describes a core module. Throws `ModuleError`. */
export function readModule(bytes: Uint8Array): ModuleInfo {
  const sections = splitSections(bytes);
  const draft: Draft = {
    types: [],
    imports: [],
    functions: [],
    tables: [],
    globals: [],
    exports: [],
    memory: undefined,
    bodies: 0,
    hasStart: false,
    elementSegments: 0,
    dataSegments: 0,
    announcedData: undefined,
  };
  for (const section of sections) {
    const read = READERS[section.id];
    if (read === undefined) continue;
    const reader = new ByteReader(bytes, section.body, section.end, sectionName(section.id));
    read(reader, draft);
    reader.finish();
  }
  return finish(bytes, sections, draft);
}

function finish(bytes: Uint8Array, sections: SectionInfo[], draft: Draft): ModuleInfo {
  const declared = draft.functions.length - draft.imports.length;
  if (declared !== draft.bodies) {
    throw new ModuleError(
      "module-function-count",
      `${declared} functions are declared, ${draft.bodies} have bodies`,
    );
  }
  if (draft.announcedData !== undefined && draft.announcedData !== draft.dataSegments) {
    throw new ModuleError(
      "module-data-count",
      `${draft.announcedData} data segments are announced, ${draft.dataSegments} are there`,
    );
  }
  const manifest = readManifest(bytes, sections);
  return {
    size: bytes.length,
    sections,
    imports: draft.imports,
    exports: draft.exports,
    tables: draft.tables,
    globals: draft.globals,
    functions: draft.bodies,
    elementSegments: draft.elementSegments,
    dataSegments: draft.dataSegments,
    hasStart: draft.hasStart,
    ...(draft.memory !== undefined && { memory: draft.memory }),
    ...(manifest !== undefined && { manifest }),
  };
}

type SectionReader = (reader: ByteReader, draft: Draft) => void;

const READERS: Readonly<Record<number, SectionReader>> = {
  [SECTION.type]: (reader, draft) => {
    for (let n = reader.count("types"); n > 0; n -= 1) draft.types.push(readFunctionType(reader));
  },
  [SECTION.import]: (reader, draft) => {
    for (let n = reader.count("imports"); n > 0; n -= 1) {
      const one = readImport(reader, draft);
      draft.imports.push(one);
      draft.functions.push(one.type);
    }
  },
  [SECTION.function]: (reader, draft) => {
    for (let n = reader.count("functions"); n > 0; n -= 1) {
      draft.functions.push(pick(draft.types, reader.u32(), "type"));
    }
  },
  [SECTION.table]: (reader, draft) => {
    for (let n = reader.count("tables"); n > 0; n -= 1) draft.tables.push(readTable(reader));
  },
  [SECTION.memory]: (reader, draft) => {
    const count = reader.u32();
    if (count > 1) throw new ModuleError("module-many-memories", `${count} memories; a behaviour has one`);
    if (count === 1) draft.memory = readMemory(reader);
  },
  [SECTION.global]: (reader, draft) => {
    for (let n = reader.count("globals"); n > 0; n -= 1) {
      draft.globals.push(readGlobalType(reader));
      skipConstant(reader);
    }
  },
  [SECTION.export]: (reader, draft) => {
    const names = new Set<string>();
    for (let n = reader.count("exports"); n > 0; n -= 1) {
      const one = readExport(reader, draft);
      if (names.has(one.name))
        throw new ModuleError("module-export-repeated", `two exports are named "${one.name}"`);
      names.add(one.name);
      draft.exports.push(one);
    }
  },
  [SECTION.start]: (reader, draft) => {
    pick(draft.functions, reader.u32(), "function");
    draft.hasStart = true;
  },
  [SECTION.element]: (reader, draft) => {
    draft.elementSegments = reader.count("element segments");
    reader.skip(reader.end - reader.offset);
  },
  [SECTION.dataCount]: (reader, draft) => {
    draft.announcedData = reader.u32();
  },
  [SECTION.code]: (reader, draft) => {
    draft.bodies = reader.count("functions");
    for (let n = draft.bodies; n > 0; n -= 1) reader.skip(reader.u32());
  },
  [SECTION.data]: (reader, draft) => {
    draft.dataSegments = reader.count("data segments");
    reader.skip(reader.end - reader.offset);
  },
};

function readImport(reader: ByteReader, draft: Draft): ImportInfo {
  const module = reader.text();
  const name = reader.text();
  const which = `${module} ${name}`;
  const kind = reader.byte();
  switch (kind) {
    case 0:
      return { module, name, type: pick(draft.types, reader.u32(), "type") };
    case 1:
      throw new ModuleError("module-imports-table", `${which} is a table`);
    case 2:
      throw new ModuleError("module-imports-memory", `${which} is a memory`);
    case 3:
      throw new ModuleError("module-imports-global", `${which} is a global`);
    case 4:
      throw new ModuleError("module-exceptions", `${which} is an exception tag`);
    default:
      throw new ModuleError("module-index", `${which} is of the unknown kind ${kind}`);
  }
}

function readExport(reader: ByteReader, draft: Draft): ExportInfo {
  const name = reader.text();
  const kind = reader.byte();
  const index = reader.u32();
  switch (kind) {
    case 0:
      return { kind: "function", name, type: pick(draft.functions, index, "function") };
    case 1:
      pick(draft.tables, index, "table");
      return { kind: "table", name };
    case 2:
      pick(draft.memory === undefined ? [] : [draft.memory], index, "memory");
      return { kind: "memory", name };
    case 3:
      return { kind: "global", name, type: pick(draft.globals, index, "global").type };
    case 4:
      throw new ModuleError("module-exceptions", `the export "${name}" is an exception tag`);
    default:
      throw new ModuleError("module-index", `the export "${name}" is of the unknown kind ${kind}`);
  }
}

function pick<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined)
    throw new ModuleError("module-index", `there is no ${what} ${index}; there are ${list.length}`);
  return found;
}
