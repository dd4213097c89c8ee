/** Why a module is not hosted: one code for each way to be wrong. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type ModuleErrorCode =
  | "module-too-large"
  | "module-truncated"
  | "module-magic"
  | "module-is-component"
  | "module-version"
  | "module-section-unknown"
  | "module-section-order"
  | "module-section-trailing"
  | "module-integer"
  | "module-text"
  | "module-too-many"
  | "module-type"
  | "module-value-type"
  | "module-index"
  | "module-limits"
  | "module-constant"
  | "module-instruction"
  | "module-function-count"
  | "module-data-count"
  | "module-export-repeated"
  | "module-imports-memory"
  | "module-imports-table"
  | "module-imports-global"
  | "module-memory64"
  | "module-shared-memory"
  | "module-many-memories"
  | "module-table-initialiser"
  | "module-exceptions"
  | "module-invalid"
  | "import-outside-api"
  | "import-unknown"
  | "import-signature"
  | "entry-missing"
  | "entry-both"
  | "entry-signature"
  | "memory-not-exported"
  | "realloc-not-exported"
  | "memory-over-grant"
  | "table-over-grant"
  | "manifest-repeated"
  | "shape-mismatch"
  | "source-map-invalid";

const REBUILD = "Build the module again, or copy it again: the file is damaged or was made by hand.";
const FEATURE = "Build for plain WebAssembly 2.0 with one memory; switch this proposal off in the compiler.";

/** Every code of this area. */
export const MODULE_ERRORS: ErrorTable<ModuleErrorCode> = {
  "module-too-large": {
    kind: "user",
    meaning: "The module is larger than a robot hosts.",
    remedy: "Build with optimisation and without debug information; 16 MiB is the limit.",
  },
  "module-truncated": {
    kind: "user",
    meaning: "The module ends in the middle of something, or a length in it points beyond its end.",
    remedy: REBUILD,
  },
  "module-magic": {
    kind: "user",
    meaning: "The file does not begin as WebAssembly does.",
    remedy: "Give the compiled `.wasm` file, not its source or its text form.",
  },
  "module-is-component": {
    kind: "user",
    meaning: "The file is a WebAssembly component; a behaviour is a core module.",
    remedy: "Give the core module that the component was made of: most tools write it before they wrap it.",
  },
  "module-version": {
    kind: "user",
    meaning: "The file is WebAssembly of a version other than 1.",
    remedy: "Build with a released compiler.",
  },
  "module-section-unknown": {
    kind: "user",
    meaning: "The module has a section with an id that the core specification does not name.",
    remedy: FEATURE,
  },
  "module-section-order": {
    kind: "user",
    meaning: "A section stands in the wrong place, or stands there twice.",
    remedy: REBUILD,
  },
  "module-section-trailing": {
    kind: "user",
    meaning: "A section has bytes left over after its last entry.",
    remedy: REBUILD,
  },
  "module-integer": {
    kind: "user",
    meaning: "An integer is written with more bytes or bits than the specification allows.",
    remedy: REBUILD,
  },
  "module-text": {
    kind: "user",
    meaning: "A name is not UTF-8, or is longer than a robot hosts.",
    remedy: REBUILD,
  },
  "module-too-many": {
    kind: "user",
    meaning: "The module declares more of something than a robot hosts.",
    remedy: "Make the module smaller; the message names what there is too much of, and the limit.",
  },
  "module-type": {
    kind: "user",
    meaning: "The type section holds something other than function types.",
    remedy: FEATURE,
  },
  "module-value-type": {
    kind: "user",
    meaning: "A value type is unknown, or belongs to a proposal that is not hosted.",
    remedy: FEATURE,
  },
  "module-index": {
    kind: "user",
    meaning: "An index points at something that the module does not have.",
    remedy: REBUILD,
  },
  "module-limits": {
    kind: "user",
    meaning: "The limits of a memory or a table are not valid.",
    remedy: FEATURE,
  },
  "module-constant": {
    kind: "user",
    meaning: "The initial value of a global is not a constant expression.",
    remedy: FEATURE,
  },
  "module-instruction": {
    kind: "user",
    meaning:
      "The code of the module holds an instruction that is not of WebAssembly 2.0 or of what compilers add to it.",
    remedy: FEATURE,
  },
  "module-function-count": {
    kind: "user",
    meaning: "The module declares another number of functions than it has bodies.",
    remedy: REBUILD,
  },
  "module-data-count": {
    kind: "user",
    meaning: "The module announces another number of data segments than it has.",
    remedy: REBUILD,
  },
  "module-export-repeated": {
    kind: "user",
    meaning: "Two exports have the same name.",
    remedy: REBUILD,
  },
  "module-imports-memory": {
    kind: "user",
    meaning:
      "The module wants its memory from outside; a behaviour brings its own, so that it can be capped.",
    remedy: "Build without `--importMemory` (LLVM: without `--import-memory`).",
  },
  "module-imports-table": {
    kind: "user",
    meaning: "The module wants a table from outside; a behaviour brings its own, so that it can be capped.",
    remedy: "Build without `--importTable` (LLVM: without `--import-table`).",
  },
  "module-imports-global": {
    kind: "user",
    meaning: "The module wants a global from outside; the robot offers functions only.",
    remedy: "Remove the import; pass the value in the manifest, an argument or the environment.",
  },
  "module-memory64": {
    kind: "user",
    meaning: "A memory or a table is addressed with 64 bits.",
    remedy: "Build for wasm32.",
  },
  "module-shared-memory": {
    kind: "user",
    meaning: "The memory is shared between threads; a behaviour has one thread.",
    remedy: "Build without threads.",
  },
  "module-many-memories": {
    kind: "user",
    meaning: "The module has more than one memory.",
    remedy: FEATURE,
  },
  "module-table-initialiser": {
    kind: "user",
    meaning: "A table has an initialiser expression.",
    remedy: FEATURE,
  },
  "module-exceptions": {
    kind: "user",
    meaning: "The module has exception tags.",
    remedy: "Build without WebAssembly exceptions.",
  },
  "module-invalid": {
    kind: "user",
    meaning: "The engine could not compile the module: the code of a function, or a segment, is not valid.",
    remedy: "Build the module again with a compiler, for WebAssembly 2.0; the message names the function.",
  },
  "import-outside-api": {
    kind: "user",
    meaning: "The module imports from a namespace that is not the robot's nor WASI preview 1.",
    remedy: "Build for `sandpaw:robot@0.1.0` or `wasi_snapshot_preview1`; the message names the import.",
  },
  "import-unknown": {
    kind: "user",
    meaning: "The module imports a function that its interface does not have.",
    remedy: "Look the name up in the API reference; the module may be built for another version.",
  },
  "import-signature": {
    kind: "user",
    meaning: "An import is there, but with other parameters or results than the API has.",
    remedy: "Build with the bindings of `sandpaw:robot@0.1.0`; the message shows both signatures.",
  },
  "entry-missing": {
    kind: "user",
    meaning: "The module exports neither `_start` nor `tick` nor `on-event`, so there is nothing to call.",
    remedy: "Export `_start` for a program, or `tick` or `on-event` for a reactor.",
  },
  "entry-both": {
    kind: "user",
    meaning: "The module exports `_start` as well as the functions of a reactor.",
    remedy: "Decide for one shape: a program that blocks, or a reactor that is ticked.",
  },
  "entry-signature": {
    kind: "user",
    meaning: "An entry function is not a function, or has the wrong parameters or results.",
    remedy: "Declare it as the API reference shows; the message shows both signatures.",
  },
  "memory-not-exported": {
    kind: "user",
    meaning: "The module calls functions that need its memory, but exports no memory named `memory`.",
    remedy: "Export the memory as `memory`; most compilers do so by default.",
  },
  "realloc-not-exported": {
    kind: "user",
    meaning:
      "The module receives lists or strings, but exports no `cabi_realloc` of the canonical signature.",
    remedy: "Link the runtime of your bindings; in AssemblyScript the SDK exports it.",
  },
  "memory-over-grant": {
    kind: "user",
    meaning: "The module begins with more memory than its grant allows.",
    remedy: "Build with a smaller initial memory, or get a grant with more `memoryBytes`.",
  },
  "table-over-grant": {
    kind: "user",
    meaning: "A table of the module begins larger than its grant allows.",
    remedy: "Get a grant with more `tableElements`; large programs need a slot for each function pointer.",
  },
  "manifest-repeated": {
    kind: "user",
    meaning: "The module has more than one `sandpaw.manifest` section.",
    remedy: "Build from a module without one: a manifest is written once, before signing.",
  },
  "shape-mismatch": {
    kind: "user",
    meaning: "The manifest says another shape than the exports of the module show.",
    remedy: "Set `shape` in the manifest to what the module is.",
  },
  "source-map-invalid": {
    kind: "user",
    meaning: "The source map beside the module cannot be read, so a trap has no place in the sources.",
    remedy: "Build again; the module itself runs without it.",
  },
};

/** Thrown by everything in this room. */
export class ModuleError extends CodedError<ModuleErrorCode> {
  override readonly name = "ModuleError";

  constructor(code: ModuleErrorCode, detail: string, options?: { cause?: unknown }) {
    super(MODULE_ERRORS, code, oneLine(detail), options);
  }
}

/** Names in a module are whatever its author wrote, line ends and orders to a terminal too. */
function oneLine(detail: string): string {
  return detail.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
