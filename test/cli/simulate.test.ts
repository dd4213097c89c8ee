// `sandpaw simulate`: everything at its time of the world, exactly as long as asked, the same in every run.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRequest } from "@sandpaw/cli";
import type { Fault, LogLine, SimulationRequest, SimulationResult } from "@sandpaw/sdk/testing";
import { suite } from "../harness/index.js";
import { projectFolder, type ProjectSource } from "../harness/project-folder.js";
import { type Outcome, Place } from "./command.js";

const test = suite("cli: simulate");
const place = new Place();
const modules = new Map<string, string>();
const LIMIT = { timeoutMs: 300_000 };
/** 20, each as long as the new project's promise, with `SANDPAW_THOROUGH=1`. */
const RUNS = process.env["SANDPAW_THOROUGH"] ? 20 : 5;

const MOTION = { maxSpeed: 0.3, maxTurn: 1.5 };

/** Goes in a circle and says each tick what it feels. */
const SENTRY: ProjectSource = {
  name: "sentry",
  shape: "reactor",
  rateHz: 10,
  request: { motion: MOTION, sensors: { rateHz: 20 }, log: {} },
  source: `
    import { errorName, log, motion, refuse, sensors } from "@sandpaw/sdk";
    export function tick(): void {
      const scan = sensors.scan();
      const driven = motion.drive(0.1, 0, 0.5);
      log.info((scan.ok ? "scan " + log.fixed(scan.closest(-0.1, 0.1), 4) : "no scan") + (driven.ok ? " driving" : " " + errorName(driven.error)));
      if (sensors.hazards().ok && sensors.hazards().length > 0) log.warn("ouch");
      if (sensors.battery().ok && sensors.battery().fraction < 0.2) log.warn("hungry");
    }
    export function exec(line: string): string {
      return line == "no" ? refuse("never") : "heard " + line;
    }`,
};

async function moduleOf(source: ProjectSource): Promise<string> {
  const name = source.name ?? "guest";
  const known = modules.get(name);
  if (known !== undefined) return known;
  const dir = projectFolder(source);
  const built = await place.call(["build", dir]);
  assert.equal(built.code, 0, built.err);
  const path = join(dir, "build", `${name}.wasm`);
  modules.set(name, path);
  return path;
}

function call(request: unknown): Promise<Outcome> {
  return place.call(["simulate"], { stdin: typeof request === "string" ? request : JSON.stringify(request) });
}

async function simulate(
  source: ProjectSource,
  request: Omit<SimulationRequest, "module">,
): Promise<SimulationResult> {
  const outcome = await call({ world: "room", ...request, module: await moduleOf(source) });
  assert.equal(outcome.code, 0, outcome.out + outcome.err);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is asserted below would fail otherwise
  return (JSON.parse(outcome.out) as { readonly result: SimulationResult }).result;
}

async function codeOf(request: unknown): Promise<string> {
  const { code, out } = await call(request);
  assert.notEqual(code, 0, out);
  return /^\{"error":\{"code":"([a-z-]+)"/.exec(out)?.[1] ?? out;
}

/** When the sentry said so, seconds, to the tenth. */
function timesOf(log: readonly LogLine[], pattern: RegExp): readonly number[] {
  return log.filter(({ text }) => pattern.test(text)).map(({ t }) => t ?? Number.NaN);
}

function between(times: readonly number[], from: number, to: number): void {
  const said = times.join(" ");
  assert.ok(times.length > 0, "never");
  assert.ok(
    times.every((t) => t >= from && t <= to),
    `${said} is not within ${from} and ${to}`,
  );
}

test(
  "exactly so long, a row each 20 ms, and log lines with the time of the world",
  async () => {
    const { trace, exit, log, distance } = await simulate(SENTRY, { for: 3.01 });
    assert.equal(trace.length, 151);
    assert.deepEqual([trace[0]?.t, trace.at(-1)?.t], [0.02, 3.02]);
    assert.deepEqual(exit, { reason: "running", code: 0, message: "the time was up", t: 3.01 });
    // Ten a second, from the first step on.
    assert.equal(log.length, 30);
    assert.ok(distance > 0.2 && distance < 0.31, String(distance));
  },
  LIMIT,
);

test(
  "a fault begins and ends at its time",
  async () => {
    const faults: Fault[] = [
      { at: 1, fault: "sensor-gone", sensor: "scan", for: 1 },
      { at: 3, fault: "lease-taken", for: 1 },
      { at: 5, fault: "hazard", kind: "bump", source: "rear", for: 0.5 },
      { at: 6, fault: "battery", fraction: 0.1 },
      { at: 7, fault: "stop-pressed" },
    ];
    const { trace, log, events } = await simulate(SENTRY, { for: 9, faults });
    between(timesOf(log, /^no scan/), 1, 2.3);
    between(timesOf(log, /lease/), 3, 4.01);
    between(timesOf(log, /ouch/), 5, 5.7);
    between(timesOf(log, /hungry/), 6, 9);
    between(timesOf(log, /stopped/), 7, 9);
    const taken = events
      .filter(({ code }) => code === "lease-taken")
      .map(({ t, message }) => [t, message[8]]);
    assert.deepEqual(taken.slice(0, 2), [
      [0.02, "1"],
      [3, "2"],
    ]);
    assert.ok(
      timesOf(log, / driving$/).some((t) => t > 4 && t < 4.3),
      "it moves again",
    );
    assert.ok(events.some(({ code, t }) => code === "estop-latched" && t === 7));
    assert.ok(trace.filter(({ t }) => t > 7.5).every(({ v, w }) => v === 0 && w === 0));
  },
  LIMIT,
);

test(
  "wheels that slip go less far; furniture is met where it appears",
  async () => {
    const free = await simulate(SENTRY, { for: 4 });
    const slipping = await simulate(SENTRY, { for: 4, faults: [{ at: 0, fault: "wheel-slip", part: 0.5 }] });
    assert.ok(Math.abs(slipping.distance / free.distance - 0.5) < 0.05, String(slipping.distance));
    const box: Fault = { at: 2, fault: "furniture-appears", kind: "sill", ahead: 0.03 };
    const { contacts } = await simulate(SENTRY, { for: 4, faults: [box] });
    assert.ok(contacts[0]?.kind === "touch" && contacts[0].t > 2, JSON.stringify(contacts));
  },
  LIMIT,
);

test(
  "an e-stop of one simulation is not there in the next",
  async () => {
    const stopped = await simulate(SENTRY, { for: 1, faults: [{ at: 0.5, fault: "stop-pressed" }] });
    assert.ok(stopped.distance < 0.06, String(stopped.distance));
    assert.ok((await simulate(SENTRY, { for: 2 })).distance > 0.1);
  },
  LIMIT,
);

test(
  "lines are answered or refused; what is to come at the end does not happen",
  async () => {
    const { answers } = await simulate(SENTRY, {
      for: 2,
      lines: [
        { at: 0, line: "hello" },
        { at: 1, line: "no" },
        { at: 1.97, line: "late" },
        { at: 2, line: "later" },
      ],
    });
    assert.deepEqual(
      answers.map(({ line, kind }) => `${line} ${kind}`),
      ["hello answered", "no refused", "late answered"],
    );
    assert.equal(answers[0]?.text, "heard hello");
  },
  LIMIT,
);

test(
  `${RUNS} runs, one result, faults, lines and rival included`,
  async () => {
    const request: Omit<SimulationRequest, "module"> = {
      for: RUNS === 20 ? 60 : 10,
      seed: 7,
      faults: [
        { at: 1, fault: "furniture-appears", ahead: 0.4 },
        { at: 2, fault: "sensor-frozen", sensor: "odometry", for: 2 },
        { at: 3, fault: "lease-taken", for: 2 },
        { at: 6, fault: "pose-jump", by: { x: 1, y: 0, theta: 0 }, driftPerS: 0.1 },
      ],
      lines: [{ at: 1.5, line: "hello" }],
    };
    const hashes = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) {
      const result = await simulate(SENTRY, request);
      hashes.add(createHash("sha256").update(JSON.stringify(result)).digest("hex"));
    }
    assert.equal(hashes.size, 1);
    const other = await simulate(SENTRY, { ...request, seed: 8 });
    assert.notEqual(createHash("sha256").update(JSON.stringify(other)).digest("hex"), [...hashes][0]);
  },
  LIMIT,
);

test(
  "a behaviour that ends, traps or hangs: the world goes on to the end",
  async () => {
    const program: ProjectSource = {
      name: "short",
      shape: "program",
      request: { motion: MOTION, sensors: { rateHz: 20 }, events: {} },
      source: `import { motion } from "@sandpaw/sdk";
        export function main(): i32 { motion.driveFor(0.2, 0, 1000); return 3; }`,
    };
    const ended = await simulate(program, { for: 5 });
    assert.deepEqual([ended.exit.reason, ended.exit.code], ["exit", 3]);
    assert.ok(ended.exit.t > 0.9 && ended.exit.t < 1.6, String(ended.exit.t));
    assert.equal(ended.trace.length, 250);
    assert.equal(ended.trace.at(-1)?.v, 0);
    const broken = (name: string, body: string): ProjectSource => ({
      name,
      shape: "reactor",
      request: { log: {}, resources: { callMs: 300 } },
      source: `import { log } from "@sandpaw/sdk";
        let ticks = 0;
        export function tick(): void { log.info("tick"); if (++ticks < 10) return; ${body} }`,
    });
    const trapped = await simulate(broken("trapping", "unreachable();"), { for: 2 });
    assert.equal(trapped.exit.reason, "trap");
    assert.match(trapped.exit.message, /index\.ts:3:\d+/);
    assert.ok(trapped.exit.t > 0.4 && trapped.exit.t < 0.6, String(trapped.exit.t));
    assert.equal(trapped.log.length, 10);
    const hung = await simulate(broken("hanging", "for (;;) ticks++;"), { for: 2 });
    assert.equal(hung.exit.reason, "hang");
    assert.equal(hung.exit.t, trapped.exit.t);
    assert.equal(hung.trace.length, 100);
  },
  LIMIT,
);

test(
  "a program's output; a grant that cuts, and one that refuses",
  async () => {
    const talker: ProjectSource = {
      name: "talker",
      shape: "program",
      request: { motion: MOTION, log: {} },
      source: `import { log, motion } from "@sandpaw/sdk";
        export function main(): i32 {
          log.info("one line");
          return motion.drive(0.3, 0, 0).vx > 0.11 ? 1 : 0;
        }`,
    };
    const { log, exit } = await simulate(talker, {
      for: 1,
      grant: { motion: { maxSpeed: 0.1 }, log: {} },
    });
    assert.deepEqual(
      log.map(({ source, text }) => [source, text]),
      [["log", "one line"]],
    );
    assert.equal(exit.code, 0);
    const module = await moduleOf(SENTRY);
    assert.equal(await codeOf({ module, for: 1, grant: { sensors: {}, log: {} } }), "denied-by-node");
    assert.equal(await codeOf({ module, for: 1, grant: { motoin: {} } }), "policy-invalid");
    const tool: ProjectSource = {
      name: "tool",
      shape: "program",
      request: {},
      source: "export function main(): i32 { return 0; }",
    };
    assert.equal(await codeOf({ module: await moduleOf(tool), for: 1 }), "simulation-robotless");
  },
  LIMIT,
);

test(
  "a request that is wrong is refused before anything starts, with the place",
  async () => {
    const module = await moduleOf(SENTRY);
    assert.equal(await codeOf("{"), "simulation-request");
    assert.equal(await codeOf("[]"), "params-invalid");
    for (const wrong of [
      {},
      { for: 0 },
      { for: 1e9 },
      { for: 1, sead: 1 },
      { for: 1, seed: -1 },
      { for: 1, faults: [{ at: 1, fault: "earthquake" }] },
      { for: 1, faults: [{ at: 1, fault: "sensor-gone", sensor: "nose" }] },
      { for: 1, faults: [{ at: -1, fault: "stop-pressed" }] },
      { for: 1, faults: [{ at: 0, fault: "furniture-appears" }] },
      { for: 1, faults: [{ at: 0, fault: "furniture-appears", ahead: 1, in: { x: 1, y: 1 } }] },
      { for: 1, lines: [{ at: 1 }] },
      { for: 1, lines: [{ at: 1, line: 7 }] },
      { for: 1, grant: [] },
    ]) {
      assert.throws(
        () => checkRequest({ module, ...wrong }),
        /params-invalid: the request/,
        JSON.stringify(wrong),
      );
    }
    assert.deepEqual(checkRequest({ module, for: 1, seed: 2 }), { module, for: 1, seed: 2 });
    assert.equal(await codeOf({ module: "gone.wasm", for: 1 }), "module-file-unreadable");
  },
  LIMIT,
);

test(
  "a world that is not there or is broken, and a chair in the robot, are told as what they are",
  async () => {
    const module = await moduleOf(SENTRY);
    assert.equal(await codeOf({ module, world: "nowhere", for: 1 }), "world-unreadable");
    writeFileSync(join(place.folder, "bad.json"), "{");
    assert.equal(await codeOf({ module, world: "bad.json", for: 1 }), "world-not-json");
    const inside: Fault = { at: 0.5, fault: "furniture-appears", in: { x: 1, y: 1.5 } };
    assert.equal(await codeOf({ module, world: "room", for: 1, faults: [inside] }), "world-blocked");
    writeFileSync(`${module}.sigstore.json`, "{}");
    assert.match(await codeOf({ module, for: 1 }), /^bundle-|^signature-/);
    modules.delete("sentry");
  },
  LIMIT,
);

test(
  "one that is ended half-way leaves nothing behind",
  async () => {
    const module = await moduleOf(SENTRY);
    const mine = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("sandpaw-simulate-"));
    const before = mine();
    const running = place.start(["simulate"], {
      stdin: JSON.stringify({ module, world: "flat", for: 3600 }),
    });
    setTimeout(() => {
      running.signal("SIGTERM");
    }, 2000);
    assert.equal((await running.ended).code, 130);
    const left = mine().filter((name) => !before.includes(name));
    assert.deepEqual(left, []);
  },
  LIMIT,
);

test.run();
