/** Generates `runtime/engine/glue.gen.ts`: the imports that a module is linked with, and calls into a reactor. */

import { camelCase, typeName, type Api, type ApiFunction } from "./api.js";
import { header } from "./emit-text.js";
import { casesName } from "./emit-ts-types.js";
import { flattenCode, flattenFunctions } from "./emit-flatten.js";
import { liftArguments } from "./emit-lift.js";
import { layoutOf, MAX_FLAT_RESULTS, payloadOffset, signatureOf } from "./layout.js";
import { isNamed, type Func, type NamedType, type Type } from "./model.js";

/** Longest line of `log.write`, bytes of UTF-8, as its comment in the WIT says. */
const LINE_BYTES = 4096;

/** The text of the file. */
export function emitGlue(api: Api): string {
  const body = [linkRobot(api), bindReactor(api)].join("\n");
  const flattened = flattenFunctions(api.exports.flatMap((func) => func.params.map((param) => param.type)));
  const enums = api.types.filter(
    (type) => type.kind === "enum" && new RegExp(`\\b${casesName(type)}\\b`).test(body + flattened),
  );
  const types = api.types.filter((type) => new RegExp(`: ${typeName(type)}\\b`).test(body + flattened));
  return [
    header("Imports of the robot API for a guest, and calls into a reactor, by the canonical ABI."),
    imports(enums, types),
    body,
    flattened,
  ].join("\n");
}

function imports(enums: readonly NamedType[], types: readonly NamedType[]): string {
  const values = ["FUNCTIONS", "SNAPSHOT", "fail", "succeed", ...enums.map(casesName)];
  const names = [...values, ...types.map((type) => `type ${typeName(type)}`), "type Result"];
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from "../protocol/index.js";
import { liftEnum, type GuestMemory } from "./guest-memory.js";
import { hotRead } from "./hot-read.js";
import { callRobot, type GlueHost, type RobotImports } from "./robot-call.js";
`;
}

function linkRobot(api: Api): string {
  const parts = api.interfaces.map((owner) => {
    const functions = api.functions.filter((one) => one.owner === owner).map(importedFunction);
    return `  if (interfaces.includes("${owner.name}")) {
    imports["${owner.module}"] = {
${functions.join("")}    };
  }
`;
  });
  return `/**
 * The imports of the interfaces that are granted, and of no other. \`guest\` must be bound to the instance's exports
 * before a call that needs memory.
 */
export function linkRobot(guest: GuestMemory, host: GlueHost, interfaces: readonly string[]): RobotImports {
  const imports: Record<string, RobotImports[string]> = {};
  const held = (): ReturnType<GlueHost["snapshot"]> => host.snapshot();
${parts.join("")}  return imports;
}
`;
}

function importedFunction(target: ApiFunction): string {
  const { func, key, carriage } = target;
  if (carriage === "snapshot") {
    if (layoutOf(func.result).align !== 8) throw new Error(`${key}: a hot read must hold a value of 8 bytes`);
    return `      "${func.name}": hotRead(guest, held, SNAPSHOT.entries["${key}"], "${key}"),\n`;
  }
  const { params, results } = signatureOf(func, "import");
  if (results.length > 0) throw new Error(`${key}: a flat result is not supported yet`);
  const names = params.map((_, i) => `p${i}`);
  const spilled = layoutOf(func.result).flat.length > MAX_FLAT_RESULTS;
  if (spilled) names[names.length - 1] = "ret";
  const declared = names.map((name, i) => `${name}: ${params[i] === "i64" ? "bigint" : "number"}`).join(", ");
  const { size, align } = layoutOf(func.result);
  const place = spilled ? `        const at = guest.place(ret, ${size}, ${align}, "${key}");\n` : "";
  return `      "${func.name}": (${declared}) => {\n${place}        ${importBody(target)};\n      },\n`;
}

function importBody(target: ApiFunction): string {
  const { func, key, carriage } = target;
  const args = liftArguments(func, key, carriage === "log" ? LINE_BYTES : undefined);
  switch (carriage) {
    case "wait":
      return `FUNCTIONS["${key}"].storeResult(guest, at, host.wait(${args.join(", ")}))`;
    case "log":
      return `host.log(${args.join(", ")})`;
    case "call":
    case "snapshot":
      if (func.result === null) throw new Error(`${key}: a call without a result is not supported yet`);
      return `callRobot(${["guest", "host", `FUNCTIONS["${key}"]`, "at", ...args].join(", ")})`;
  }
}

function bindReactor(api: Api): string {
  const fields = api.exports.map((func) => {
    const params = func.params.map((param) => `${camelCase(param.name)}: ${hostType(param.type)}`).join(", ");
    const result = func.result === null ? "void" : hostType(func.result);
    return `  readonly ${camelCase(func.name)}: ((${params}) => ${result}) | undefined;\n`;
  });
  const values = api.exports.map((func) => `    ${camelCase(func.name)}: ${exportedFunction(func)},\n`);
  return `/** What a reactor exports; undefined for what it does not. */
export interface Reactor {
${fields.join("")}}

/** Makes the exports of a reactor callable with values. \`guest\` must be bound to the same exports. */
export function bindReactor(guest: GuestMemory, exports: Readonly<Record<string, unknown>>): Reactor {
  const find = (name: string): ((...args: (number | bigint)[]) => unknown) | undefined => {
    const found = exports[name];
    return typeof found === "function" ? (found as (...args: (number | bigint)[]) => unknown) : undefined;
  };
${api.exports.map((func) => `  const ${camelCase(func.name)} = find("${func.name}");\n`).join("")}${api.exports
    .filter((func) => func.result !== null)
    .map((func) => `  const ${camelCase(func.name)}Post = find("cabi_post_${func.name}");\n`)
    .join("")}  return {
${values.join("")}  };
}
`;
}

/** The TypeScript type of a value of an export. */
function hostType(type: Type): string {
  if (isNamed(type)) return typeName(type);
  if (type.kind === "primitive" && type.name === "string") return "string";
  if (type.kind === "result" && type.ok && type.error)
    return `Result<${hostType(type.ok)}, ${hostType(type.error)}>`;
  throw new Error("an export with such a type is not supported yet");
}

function exportedFunction(func: Func): string {
  const name = camelCase(func.name);
  const params = func.params.map((param) => camelCase(param.name));
  const args = func.params.map((param, i) => flattenCode(param.type, params[i] ?? "", func.name));
  const call = `${name}(${args.join(", ")})`;
  const guard = `${name} && ((${params.join(", ")}) => {\n`;
  if (func.result === null) return `${guard}      ${call};\n    })`;
  const { size, align } = layoutOf(func.result);
  return `${guard}      const pointer = Number(${call});
      const at = guest.place(pointer, ${size}, ${align}, "${func.name}");
      const result = ${liftResult(func.result, func.name)};
      ${name}Post?.(pointer);
      return result;
    })`;
}

function liftResult(type: Type, what: string): string {
  if (type.kind !== "result") throw new Error(`${what}: an export that returns this is not supported yet`);
  const text = (side: Type | null): string => {
    if (side?.kind !== "primitive" || side.name !== "string")
      throw new Error(`${what}: only texts are supported`);
    return `guest.textAt(at + ${payloadOffset(type)}, "${what}")`;
  };
  return `guest.caseAt(at, 2, "${what}") === 0 ? succeed(${text(type.ok)}) : fail(${text(type.error)})`;
}
