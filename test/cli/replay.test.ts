// `run --record`, `simulate` with a record, and `replay`: the same module goes the same way; another one is told where
// it leaves it.

import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulationResult } from "@sandpaw/sdk/testing";
import { suite, temporaryFolder } from "../harness/index.js";
import { projectFolder } from "../harness/project-folder.js";
import { type Outcome, Place } from "./command.js";

const test = suite("cli: record and replay");
const place = new Place();
const ZSTD_MAGIC = Buffer.from("28b52ffd", "hex");
const LIMIT = { timeoutMs: 300_000 };
/** Ten minutes with `SANDPAW_THOROUGH=1`. */
const SECONDS = process.env["SANDPAW_THOROUGH"] ? 600 : 20;

/** Wanders by its random numbers, and turns where the way is blocked. */
const wanderer = (speed: string): string => `
  import { motion, sensors } from "@sandpaw/sdk";
  export function tick(): void {
    const scan = sensors.scan();
    const free = scan.ok && scan.closest(-0.4, 0.4) > 0.5;
    motion.drive(free ? ${speed} : 0.0, 0, free ? Math.random() - 0.5 : 0.8);
  }
  export function exec(line: string): string {
    motion.stop();
    return line;
  }`;

async function built(source: string): Promise<string> {
  const dir = projectFolder({
    name: "wanderer",
    shape: "reactor",
    rateHz: 20,
    request: { motion: { maxSpeed: 0.3, maxTurn: 1.5 }, sensors: { rateHz: 20 } },
    source,
  });
  const outcome = await place.call(["build", dir]);
  assert.equal(outcome.code, 0, outcome.err);
  return join(dir, "build", "wanderer.wasm");
}

async function recorded(module: string): Promise<string> {
  const record = join(temporaryFolder(), "records");
  const lines = [{ at: 2, line: "stop for a moment" }];
  const request = { module, seed: 7, for: SECONDS, record, lines };
  const outcome = await place.call(["simulate"], { stdin: JSON.stringify(request) });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const { result } = JSON.parse(outcome.out) as { result?: SimulationResult };
  assert.ok(result?.record, outcome.out + outcome.err);
  return result.record;
}

interface Result {
  readonly kind: string;
  readonly requests: number;
  readonly waits: number;
  readonly seconds: number;
  readonly whole: boolean;
}

function resultOf({ code, out, err }: Outcome): Result {
  assert.equal(code, 0, out + err);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is asserted of it would fail otherwise
  return JSON.parse(out) as Result;
}

function replay(...args: readonly string[]): Promise<Outcome> {
  return place.call(["replay", "--json", ...args]);
}

let module = "";
let record = "";
test.before(async () => {
  module = await built(wanderer("0.2"));
  record = await recorded(module);
});

test(
  "the same module goes the same way to the end",
  async () => {
    const outcome = await replay(record, module);
    const result = resultOf(outcome);
    assert.equal(result.kind, "equal");
    assert.equal(result.whole, true);
    assert.ok(result.waits >= SECONDS * 20 - 2, outcome.out);
    assert.ok(result.seconds > SECONDS - 1, outcome.out);
  },
  LIMIT,
);

test(
  "with one constant changed, the first divergence is named",
  async () => {
    const changed = await built(wanderer("0.21"));
    const refused = await replay(record, changed);
    assert.equal(refused.code, 1, refused.out + refused.err);
    assert.match(refused.out + refused.err, /record-module-differs/);
    const outcome = await place.call(["replay", record, changed, "--other-module"]);
    assert.equal(outcome.code, 4, outcome.err);
    assert.match(outcome.out, /recorded: motion\.drive\(\{vx: 0\.2, vy: 0, wz: \S+\}, 300\)/);
    assert.match(outcome.out, /replayed: motion\.drive\(\{vx: 0\.21, vy: 0, wz: \S+\}, 300\)/);
  },
  LIMIT,
);

test(
  "a record that was cut off is good up to its cut",
  async () => {
    const cut = join(temporaryFolder(), "cut-001.mcap");
    copyFileSync(record, cut);
    truncateSync(cut, Math.floor(statSync(record).size / 2));
    const outcome = await replay(cut, module);
    const result = resultOf(outcome);
    assert.equal(result.whole, false);
    assert.ok(result.requests > 10, outcome.out);
  },
  LIMIT,
);

test(
  "what is no record, or was changed, is refused with its code",
  async () => {
    const folder = temporaryFolder();
    const junk = join(folder, "junk.mcap");
    writeFileSync(junk, "not an MCAP file at all");
    assert.match((await replay(junk, module)).out, /record-unreadable/);
    assert.match((await replay(join(folder, "absent.mcap"), module)).out, /record-unreadable/);
    const bytes = readFileSync(record);
    // Within the first chunk: its checksum does not fit any more.
    const chunk = bytes.indexOf(ZSTD_MAGIC) + 200;
    bytes.writeUInt8(bytes.readUInt8(chunk) ^ 0xff, chunk);
    const changed = join(folder, "changed-001.mcap");
    writeFileSync(changed, bytes);
    assert.match((await replay(changed, module)).out, /record-unreadable/);
  },
  LIMIT,
);

test(
  "a live run is recorded too, and survives a robot server that is killed",
  async () => {
    const sim = place.start(["sim", "--name", "taped", "--no-page"]);
    await sim.says(/taped/);
    const run = place.start(["run", module, "--robot", "taped", "--record", "--name", "live"]);
    const [, path = ""] = await run.says(/recorded in (\S+)/);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    process.kill(place.pidOf("robot/main.js"), "SIGKILL");
    await run.ended;
    sim.signal("SIGTERM");
    await sim.ended;
    const half = `${path}.part`;
    assert.ok(readdirSync(join(path, "..")).some((name) => half.endsWith(name)));
    const outcome = await replay(half, module);
    const result = resultOf(outcome);
    assert.equal(result.kind, "equal");
    assert.ok(result.waits > 15, outcome.out);
  },
  LIMIT,
);

test.run();
