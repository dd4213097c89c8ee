/** jco reads the same robot.wit: our core signatures are the ones that it accepts, and no others. */

import assert from "node:assert/strict";
import { jco } from "../../harness/jco.js";
import { signatureOf, type CoreSignature } from "@sandpaw/runtime/wit";
import { suite } from "../../harness/index.js";
import { behaviour } from "../module/builder.js";
import { API, WIT_TEXT } from "./definition.js";

const test = suite("wit: jco as judge");

const REALLOC = { name: "cabi_realloc", params: ["i32", "i32", "i32", "i32"], results: ["i32"] } as const;

/** Makes a component of a module for the world `judged`. */
async function judge(binary: Uint8Array, world: string): Promise<void> {
  const witSource = `${WIT_TEXT}\nworld judged {\n  use events.{event};\n  ${world}\n}\n`;
  await jco.componentNew(await jco.componentEmbed({ binary, witSource, world: "judged" }), []);
}

/** The signature with one more parameter, and with another type in place of the last. */
function wrongSignatures({ params, results }: CoreSignature): CoreSignature[] {
  const other = params.at(-1) === "f32" ? "i64" : "f32";
  const changed = params.length === 0 ? [] : [{ params: [...params.slice(0, -1), other] as const, results }];
  return [{ params: [...params, "i32"], results }, ...changed];
}

for (const { owner, func, key } of API.functions) {
  const make = (signature: CoreSignature): Uint8Array =>
    behaviour({ imports: [{ module: owner.module, name: func.name, ...signature }], exports: [REALLOC] });
  test(`import ${key}`, async () => {
    const world = `import ${owner.name};`;
    const right = signatureOf(func, "import");
    await judge(make(right), world);
    for (const wrong of wrongSignatures(right)) await assert.rejects(judge(make(wrong), world));
  });
}

for (const func of API.exports) {
  const make = (signature: CoreSignature): Uint8Array =>
    behaviour({ exports: [{ name: func.name, ...signature }, REALLOC] });
  test(`export ${func.name}`, async () => {
    const world = new RegExp(`^ *(export ${func.name}: .*;)$`, "m").exec(WIT_TEXT)?.[1] ?? "";
    const right = signatureOf(func, "export");
    await judge(make(right), world);
    for (const wrong of wrongSignatures(right)) await assert.rejects(judge(make(wrong), world));
  });
}

test("a name that the definition does not have is refused", async () => {
  const module = "sandpaw:robot/motion@0.1.0";
  await assert.rejects(judge(behaviour({ imports: [{ module, name: "fly" }] }), "import motion;"));
  await assert.rejects(
    judge(
      behaviour({ imports: [{ module: "sandpaw:robot/motion@0.2.0", name: "stop", params: ["i32"] }] }),
      "import motion;",
    ),
  );
});

test.run();
