/** Every generated file, by its path from the root of the repository. */

import { describeApi } from "./api.js";
import { emitAssembly } from "./emit-assembly.js";
import { emitGlue } from "./emit-glue.js";
import { emitProtocol } from "./emit-protocol.js";
import { emitReference } from "./emit-reference.js";
import { emitSignatures } from "./emit-signatures.js";
import { parseWit } from "./parser.js";
import { resolve } from "./resolver.js";

/** Path of the definition, from the root of the repository. */
export const WIT_PATH = "runtime/wit/robot.wit";

/** Generates everything from the text of the definition. */
export function generate(text: string): ReadonlyMap<string, string> {
  const api = describeApi(resolve(parseWit(text, WIT_PATH)));
  return new Map([
    ["runtime/protocol/robot-api.gen.ts", emitProtocol(api)],
    ["runtime/engine/glue.gen.ts", emitGlue(api)],
    ["runtime/module/robot-imports.gen.ts", emitSignatures(api)],
    ...[...emitAssembly(api)].map(([name, file]) => [`modules/assembly/generated/${name}`, file] as const),
    ["docs/reference/robot-api.md", emitReference(api)],
  ]);
}
