/** One module for each way to be wrong, with the code that must refuse it. */

import type { ModuleErrorCode } from "@sandpaw/runtime/module";
import { behaviour, custom, HEADER, leb, name, section, type, vec, wasm } from "./builder.js";

export interface BadModule {
  readonly what: string;
  readonly code: ModuleErrorCode;
  readonly bytes: Uint8Array;
}

const bytes = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from(parts.flat());
const importOf = (kind: readonly number[]): Uint8Array =>
  wasm(section(1, vec([type()])), section(2, vec([[...name("m"), ...name("n"), ...kind]])));

export const BAD_MODULES: readonly BadModule[] = [
  { what: "nothing", code: "module-truncated", bytes: bytes() },
  { what: "half a header", code: "module-truncated", bytes: bytes(HEADER.slice(0, 6)) },
  { what: "text form", code: "module-magic", bytes: new TextEncoder().encode("(module)") },
  { what: "a short text", code: "module-magic", bytes: new TextEncoder().encode("hi") },
  { what: "a component", code: "module-is-component", bytes: bytes([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]) },
  { what: "version 2", code: "module-version", bytes: bytes([0, 0x61, 0x73, 0x6d, 2, 0, 0, 0]) },
  { what: "17 MiB", code: "module-too-large", bytes: new Uint8Array(17 * 1024 * 1024) },
  { what: "a section beyond the end", code: "module-truncated", bytes: wasm(section(1, [0], 100)) },
  { what: "zeros after the end", code: "module-truncated", bytes: bytes(HEADER, [0, 0]) },
  { what: "an unknown section", code: "module-section-unknown", bytes: wasm(section(14, [])) },
  { what: "a tag section", code: "module-exceptions", bytes: wasm(section(13, [0])) },
  { what: "two type sections", code: "module-section-order", bytes: wasm(section(1, [0]), section(1, [0])) },
  {
    what: "types after exports",
    code: "module-section-order",
    bytes: wasm(section(7, [0]), section(1, [0])),
  },
  {
    what: "data count after code",
    code: "module-section-order",
    bytes: wasm(section(10, [0]), section(12, [0])),
  },
  { what: "left over in a section", code: "module-section-trailing", bytes: wasm(section(1, [0, 0])) },
  {
    what: "a size of 6 bytes",
    code: "module-integer",
    bytes: bytes(HEADER, [1, 0x81, 0x80, 0x80, 0x80, 0x80, 0]),
  },
  {
    what: "a size of 33 bits",
    code: "module-integer",
    bytes: bytes(HEADER, [1, 0x81, 0x80, 0x80, 0x80, 0x10]),
  },
  {
    what: "a count of 4 thousand million",
    code: "module-too-many",
    bytes: wasm(section(1, [0xff, 0xff, 0xff, 0xff, 0x0f])),
  },
  { what: "10,001 types", code: "module-too-many", bytes: wasm(section(1, leb(10_001))) },
  { what: "more types than bytes", code: "module-truncated", bytes: wasm(section(1, leb(9_000))) },
  {
    what: "257 custom sections",
    code: "module-too-many",
    bytes: wasm(...Array.from({ length: 257 }, () => custom("x"))),
  },
  { what: "a struct type", code: "module-type", bytes: wasm(section(1, vec([[0x5f, 0]]))) },
  { what: "an exnref", code: "module-value-type", bytes: wasm(section(1, vec([[0x60, 1, 0x69, 0]]))) },
  {
    what: "a typed reference",
    code: "module-value-type",
    bytes: wasm(section(4, vec([[0x63, 0x70, 0, 1]]))),
  },
  { what: "a name that is not UTF-8", code: "module-text", bytes: wasm(section(0, [2, 0xc3, 0x28])) },
  { what: "a name of 2,000 bytes", code: "module-text", bytes: wasm(custom("x".repeat(2000))) },
  { what: "an imported memory", code: "module-imports-memory", bytes: importOf([2, 0, 1]) },
  { what: "an imported table", code: "module-imports-table", bytes: importOf([1, 0x70, 0, 1]) },
  { what: "an imported global", code: "module-imports-global", bytes: importOf([3, 0x7f, 0]) },
  { what: "an imported tag", code: "module-exceptions", bytes: importOf([4, 0, 0]) },
  { what: "an import of kind 9", code: "module-index", bytes: importOf([9, 0]) },
  { what: "an import of type 7", code: "module-index", bytes: importOf([0, 7]) },
  { what: "memory64", code: "module-memory64", bytes: wasm(section(5, vec([[4, 1]]))) },
  { what: "a 64-bit table", code: "module-memory64", bytes: wasm(section(4, vec([[0x70, 4, 1]]))) },
  { what: "a shared memory", code: "module-shared-memory", bytes: wasm(section(5, vec([[3, 1, 2]]))) },
  { what: "custom page sizes", code: "module-limits", bytes: wasm(section(5, vec([[8, 1, 0]]))) },
  { what: "a memory from 2 to 1", code: "module-limits", bytes: wasm(section(5, vec([[1, 2, 1]]))) },
  { what: "65,537 pages", code: "module-limits", bytes: wasm(section(5, vec([[0, ...leb(65_537)]]))) },
  {
    what: "two memories",
    code: "module-many-memories",
    bytes: wasm(
      section(
        5,
        vec([
          [0, 1],
          [0, 1],
        ]),
      ),
    ),
  },
  {
    what: "a table with an initialiser",
    code: "module-table-initialiser",
    bytes: wasm(section(4, vec([[0x40, 0, 0x70, 0, 1, 0xd0, 0x70, 0x0b]]))),
  },
  { what: "a table of i32", code: "module-value-type", bytes: wasm(section(4, vec([[0x7f, 0, 1]]))) },
  {
    what: "a global that is computed",
    code: "module-constant",
    bytes: wasm(section(6, vec([[0x7f, 0, 0x10, 0, 0x0b]]))),
  },
  {
    what: "a 33-bit constant",
    code: "module-integer",
    bytes: wasm(section(6, vec([[0x7f, 0, 0x41, 0x80, 0x80, 0x80, 0x80, 0x10, 0x0b]]))),
  },
  {
    what: "an endless constant",
    code: "module-too-many",
    bytes: wasm(section(6, vec([[0x7f, 0, ...Array.from({ length: 200 }, () => 0x6a)]]))),
  },
  {
    what: "a global of mutability 2",
    code: "module-type",
    bytes: wasm(section(6, vec([[0x7f, 2, 0x41, 0, 0x0b]]))),
  },
  {
    what: "a function without a body",
    code: "module-function-count",
    bytes: wasm(section(1, vec([type()])), section(3, vec([[0]]))),
  },
  {
    what: "a body without a function",
    code: "module-function-count",
    bytes: wasm(section(10, vec([[2, 0, 0x0b]]))),
  },
  {
    what: "a body beyond the end",
    code: "module-truncated",
    bytes: wasm(section(10, vec([[0x7f, 0, 0x0b]]))),
  },
  { what: "announced data", code: "module-data-count", bytes: wasm(section(12, [3])) },
  { what: "a start that is not there", code: "module-index", bytes: wasm(section(8, [0])) },
  {
    what: "one name exported twice",
    code: "module-export-repeated",
    bytes: wasm(
      section(5, vec([[0, 1]])),
      section(
        7,
        vec([
          [...name("a"), 2, 0],
          [...name("a"), 2, 0],
        ]),
      ),
    ),
  },
  {
    what: "an export of a memory that is not there",
    code: "module-index",
    bytes: wasm(section(7, vec([[...name("a"), 2, 0]]))),
  },
  {
    what: "two manifests",
    code: "manifest-repeated",
    bytes: wasm(custom("sandpaw.manifest", [0x7b, 0x7d]), custom("sandpaw.manifest", [0x7b, 0x7d])),
  },
];

const robot = (iface: string): string => `sandpaw:robot/${iface}@0.1.0`;
const STATE = { module: robot("motion"), name: "state", params: ["i32"] } as const;
const SCAN = { module: robot("sensors"), name: "scan", params: ["i32"] } as const;

/** Well-formed modules that a robot does not host. */
export const NOT_HOSTED: readonly BadModule[] = [
  {
    what: "env.abort",
    code: "import-outside-api",
    bytes: behaviour({ imports: [{ module: "env", name: "abort" }] }),
  },
  {
    what: "another version of the API",
    code: "import-outside-api",
    bytes: behaviour({ imports: [{ module: "sandpaw:robot/motion@0.9.0", name: "drive" }] }),
  },
  {
    what: "a function that motion lacks",
    code: "import-unknown",
    bytes: behaviour({ imports: [{ module: robot("motion"), name: "fly" }] }),
  },
  {
    what: "a function that WASI lacks",
    code: "import-unknown",
    bytes: behaviour({ imports: [{ module: "wasi_snapshot_preview1", name: "fork" }] }),
  },
  {
    what: "motion.state of f64",
    code: "import-signature",
    bytes: behaviour({ imports: [{ ...STATE, params: ["f64"] }] }),
  },
  {
    what: "motion.state with a result",
    code: "import-signature",
    bytes: behaviour({ imports: [{ ...STATE, results: ["i32"] }] }),
  },
  {
    what: "fd_write of three",
    code: "import-signature",
    bytes: behaviour({
      imports: [
        {
          module: "wasi_snapshot_preview1",
          name: "fd_write",
          params: ["i32", "i32", "i32"],
          results: ["i32"],
        },
      ],
    }),
  },
  { what: "no entry", code: "entry-missing", bytes: behaviour({ exports: [{ name: "run" }] }) },
  { what: "only init", code: "entry-missing", bytes: behaviour({ exports: [{ name: "init" }] }) },
  {
    what: "_start and tick",
    code: "entry-both",
    bytes: behaviour({ exports: [{ name: "_start" }, { name: "tick" }] }),
  },
  {
    what: "a tick with a parameter",
    code: "entry-signature",
    bytes: behaviour({ exports: [{ name: "tick", params: ["f64"] }] }),
  },
  {
    what: "a start with a result",
    code: "entry-signature",
    bytes: behaviour({ exports: [{ name: "_start", results: ["i32"] }] }),
  },
  {
    what: "a memory called tick",
    code: "entry-signature",
    bytes: wasm(section(5, vec([[0, 1]])), section(7, vec([[...name("tick"), 2, 0]]))),
  },
  {
    what: "motion without a memory",
    code: "memory-not-exported",
    bytes: behaviour({ imports: [STATE], memory: null }),
  },
  {
    what: "motion with a hidden memory",
    code: "memory-not-exported",
    bytes: behaviour({ imports: [STATE], hideMemory: true }),
  },
  { what: "scan without cabi_realloc", code: "realloc-not-exported", bytes: behaviour({ imports: [SCAN] }) },
  {
    what: "scan with another cabi_realloc",
    code: "realloc-not-exported",
    bytes: behaviour({
      imports: [SCAN],
      exports: [{ name: "tick" }, { name: "cabi_realloc", params: ["i32"], results: ["i32"] }],
    }),
  },
];
