import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { linkModule, rehearse, TickMeter } from "@sandpaw/runtime/engine";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("engine: rehearsal and tick meter");

test("the rehearsal runs its module to the stop: it imports what today's API has", () => {
  assert.deepEqual(rehearse(linkModule), {
    reason: "stopped",
    code: 0,
    message: "The behaviour was asked to stop, and ended.",
  });
});

test("the engine's file needs of Node only what every start has loaded anyway", () => {
  const runtime = dirname(createRequire(import.meta.url).resolve("@sandpaw/runtime/package.json"));
  const text = readFileSync(join(runtime, "dist", "engine", "engine.cjs"), "utf8");
  const needed = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(needed)], ["node:fs"]);
});

test("the code that V8 makes of the engine's file is taken by the next process, and another V8's is not needed", () => {
  const runtime = dirname(createRequire(import.meta.url).resolve("@sandpaw/runtime/package.json"));
  const built = join(runtime, "dist", "engine");
  const folder = temporaryFolder();
  const text = `(function (exports, require) {${readFileSync(join(built, "engine.cjs"), "utf8")}\n})`;
  writeFileSync(join(folder, "engine.cjs"), text);
  copyFileSync(join(built, "start.cjs"), join(folder, "start.cjs"));
  const codeMade = (): Buffer =>
    Buffer.from(
      execFileSync(process.execPath, [join(folder, "start.cjs"), "rehearse"], { encoding: "utf8" }),
      "base64",
    );
  const code = codeMade();
  assert.ok(code.length > 50_000, `${code.length} bytes of code`);
  writeFileSync(join(folder, "code.bin"), code);
  const ask = `const { readFileSync } = require("node:fs"), { Script } = require("node:vm");
    const [file, code] = ["engine.cjs", "code.bin"].map((name) => ${JSON.stringify(folder)} + "/" + name);
    process.stdout.write(String(new Script(readFileSync(file, "utf8"), { filename: file, cachedData: readFileSync(code) }).cachedDataRejected));`;
  assert.equal(execFileSync(process.execPath, ["-e", ask], { encoding: "utf8" }), "false");
  assert.ok(codeMade().length > 50_000, "with it the engine rehearses as before");
  writeFileSync(join(folder, "code.bin"), "of nobody");
  assert.ok(codeMade().length > 50_000, "with rubbish in its place too");
});

test("a report comes when a second is over, counts from there, and sorts lateness", () => {
  const meter = new TickMeter(0n);
  for (let late = 1; late <= 100; late += 1) meter.tick(BigInt((late * 37) % 101));
  meter.skip(3);
  assert.equal(meter.report(999_999_999n, false), undefined);
  assert.deepEqual(meter.report(1_000_000_000n, false), {
    ticks: 100,
    skipped: 3,
    lateP50: 51,
    lateP99: 100,
    lateMax: 100,
  });
  assert.equal(meter.report(5_000_000_000n, true), undefined, "nothing happened since");
  meter.tick(7n);
  assert.equal(meter.report(1_500_000_000n, false), undefined);
  assert.equal(meter.report(1_500_000_000n, true)?.lateP50, 7);
});

test.run();
