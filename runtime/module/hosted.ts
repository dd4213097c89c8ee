/**
 * Whether a robot can host a module: every import is of the robot API or of WASI preview 1 and has the right
 * signature, and the exports show one shape. The import section is the exact list of what a module can do.
 */

import { INTERFACES, type InterfaceName } from "../protocol/index.js";
import { ModuleError } from "./error.js";
import {
  type ExportInfo,
  formatType,
  type FunctionType,
  type ImportInfo,
  type ModuleInfo,
  sameType,
} from "./module-info.js";
import { ROBOT_EXPORTS, ROBOT_IMPORTS, ROBOT_PACKAGE } from "./robot-imports.gen.js";
import type { RobotImport } from "./robot-signature.js";
import { WASI_IMPORTS, WASI_MODULE } from "./wasi-imports.js";

/** How a behaviour is run: a program may block and ends, a reactor is called. */
export type Shape = "program" | "reactor";

/** What a hosted module needs. */
export interface Hosted {
  /** Interfaces of the robot API that it imports, in the order of `INTERFACES`. */
  readonly interfaces: readonly InterfaceName[];
  /** Whether it imports WASI preview 1. */
  readonly wasi: boolean;
  readonly shape: Shape;
  /** The functions of a reactor that it exports, or `_start`. */
  readonly entries: readonly string[];
}

const PROGRAM_ENTRY = "_start";
const INITIALISE = "_initialize";
const NOTHING: FunctionType = { params: [], results: [] };
const REALLOC: FunctionType = { params: ["i32", "i32", "i32", "i32"], results: ["i32"] };

const IMPORTS: ReadonlyMap<string, RobotImport> = new Map(
  ROBOT_IMPORTS.map((one) => [`${moduleOf(one.interface)} ${one.name}`, one]),
);
/** `types` has no functions; an import of it is unknown, not outside. */
const INTERFACE_OF: ReadonlyMap<string, InterfaceName> = new Map(
  INTERFACES.map((name) => [moduleOf(name), name]),
);

function moduleOf(name: string): string {
  return `${ROBOT_PACKAGE.name}/${name}@${ROBOT_PACKAGE.version}`;
}

/** Checks imports, shape and entries. Throws `ModuleError`. */
export function checkHosted(info: ModuleInfo): Hosted {
  const used = new Set<InterfaceName>();
  let wasi = false;
  const needs = { memory: "", realloc: "" };
  for (const one of info.imports) {
    const expected = expectedImport(one);
    if (!sameType(one.type, expected)) {
      throw new ModuleError(
        "import-signature",
        `${one.module} ${one.name} is imported as ${formatType(one.type)}, the API has ${formatType(expected)}`,
      );
    }
    const which = `${one.module} ${one.name}`;
    if ("interface" in expected) {
      used.add(expected.interface);
      if (expected.memory) needs.memory ||= which;
      if (expected.realloc) needs.realloc ||= which;
    } else {
      wasi = true;
      needs.memory ||= which;
    }
  }
  const { shape, entries } = checkEntries(info, needs);
  checkMemory(info, needs);
  return { interfaces: INTERFACES.filter((name) => used.has(name)), wasi, shape, entries };
}

/** Compares the shape that a manifest states with the one that the exports show. Throws `ModuleError`. */
export function checkShape(hosted: Hosted, stated: Shape): void {
  if (stated !== hosted.shape) {
    throw new ModuleError(
      "shape-mismatch",
      `the manifest says ${stated}, the exports show a ${hosted.shape}`,
    );
  }
}

function expectedImport(one: ImportInfo): RobotImport | FunctionType {
  const which = `${one.module} ${one.name}`;
  if (one.module === WASI_MODULE) {
    const found = WASI_IMPORTS.get(one.name);
    if (found === undefined)
      throw new ModuleError("import-unknown", `WASI preview 1 has no function ${one.name}`);
    return found;
  }
  const found = IMPORTS.get(which);
  if (found !== undefined) return found;
  if (INTERFACE_OF.has(one.module))
    throw new ModuleError("import-unknown", `${one.module} has no function ${one.name}`);
  throw new ModuleError("import-outside-api", `${which} is not offered by a robot${hintFor(one)}`);
}

function hintFor(one: ImportInfo): string {
  if (one.module.startsWith(`${ROBOT_PACKAGE.name}/`)) return ` in version ${ROBOT_PACKAGE.version}`;
  if (one.module === "env" && one.name === "abort")
    return "; use the SDK's build, which routes abort to the log";
  return "";
}

function checkEntries(
  info: ModuleInfo,
  needs: { memory: string; realloc: string },
): { shape: Shape; entries: readonly string[] } {
  const byName = new Map(info.exports.map((one) => [one.name, one]));
  const reactor = ROBOT_EXPORTS.filter((one) => byName.has(one.name));
  checkEntry(byName, INITIALISE, NOTHING);
  if (byName.has(PROGRAM_ENTRY)) {
    const other = reactor[0];
    if (other !== undefined)
      throw new ModuleError("entry-both", `both ${PROGRAM_ENTRY} and ${other.name} are exported`);
    checkEntry(byName, PROGRAM_ENTRY, NOTHING);
    return { shape: "program", entries: [PROGRAM_ENTRY] };
  }
  if (!byName.has("tick") && !byName.has("on-event")) {
    throw new ModuleError("entry-missing", "none of _start, tick and on-event is exported");
  }
  for (const one of reactor) {
    checkEntry(byName, one.name, one);
    if (one.memory) needs.memory ||= one.name;
    if (one.realloc) needs.realloc ||= one.name;
  }
  return { shape: "reactor", entries: reactor.map((one) => one.name) };
}

function checkEntry(byName: ReadonlyMap<string, ExportInfo>, name: string, expected: FunctionType): void {
  const found = byName.get(name);
  if (found === undefined) return;
  const is = found.kind === "function" ? formatType(found.type) : `a ${found.kind}`;
  if (found.kind !== "function" || !sameType(found.type, expected)) {
    throw new ModuleError("entry-signature", `${name} is ${is}, it must be ${formatType(expected)}`);
  }
}

function checkMemory(info: ModuleInfo, needs: { readonly memory: string; readonly realloc: string }): void {
  const memory = info.exports.find((one) => one.name === "memory");
  if (needs.memory !== "" && memory?.kind !== "memory") {
    throw new ModuleError("memory-not-exported", `${needs.memory} needs it`);
  }
  const realloc = info.exports.find((one) => one.name === "cabi_realloc");
  const fits = realloc?.kind === "function" && sameType(realloc.type, REALLOC);
  if (needs.realloc !== "" && !fits) {
    throw new ModuleError("realloc-not-exported", `${needs.realloc} needs it as ${formatType(REALLOC)}`);
  }
}
