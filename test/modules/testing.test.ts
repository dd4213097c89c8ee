// The SDK's side of a simulation: it starts a command, hands it the request, and reads one answer.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FURNITURE, SENSORS, simulate, SimulationError, TESTING_ERRORS } from "@sandpaw/sdk/testing";
import { suite, temporaryFolder } from "../harness/index.js";

const test = suite("modules: testing");
const folder = temporaryFolder();

/** What SANDPAW names while `body` runs. */
async function withEnvironment<T>(
  env: Readonly<Record<string, string | undefined>>,
  body: () => Promise<T>,
): Promise<T> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  const set = (entries: Iterable<readonly [string, string | undefined]>): void => {
    for (const [name, value] of entries) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  set(Object.entries(env));
  try {
    return await body();
  } finally {
    set(before);
  }
}

function command(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  chmodSync(path, 0o755);
  return path;
}

function codeOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "resolved",
    (error: unknown) => (error instanceof SimulationError ? error.code : String(error)),
  );
}

const ECHO = `let text = ""; for await (const chunk of process.stdin) text += chunk;
process.stdout.write(JSON.stringify({ result: { request: JSON.parse(text), word: process.argv[2] } }));`;

test("the request goes in as it is, with the module that was built, and the result comes back", async () => {
  const script = command("echo.mjs", ECHO);
  const result: unknown = await withEnvironment({ SANDPAW: script, SANDPAW_MODULE: "/built.wasm" }, () =>
    simulate({ for: 2, faults: [{ at: 1, fault: "stop-pressed" }] }),
  );
  const request = { for: 2, faults: [{ at: 1, fault: "stop-pressed" }], module: "/built.wasm" };
  assert.deepEqual(result, { request, word: "simulate" });
  const named: unknown = await withEnvironment({ SANDPAW: script, SANDPAW_MODULE: "/built.wasm" }, () =>
    simulate({ for: 2, module: "own.wasm" }),
  );
  assert.deepEqual(named, { request: { for: 2, module: "own.wasm" }, word: "simulate" });
});

test("an executable without an extension is called as it is", async () => {
  const node = process.execPath;
  const body = `#!${node}\nprocess.stdin.resume().on("end", () => console.log('{"result":{"distance":1}}'));`;
  const path = command("sandpaw", body);
  const result = await withEnvironment({ SANDPAW: path }, () => simulate({ for: 1, module: "m" }));
  assert.equal(result.distance, 1);
});

test("the command's error keeps its code; words that are no answer are told", async () => {
  const refused = command(
    "refuse.mjs",
    `console.log('{"error":{"code":"x-y","message":"x-y: no","kind":"user"}}')`,
  );
  const broken = command("broken.mjs", `console.error("last words"); process.exit(3);`);
  await withEnvironment({ SANDPAW: refused }, async () => {
    await assert.rejects(simulate({ for: 1, module: "m" }), { code: "x-y", message: "x-y: no" });
  });
  await withEnvironment({ SANDPAW: broken }, async () => {
    await assert.rejects(simulate({ for: 1, module: "m" }), {
      code: "test-command-failed",
      message: "test-command-failed: code 3: last words",
    });
  });
});

test("without a module it says what to run; each code has its page", async () => {
  const code = await withEnvironment({ SANDPAW_MODULE: undefined }, () => codeOf(simulate({ for: 1 })));
  assert.equal(code, "test-module-missing");
  assert.match(TESTING_ERRORS["test-module-missing"].remedy, /sandpaw test/);
});

test("the command of the project is found before any other", async () => {
  const bin = join(folder, "project", "node_modules", "@sandpaw", "cli", "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "..", "package.json"), '{"name":"@sandpaw/cli","version":"1.0.0"}');
  writeFileSync(join(bin, "sandpaw.mjs"), ECHO.replace("process.argv[2]", '"of the project"'));
  const before = process.cwd();
  process.chdir(join(folder, "project"));
  try {
    const result: unknown = await withEnvironment({ SANDPAW: undefined }, () =>
      simulate({ for: 1, module: "m" }),
    );
    assert.deepEqual(result, { request: { for: 1, module: "m" }, word: "of the project" });
  } finally {
    process.chdir(before);
  }
});

test("the words of faults are those of the simulator", async () => {
  const { parseWorldFile } = await import("@sandpaw/runtime/drivers");
  const room = {
    name: "r",
    polygon: [
      [0, 0],
      [3, 0],
      [3, 3],
    ],
  };
  const text = JSON.stringify({
    format: "sandpaw-world-1",
    name: "w",
    rooms: [room],
    walls: [],
    furniture: FURNITURE.map((kind) => ({ kind, name: kind, at: [40, 40], size: [1, 1] })),
    dock: { x: 1, y: 1, theta: 0 },
    start: { x: 1, y: 1, theta: 0 },
  });
  assert.equal(parseWorldFile(new TextEncoder().encode(text), "w").furniture.length, FURNITURE.length);
  assert.equal(new Set(SENSORS).size, 6);
});

test.run();
