// What an author sees when a build fails: file, line, column, the line, and a caret under it.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildBehaviour, BuildError, compile, formatDiagnostic } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { assertGolden } from "./golden.js";
import { compiled, folderWith, projectJson } from "./sources.js";

const test = suite("modules: diagnostics");

async function refusalOf(build: Promise<unknown>): Promise<BuildError> {
  const thrown: unknown = await build.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof BuildError, String(thrown));
  return thrown;
}

const BROKEN: Readonly<Record<string, string>> = {
  "misspelt-name": `import { motion, sensors } from "@sandpaw/sdk"\n\nexport function tick(): void {\n\tconst scan = sensor.scan()\n  motion.drive(0.1, 0)\n}\n`,
  syntax: `export function tick(): void {\n  if (true {\n}\n`,
  "wrong-signature": `export function tick(): void {}\nexport function exec(line: i32): string { return "a" }\n`,
  "no-entry": `export function Tick(): void {}\n`,
  "wrong-shape": `export function main(): void {}\nexport function tick(): void {}\n`,
  "unknown-module": `import { x } from "@other/sdk"\nexport function tick(): void { x() }\n`,
};

for (const [name, source] of Object.entries(BROKEN)) {
  test(`${name} is told with its place`, async () => {
    const refusal = await refusalOf(compiled(source));
    assert.equal(refusal.code, "compile-failed");
    assertGolden(`diagnostics/${name}.txt`, `${refusal.diagnostics.map(formatDiagnostic).join("\n")}\n`);
  });
}

test("a file that is not there is named", async () => {
  const dir = folderWith("");
  const refusal = await refusalOf(compile({ dir, entry: "assembly/other.ts", shape: "reactor", log: true }));
  assert.equal(refusal.code, "entry-not-found");
  assert.match(refusal.message, /assembly\/other\.ts/);
});

const DRIVES = `import { motion } from "@sandpaw/sdk"\nexport function tick(): void { motion.drive(0.1, 0, 0) }\n`;

test("an import without a request, and a request without an import, are both refused", async () => {
  const dir = folderWith(DRIVES);
  writeFileSync(join(dir, "sandpaw.json"), projectJson({ request: { log: {}, telemetry: {} } }));
  const refusal = await refusalOf(buildBehaviour({ dir }));
  assert.equal(refusal.code, "request-mismatch");
  assert.match(refusal.message, /the code uses motion, which `request` does not name/);
  assert.match(refusal.message, /`request` names telemetry, which the code does not use/);
});

test("a tick too slow for the time-to-live is warned of; one that is fast enough is not", async () => {
  const dir = folderWith(DRIVES);
  const request = { motion: { maxSpeed: 0.3, maxTurn: 1 } };
  const warningsAt = async (rateHz: number): Promise<readonly string[]> => {
    writeFileSync(join(dir, "sandpaw.json"), projectJson({ rateHz, request }));
    return (await buildBehaviour({ dir })).diagnostics.map(formatDiagnostic);
  };
  const slow = (await warningsAt(5)).join("\n");
  assert.match(slow, /a tick comes every 200 ms, and a velocity holds 300 ms/);
  assert.match(slow, /Tick at 7 Hz or more/);
  assert.doesNotMatch((await warningsAt(7)).join("\n"), /a tick comes every/);
  assert.match((await warningsAt(0)).join("\n"), /tick is never called/);
});

test.run();
