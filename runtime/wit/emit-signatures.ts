/** Generates `runtime/module/robot-imports.gen.ts`: what the module checker compares a module with. */

import type { Api } from "./api.js";
import { header } from "./emit-text.js";
import { casesOf, signatureOf } from "./layout.js";
import type { Func, Type } from "./model.js";

/** The text of the file. */
export function emitSignatures(api: Api): string {
  const imports = api.functions.map(
    ({ owner, func }) => `  { interface: "${owner.name}", ${signatureText(func, "import")} },\n`,
  );
  const exports = api.exports.map((func) => `  { ${signatureText(func, "export")} },\n`);
  const [name, version] = api.wit.id.split("@");
  return `${header("Core signatures of the robot API, as the canonical ABI lowers them.")}
import type { RobotImport, RobotSignature } from "./robot-signature.js";

/** Every function that a behaviour can import. */
export const ROBOT_IMPORTS: readonly RobotImport[] = [
${imports.join("")}];

/** Every function that a reactor can export. */
export const ROBOT_EXPORTS: readonly RobotSignature[] = [
${exports.join("")}];

/** The package of the API that these tables describe. */
export const ROBOT_PACKAGE: { readonly name: string; readonly version: string } = {
  name: "${name}",
  version: "${version}",
};
`;
}

function signatureText(func: Func, direction: "import" | "export"): string {
  const { params, results } = signatureOf(func, direction);
  const spilled = results.length === 0 && func.result !== null;
  const lifted = func.params.some((param) => pointsToMemory(param.type));
  const lowered = pointsToMemory(func.result);
  // The host allocates what it hands over: results of imports, arguments of exports.
  const realloc = direction === "import" ? lowered : lifted;
  const memory = spilled || lifted || lowered;
  return `name: "${func.name}", params: ${JSON.stringify(params)}, results: ${JSON.stringify(results)}, memory: ${memory}, realloc: ${realloc}`;
}

/** Whether a value holds a string or a list somewhere. */
export function pointsToMemory(type: Type | null): boolean {
  if (type === null) return false;
  if (type.kind === "list") return true;
  if (type.kind === "primitive") return type.name === "string";
  if (type.kind === "record") return type.fields.some((field) => pointsToMemory(field.type));
  return casesOf(type).some(pointsToMemory);
}
