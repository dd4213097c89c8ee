/** Generates `runtime/protocol/robot-api.gen.ts`. */

import { camelCase, pascalCase, type Api, type ApiFunction } from "./api.js";
import { docComment, header } from "./emit-text.js";
import {
  codecFunctions,
  readCode,
  readFunction,
  storeFunction,
  writeCode,
  writeFunction,
} from "./emit-ts-codecs.js";
import { tsDeclaration, tsType } from "./emit-ts-types.js";
import { casesOf } from "./layout.js";
import type { Interface, Type } from "./model.js";
import { planSnapshot, type SnapshotPlan } from "./snapshot-layout.js";

const IMPORTS = `
import type { CanonicalMemory } from "./canonical-memory.js";
import {
  fail,
  readNothing,
  readOption,
  readResult,
  storeNothing,
  storeOption,
  storeResult,
  writeNothing,
  writeOption,
  writeResult,
  type Result,
} from "./result.js";
import { decode, encode, robotFunction, serve, type FunctionInfo, type RobotFunction } from "./robot-function.js";
import { blankSnapshot, storeEntry, type SnapshotEntry } from "./snapshot.js";
import type { ValueReader } from "./value-reader.js";
import type { ValueWriter } from "./value-writer.js";
`;

const LOOKUP = `const BY_ID: ReadonlyMap<number, FunctionInfo> = new Map(
  Object.values<FunctionInfo>({ ...FUNCTIONS }).map((one) => [one.id, one]),
);

/** What a number in a call frame means; undefined for a number that is no function's. */
export function functionOf(id: number): FunctionInfo | undefined {
  return BY_ID.get(id);
}
`;

/** The text of the file. */
export function emitProtocol(api: Api): string {
  const stored = new Set<Type>();
  for (const { func } of api.functions) collect(func.result, stored);
  return [
    header("Types of the robot API, the bytes of its calls, and the layout of the snapshot."),
    IMPORTS,
    ...api.types.map(tsDeclaration),
    ...api.types.map((type) => codecFunctions(type, stored)),
    ...api.interfaces.map(interfaceDeclaration),
    robotApi(api),
    functionTypes(api),
    functionTable(api),
    LOOKUP,
    serveCall(api),
    eventCodec(api),
    snapshot(planSnapshot(api)),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function collect(type: Type | null, into: Set<Type>): void {
  if (type === null) return;
  into.add(type);
  if (type.kind === "record") for (const field of type.fields) collect(field.type, into);
  else if (type.kind === "list") collect(type.element, into);
  else if (type.kind !== "primitive") for (const payload of casesOf(type)) collect(payload, into);
}

function interfaceDeclaration(one: Interface): string {
  const methods = one.functions.map((func) => {
    const params = func.params.map((param) => `${camelCase(param.name)}: ${tsType(param.type)}`).join(", ");
    const result = func.result === null ? "void" : tsType(func.result);
    return `${docComment(func.docs, "  ")}  ${camelCase(func.name)}(${params}): ${result} | Promise<${result}>;\n`;
  });
  return `${docComment(one.docs)}export interface ${pascalCase(one.name)}Api {\n${methods.join("")}}\n`;
}

function robotApi(api: Api): string {
  const all = api.interfaces.map((one) => `  readonly ${camelCase(one.name)}: ${pascalCase(one.name)}Api;\n`);
  const called = api.interfaces.flatMap((one) => {
    const methods = api.functions
      .filter(({ owner, carriage }) => owner === one && carriage === "call")
      .map(({ func }) => `"${camelCase(func.name)}"`);
    if (methods.length === 0) return [];
    return [`  readonly ${camelCase(one.name)}: Pick<${pascalCase(one.name)}Api, ${methods.join(" | ")}>;\n`];
  });
  return `/** The whole robot API, as a server has it. */
export interface RobotApi {
${all.join("")}}

/** The part of the robot API that travels as calls. */
export interface CallApi {
${called.join("")}}
`;
}

function argsType({ func }: ApiFunction): string {
  return `[${func.params.map((param) => `${camelCase(param.name)}: ${tsType(param.type)}`).join(", ")}]`;
}

function functionTypes(api: Api): string {
  const lines = api.functions.map(
    (one) => `  readonly "${one.key}": RobotFunction<${argsType(one)}, ${tsType(one.func.result)}>;\n`,
  );
  return `/** Every function of the robot API, by interface and name. */\nexport interface RobotFunctions {\n${lines.join("")}}\n`;
}

function functionTable(api: Api): string {
  const entries = api.functions.map(({ key, id, owner, func, carriage }) => {
    const names = func.params.map((param) => camelCase(param.name));
    const writes = func.params
      .map((param, i) => `        ${writeCode(param.type, names[i] ?? "")};\n`)
      .join("");
    const writeArgs =
      names.length === 0 ? "writeNothing" : `(writer, [${names.join(", ")}]) => {\n${writes}      }`;
    const reads = func.params.map((param) => readCode(param.type)).join(", ");
    const readArgs = names.length === 0 ? "() => []" : `(reader) => [${reads}]`;
    return `  "${key}": robotFunction(
    { id: 0x${id.toString(16).padStart(4, "0")}, interface: "${owner.name}", name: "${func.name}", carriage: "${carriage}" },
    {
      writeArgs: ${writeArgs},
      readArgs: ${readArgs},
      writeResult: ${writeFunction(func.result)},
      readResult: ${readFunction(func.result)},
      storeResult: ${storeFunction(func.result)},
    },
  ),\n`;
  });
  return `/** Numbers and codecs of every function. */\nexport const FUNCTIONS: RobotFunctions = {\n${entries.join("")}};\n`;
}

function serveCall(api: Api): string {
  const cases = api.functions
    .filter(({ carriage }) => carriage === "call")
    .map(({ key, id, owner, func }) => {
      const spread = func.params.length === 0 ? "() =>" : "(values) =>";
      const args = func.params.length === 0 ? "" : "...values";
      return `    case 0x${id.toString(16).padStart(4, "0")}:
      return serve(FUNCTIONS["${key}"], args, ${spread} api.${camelCase(owner.name)}.${camelCase(func.name)}(${args}));\n`;
    });
  return `/**
 * Answers one call: decodes the arguments strictly, runs the function, encodes its result. The caller has checked
 * that the interface is granted. Throws \`FrameError\` for bad arguments, \`RangeError\` for a number that is no call's.
 */
export function serveCall(api: CallApi, id: number, args: Uint8Array): Uint8Array | Promise<Uint8Array> {
  switch (id) {
${cases.join("")}    default:
      throw new RangeError(\`function \${id} is no call\`);
  }
}
`;
}

function eventCodec(api: Api): string {
  const event = api.types.find((type) => type.name === "event");
  if (event === undefined) throw new Error("the API has no type `event`, which wait answers carry");
  const type = tsType(event);
  return `/** The bytes of one event, as the answer to a wait carries it. */
export function encodeEvent(event: ${type}): Uint8Array {
  return encode(event, write${type});
}

/** Reads one event; strict. */
export function decodeEvent(bytes: Uint8Array): ${type} {
  return decode(bytes, read${type});
}
`;
}

function snapshot(plan: SnapshotPlan): string {
  const values = plan.entries.map(
    ({ target }) => `  readonly "${target.key}": ${tsType(target.func.result)};\n`,
  );
  const entries = plan.entries.map(({ target, offset, size, lists }) => {
    const places = lists.map(
      (list) =>
        `{ field: ${list.field}, items: ${list.items}, itemSize: ${list.itemSize}, itemAlign: ${list.itemAlign}, capacity: ${list.capacity} }`,
    );
    return `    "${target.key}": { offset: ${offset}, size: ${size}, lists: [${places.join(", ")}] },\n`;
  });
  const stores = plan.entries.map(
    ({ target }) => `  "${target.key}": FUNCTIONS["${target.key}"].storeResult,\n`,
  );
  const keys = plan.entries.map(({ target }) => `  "${target.key}",\n`);
  const initial = plan.entries.map(
    ({ target }) => `  putSnapshot(snapshot, "${target.key}", fail("unavailable"));\n`,
  );
  return `/** What the snapshot holds: the results of the hot reads. */
export interface SnapshotValues {
${values.join("")}}

/** The hot reads, in the order of the definition. */
export const SNAPSHOT_KEYS: readonly (keyof SnapshotValues)[] = [
${keys.join("")}];

/** The layout of the snapshot. The version changes with the layout. */
export const SNAPSHOT: {
  readonly version: number;
  readonly size: number;
  readonly entries: Readonly<Record<keyof SnapshotValues, SnapshotEntry>>;
} = {
  version: 0x${plan.version.toString(16).padStart(8, "0")},
  size: ${plan.size},
  entries: {
${entries.join("")}  },
};

const STORES: {
  readonly [K in keyof SnapshotValues]: (memory: CanonicalMemory, at: number, value: SnapshotValues[K]) => void;
} = {
${stores.join("")}};

/** Writes the result of one hot read into a snapshot. A list beyond its capacity is a \`RangeError\`. */
export function putSnapshot<K extends keyof SnapshotValues>(
  snapshot: Uint8Array,
  key: K,
  value: SnapshotValues[K],
): void {
  storeEntry(snapshot, SNAPSHOT.entries[key], STORES[key], value);
}

/** A snapshot in which every hot read answers \`unavailable\`. */
export function createSnapshot(): Uint8Array {
  const snapshot = blankSnapshot(SNAPSHOT.version, SNAPSHOT.size);
${initial.join("")}  return snapshot;
}
`;
}
