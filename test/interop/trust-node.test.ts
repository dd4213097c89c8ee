/** The life of a trust store on a node, with a pod that drives: what is brought, what grows old, what is revoked. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EVERYTHING } from "@sandpaw/runtime/policy";
import {
  addKey,
  digestOf,
  emptyStore,
  generateKey,
  revokeDigest,
  revokeKey,
  sealStore,
  type Period,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import { startChain, type Chain } from "../harness/chain.js";
import { build, DRIVER, DRIVER_MANIFEST } from "../runtime/supervisor/guests.js";
import { startContainerd, type ContainerdBench } from "./containerd-bench.js";
import { HELLO } from "./containerd-guests.js";
import { containerdSuite } from "./containerd-suite.js";
import { createCri, type Cri, type Pod } from "./cri-client.js";
import { CONTAINER_STATE } from "./cri-messages.js";
import { createUntil } from "./until.js";
import { fakeTimeLibrary, WrongClock } from "./wrong-clock.js";

const { test, peer, runs } = containerdSuite("the trust of a node", "1.7");
const library = fakeTimeLibrary();
const canFake = test.needs(
  "libfaketime",
  library !== undefined,
  "a node with a wrong clock; .ci/install installs it",
);

const DAY_S = 86_400;
const DRIVES = "sandpaw.test/driver:1";
const OTHER = "sandpaw.test/other:1";
const DRIVER_BYTES = build(DRIVER, DRIVER_MANIFEST);
const OTHER_BYTES = build(DRIVER, { ...DRIVER_MANIFEST, version: "2.0.0" });
const ROOT = generateKey();
const START_MS = Date.now();

let chain: Chain;
let bench: ContainerdBench;
let cri: Cri;
let clock: WrongClock;
let steady: Pod;
let content: StoreContent;

const until = createUntil(() => bench.daemonLog());
const moves = async (): Promise<boolean> => (await chain.truth.call("truth", {})).commanded.v > 0;
const names = async (): Promise<readonly string[]> =>
  (await chain.view.call("status", {})).sessions.map(({ identity }) => identity.name);

/** Made on this day of the test, good until that one. */
function period(madeDay: number, untilDay: number): Period {
  const at = (day: number): Date => new Date(START_MS + day * DAY_S * 1000);
  return { now: at(madeDay), expires: at(untilDay) };
}

/** Puts a file where the node looks for its trust store. */
function bring(text: string): void {
  writeFileSync(join(bench.folder, "config", "trust-store.json"), text);
}

/** Changes the store and brings it. */
function change(edit: (store: StoreContent) => StoreContent, key: SigningKey = ROOT): void {
  content = edit(content);
  bring(sealStore(content, key));
}

async function starts(name: string, image = OTHER): Promise<void> {
  const pod = await cri.run(name, { image });
  await cri.remove(pod);
}

/** The code with which a pod is refused. */
async function refusal(name: string, image = OTHER): Promise<string> {
  const pod = await cri.create(name, { image });
  await assert.rejects(cri.start(pod.container), `${name} was started`);
  const { message } = await cri.status(pod.container);
  await cri.remove(pod);
  return /refused: ([a-z-]+):/.exec(message)?.[1] ?? message;
}

/** Whether the pod still drives: the robot has been put back into the middle of the room. */
async function stillDrives(): Promise<boolean> {
  await chain.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  await sleep(300);
  // A busy machine makes it halt for a moment.
  for (let looks = 0; looks < 5; looks += 1) {
    if (await moves()) return true;
    await sleep(300);
  }
  return false;
}

test("a node with a store for 90 days and a grace of two starts a pod that drives", async () => {
  assert.ok(peer && library !== undefined);
  chain = await startChain({ world: "room" });
  clock = new WrongClock(library);
  bench = await startContainerd(peer, { runDir: chain.runDir, node: clock.node });
  cri = createCri(bench);
  const rules = { name: "author", scope: ["*"], ceiling: EVERYTHING };
  const begin = period(0, 90);
  content = addKey({ ...emptyStore(begin), graceHours: 48 }, bench.key.publicKey, rules, begin);
  writeFileSync(join(bench.folder, "config", "root.pub"), ROOT.publicKey.pem);
  bring(sealStore(content, ROOT));
  bench.image("sandpaw.test/pause:1", HELLO, { namespace: "k8s.io" });
  bench.image(DRIVES, DRIVER_BYTES, { namespace: "k8s.io" });
  bench.image(OTHER, OTHER_BYTES, { namespace: "k8s.io" });
  await chain.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  steady = await cri.run("steady", { image: DRIVES });
  await until("it drives", moves);
});

test("roll-back, unsigned and forged: the node keeps what it has, says so, lets in and lets drive", async () => {
  const first = sealStore(content, ROOT);
  change((store) => ({ ...store, version: store.version + 1 }));
  await starts("newer");
  const forged = { ...content, version: 99 };
  for (const [at, text] of [
    first,
    JSON.stringify({ payload: JSON.stringify(forged), bundles: [] }),
    sealStore(forged, generateKey()),
    sealStore(forged, bench.key),
  ].entries()) {
    bring(text);
    await starts(`kept-${at}`);
  }
  await until("the daemon says so", () =>
    /a trust store was not taken, version 3 stays in force: store-untrusted/.test(bench.daemonLog()),
  );
  assert.ok(await stillDrives());
  bring(sealStore(content, ROOT));
});

test("a key that may not sign this name starts nothing new; what drives goes on", async () => {
  const before = content.keys;
  const scoped = content.keys.map((key) => ({ ...key, scope: ["elsewhere.*"] }));
  change((store) => ({ ...store, version: store.version + 1, keys: scoped }));
  assert.equal(await refusal("scoped"), "scope-mismatch");
  assert.ok(await stillDrives());
  change((store) => ({ ...store, version: store.version + 1, keys: before }));
});

test("a clock far ahead starts nothing new while it is so, and is forgotten when it is right again", async () => {
  clock.set(91 * DAY_S);
  assert.equal(await refusal("ahead"), "store-expired");
  assert.ok(await stillDrives());
  clock.set(0);
  await starts("right");
});

test("a store that nobody renews makes stale, and a clock that is set back does not make it good again", async () => {
  change((store) => ({ ...store, version: store.version + 1, issued: emptyStore(period(89, 90)).issued }));
  for (const day of [89.4, 89.9]) {
    clock.set(day * DAY_S);
    await starts(`day-${day * 10}`);
  }
  clock.set(90.5 * DAY_S);
  assert.equal(await refusal("frozen"), "store-expired");
  clock.set(0);
  assert.equal(await refusal("set-back"), "store-expired");
  assert.ok(await stillDrives(), "within the grace it may drive");
});

test("after the grace what drives stands, and goes on without motion", async () => {
  clock.set(91.4 * DAY_S);
  assert.equal(await refusal("late"), "store-expired");
  assert.ok(await stillDrives());
  clock.set(92.1 * DAY_S);
  await until("it stands", async () => !(await moves()));
  assert.equal(await stillDrives(), false);
  assert.equal((await cri.status(steady.container)).state, CONTAINER_STATE.running);
  assert.deepEqual(await names(), ["steady"]);
  assert.match(bench.daemonLog(), /steady-\w+ loses its motion: store-expired/);
});

test("a newer store lets in again; revoking a module ends it and starts it no more, revoking a key ends the rest", async () => {
  const next = period(92, 400);
  change((store) => ({
    ...store,
    version: store.version + 1,
    issued: emptyStore(next).issued,
    expires: emptyStore(next).expires,
  }));
  await cri.remove(steady);
  await chain.truth.call("place", { x: 1.5, y: 2, theta: 0 });
  const one = await cri.run("one", { image: DRIVES });
  await until("it drives", moves);
  change((store) => revokeDigest(store, digestOf(DRIVER_BYTES), next));
  await until("it is ended", async () => (await cri.status(one.container)).state === CONTAINER_STATE.exited);
  assert.equal(await moves(), false);
  assert.equal((await cri.status(one.container)).exitCode, 137);
  assert.equal(await refusal("again", DRIVES), "digest-revoked");
  const two = await cri.run("two", { image: OTHER });
  await until("it drives", moves);
  change((store) => revokeKey(store, bench.key.publicKey.id, next));
  await until("it is ended", async () => (await cri.status(two.container)).state === CONTAINER_STATE.exited);
  assert.equal(await moves(), false);
  assert.equal(await refusal("key"), "key-revoked");
  for (const pod of [one, two]) await cri.remove(pod);
});

if (runs && canFake)
  test.after(async () => {
    await bench.close();
    await chain.close();
  });

test.run();
