/** What becomes of a behaviour that drives when the trust of its machine changes; and what is let in meanwhile. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { DEVELOPMENT_POLICY, EVERYTHING, parsePolicy } from "@sandpaw/runtime/policy";
import { admit, watchTrust, type Run, type TrustWatch } from "@sandpaw/runtime/supervisor";
import {
  addKey,
  digestOf,
  emptyStore,
  generateKey,
  loadSystemTrust,
  removeKey,
  renewStore,
  revokeDigest,
  revokeKey,
  sealStore,
  signModule,
  type ClockSource,
  type Period,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";
import { build, DRIVER, DRIVER_MANIFEST } from "./guests.js";
import { startRobotBench, until, type RobotBench } from "./robot-bench.js";

const test = suite("supervisor: trust watch");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2027-01-01T00:00:00Z");
const MODULE = build(DRIVER, DRIVER_MANIFEST);
let bench: RobotBench;

test.before(async () => {
  bench = await startRobotBench();
});
test.after(async () => {
  await bench.close();
});

/** A machine that lets in what `author` signs for 90 days, with a grace of two, and follows its trust store. */
class Node implements ClockSource {
  wall = START;
  up = 0;
  readonly wallMs = (): number => this.wall;
  readonly uptimeMs = (): number => this.up;
  readonly boot = (): string => "1";
  readonly said: string[] = [];
  readonly author: SigningKey = generateKey();
  readonly #folder = temporaryFolder();
  readonly #root = generateKey();
  readonly watch: TrustWatch;
  content: StoreContent;

  constructor() {
    const rules = { name: "author", scope: ["*"], ceiling: EVERYTHING };
    this.content = addKey(
      { ...emptyStore(this.period()), graceHours: 48 },
      this.author.publicKey,
      rules,
      this.period(),
    );
    writeFileSync(join(this.#folder, "root.pub"), this.#root.publicKey.pem);
    this.bring(this.content);
    this.watch = watchTrust({
      load: () => this.trust(),
      runs: () => bench.supervisor.runs.values(),
      log: (text) => this.said.push(text),
      everyMs: 3_600_000,
      now: () => 0,
    });
  }

  period(): Period {
    return { now: new Date(this.wall), expires: new Date(this.wall + 90 * DAY) };
  }

  /** Puts a store where the machine looks for it. */
  bring(content: StoreContent, key: SigningKey = this.#root): void {
    writeFileSync(join(this.#folder, "trust-store.json"), sealStore(content, key));
  }

  /** Changes the store in force. */
  change(edit: (content: StoreContent, period: Period) => StoreContent): void {
    this.content = edit(this.content, this.period());
    this.bring(this.content);
  }

  trust(): ReturnType<typeof loadSystemTrust> {
    return loadSystemTrust(this.#folder, join(this.#folder, "state"), this);
  }

  pass(ms: number): void {
    this.wall += ms;
    this.up += ms;
  }

  /** Lets the driver in and starts it, or says with which code it is refused. */
  async start(name: string): Promise<Run | string> {
    const { store, time } = this.trust();
    const decision = admit({
      bytes: MODULE,
      bundle: new TextEncoder().encode(signModule(MODULE, this.author)),
      trust: store,
      nodePolicy: parsePolicy(DEVELOPMENT_POLICY),
      now: time.now,
    });
    return decision.kind === "refused" ? decision.code : bench.supervisor.start(decision, { name });
  }

  /** A driver that drives. */
  async driving(name: string, signal: AbortSignal): Promise<Run> {
    await bench.truth.call("place", { x: 1.5, y: 2, theta: 0 });
    const run = await this.start(name);
    assert.ok(typeof run !== "string");
    await until("it drives", signal, moves);
    return run;
  }
}

async function moves(): Promise<boolean> {
  return (await bench.truth.call("truth", {})).commanded.v > 0;
}

/** Whether it still drives, a few ticks later. */
async function stillMoves(): Promise<boolean> {
  await bench.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  return moves();
}

test("roll-back, unsigned, another's: not taken, said once, and what drives goes on", async ({ signal }) => {
  const node = new Node();
  const run = await node.driving("steady", signal);
  const older = node.content;
  node.change(renewStore);
  await node.watch.look();
  for (const spoil of [
    () => node.bring(older),
    () => node.bring({ ...node.content, version: 99 }, generateKey()),
    () => node.bring({ ...node.content, version: 99 }, node.author),
  ]) {
    node.bring(node.content);
    await node.watch.look();
    node.said.length = 0;
    spoil();
    await node.watch.look();
    await node.watch.look();
    assert.equal(node.said.length, 1, node.said.join());
    assert.match(node.said.join(), /was not taken, version \d stays in force: store-(rollback|untrusted)/);
    assert.equal(run.state, "running");
    assert.ok(await stillMoves());
    const more = await node.start("more");
    assert.ok(typeof more !== "string", "the store in force still lets in");
    await more.kill();
  }
  await run.kill();
});

test("a store that grows old lets nothing new start; after the grace motion is withdrawn and the rest goes on", async ({
  signal,
}) => {
  const node = new Node();
  const run = await node.driving("old", signal);
  node.pass(90 * DAY);
  await node.watch.look();
  assert.equal(await node.start("late"), "store-expired");
  assert.ok(await stillMoves(), "within the grace what drives may drive");
  node.pass(47 * HOUR);
  await node.watch.look();
  assert.ok(await stillMoves());
  node.pass(HOUR);
  await node.watch.look();
  await until("it stands", signal, async () => !(await moves()));
  assert.equal(await stillMoves(), false);
  assert.equal(run.state, "running");
  const { sessions, lease } = await bench.view.call("status", {});
  assert.deepEqual([sessions.map((one) => one.identity.name), lease], [["old"], null]);
  assert.match(node.said.join("\n"), /old-\w+ loses its motion: store-expired/);
  // A newer store lets in again; what has lost its motion has lost it for good.
  node.change(renewStore);
  await node.watch.look();
  assert.equal(await stillMoves(), false);
  await (await node.driving("new", signal)).kill();
  await run.kill();
});

test("a revoked module and a revoked key end what runs, and start nothing", async ({ signal }) => {
  for (const [code, edit] of [
    ["digest-revoked", (content, period) => revokeDigest(content, digestOf(MODULE), period)],
    ["key-revoked", (content, period, key) => revokeKey(content, key, period)],
  ] as const satisfies readonly (readonly [
    string,
    (content: StoreContent, period: Period, key: string) => StoreContent,
  ])[]) {
    const node = new Node();
    const run = await node.driving("revoked", signal);
    node.change((content, period) => edit(content, period, node.author.publicKey.id));
    await node.watch.look();
    const exit = await run.wait();
    assert.deepEqual([exit.reason, exit.message.split(":")[0]], ["killed", code]);
    assert.equal(await moves(), false);
    assert.equal(await node.start("again"), code);
  }
});

test("a key that has left the store, or may no longer sign this name, starts nothing and ends nothing", async ({
  signal,
}) => {
  for (const [code, edit] of [
    ["key-unknown", (content: StoreContent, period: Period) => removeKey(content, "author", period)],
    [
      "scope-mismatch",
      (content: StoreContent, period: Period) => ({
        ...renewStore(content, period),
        keys: content.keys.map((key) => ({ ...key, scope: ["other.*"] })),
      }),
    ],
  ] as const) {
    const node = new Node();
    const run = await node.driving("kept", signal);
    node.change(edit);
    await node.watch.look();
    assert.equal(await node.start("new"), code);
    assert.equal(run.state, "running");
    assert.ok(await stillMoves());
    await run.kill();
  }
});

test("a clock that is set back brings nothing back; one far ahead stops what is new until it is right again", async ({
  signal,
}) => {
  const node = new Node();
  node.trust();
  node.pass(90 * DAY);
  await node.watch.look();
  assert.equal(await node.start("late"), "store-expired");
  node.wall = START;
  assert.equal(await node.start("back"), "store-expired", "the clock was set back");
  node.wall = START + 90 * DAY;
  node.change(renewStore);
  const run = await node.driving("ahead", signal);
  const right = node.wall;
  node.wall = right + 91 * DAY;
  await node.watch.look();
  assert.equal(await node.start("too late"), "store-expired");
  assert.ok(await stillMoves(), "within the grace");
  node.wall = right;
  await node.watch.look();
  const more = await node.start("right");
  assert.ok(typeof more !== "string");
  await more.kill();
  await run.kill();
});

test("a store that can no longer be read is said once, and the last one goes on growing old", async () => {
  let elapsed = 0;
  let isThere = true;
  const said: string[] = [];
  const node = new Node();
  const watch = watchTrust({
    load: () => {
      if (isThere) return node.trust();
      return loadSystemTrust("/nonexistent-sandpaw", "/nonexistent-state");
    },
    runs: () => bench.supervisor.runs.values(),
    log: (text) => said.push(text),
    everyMs: 3_600_000,
    now: () => elapsed,
  });
  const run = await node.start("orphan");
  assert.ok(typeof run !== "string");
  await watch.look();
  isThere = false;
  elapsed = 91 * DAY;
  await watch.look();
  await watch.look();
  assert.equal(said.length, 1, said.join());
  assert.match(said.join(), /nothing is let in: store-missing/);
  elapsed = 92 * DAY;
  await watch.look();
  assert.match(said.join("\n"), /orphan-\w+ loses its motion/);
  watch.close();
  await run.kill();
});

test.run();
