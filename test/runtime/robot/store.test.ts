/** The store: what a behaviour puts there it finds again, nobody else does, and it stays within what is granted. */

import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  FUNCTIONS,
  type Identity,
  type Result,
  type RobotError,
  type StoreApi,
} from "@sandpaw/runtime/protocol";
import { createStores, decodeStore, encodeStore } from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite, temporaryFolder } from "../../harness/index.js";
import { GRANT, IDENTITY, startRobot } from "./running-robot.js";

const test = suite("robot: store");

function open(folder: string | undefined, bytes = 1000, identity: Identity = IDENTITY) {
  let now = 0n;
  const troubles: string[] = [];
  const stores = createStores({ folder, now: () => now, onTrouble: (why) => troubles.push(why) });
  return {
    api: stores.forSession(identity, bytes),
    stores,
    troubles,
    wait: (seconds: number) => (now += BigInt(seconds) * 1_000_000_000n),
  };
}

async function textOf(api: StoreApi, key: string): Promise<string | undefined> {
  const read = await api.get(key);
  if (!read.ok) return read.error;
  return read.value.found ? read.value.text : undefined;
}

test("what was put is found again, in this server and in the next", async () => {
  const folder = join(temporaryFolder(), "store");
  const { api } = open(folder);
  assert.equal(await textOf(api, "runs"), undefined);
  assert.ok((await api.set("runs", "vier 🐾")).ok);
  assert.ok((await api.set("empty", "")).ok);
  assert.equal(await textOf(api, "runs"), "vier 🐾");
  const next = open(folder).api;
  assert.equal(await textOf(next, "runs"), "vier 🐾");
  assert.equal(await textOf(next, "empty"), "");
  assert.deepEqual(await next.keys(), ["empty", "runs"]);
  assert.ok((await next.remove("runs")).ok && (await next.remove("never")).ok);
  assert.equal(await textOf(open(folder).api, "runs"), undefined);
});

test("a newer version of a module has the same store; another signer, name or namespace has not", async () => {
  const folder = join(temporaryFolder(), "store");
  await open(folder).api.set("mine", "yes");
  const seen = (change: Partial<Identity>): ReturnType<typeof textOf> =>
    textOf(open(folder, 1000, { ...IDENTITY, ...change }).api, "mine");
  assert.equal(await seen({ module: "test 2.0.0", digest: "sha256:1", name: "other-run" }), "yes");
  assert.equal(await seen({ signer: "somebody" }), undefined);
  assert.equal(await seen({ module: "test2 1.0.0" }), undefined);
  assert.equal(await seen({ namespace: "other" }), undefined);
  assert.equal(await seen({ module: "" }), undefined);
});

test("keys that are none, texts that do not fit and changes too soon are refused, and change nothing", async () => {
  const { api, wait } = open(undefined, 20);
  for (const bad of ["", "A", "a/b", "../x", "-a", "ä", "a".repeat(65), "__proto__", "a b"]) {
    assert.deepEqual(await api.set(bad, ""), { ok: false, error: "invalid" });
    assert.deepEqual(await api.get(bad), { ok: false, error: "invalid" });
  }
  assert.ok((await api.set("a", "x".repeat(19))).ok);
  assert.deepEqual(await api.set("a", "x".repeat(20)), { ok: false, error: "unsupported" });
  assert.deepEqual(await api.set("b", ""), { ok: false, error: "unsupported" });
  assert.deepEqual(await api.set("a", "ä".repeat(10)), { ok: false, error: "unsupported" });
  assert.equal(await textOf(api, "a"), "x".repeat(19));
  for (let i = 0; i < 6; i += 1) await api.remove("b");
  assert.deepEqual(await api.set("a", ""), { ok: false, error: "stale" });
  wait(1);
  assert.ok((await api.set("a", "")).ok);
  const full = open(undefined, 100_000);
  let taken = 0;
  for (let i = 0; i < 300; i += 1) {
    full.wait(1);
    if ((await full.api.set(`k${i}`, "")).ok) taken += 1;
  }
  assert.equal(taken, 256);
});

test("two sessions of one behaviour change one store, one after the other", async () => {
  const { stores } = open(join(temporaryFolder(), "store"));
  const [one, two] = [stores.forSession(IDENTITY, 1000), stores.forSession(IDENTITY, 1000)];
  await Promise.all([one.set("a", "1"), two.set("b", "2"), one.set("c", "3"), two.remove("a")]);
  assert.deepEqual(await one.keys(), ["b", "c"]);
});

test("a file of garbage is left alone, told of, and its store is unavailable", async () => {
  const folder = join(temporaryFolder(), "store");
  await open(folder).api.set("a", "1");
  const [name] = readdirSync(folder);
  assert.ok(name);
  writeFileSync(join(folder, name), "{}");
  const { api, troubles } = open(folder);
  assert.equal(await textOf(api, "a"), "unavailable");
  assert.deepEqual(await api.set("a", "2"), { ok: false, error: "unavailable" });
  assert.equal(troubles.length, 1);
});

test("the file gives the same texts back; anything else is refused", () => {
  const texts = fc.dictionary(
    fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/),
    fc.string({ unit: "binary" }),
    {
      maxKeys: 20,
    },
  );
  fc.assert(
    fc.property(texts, (some) => {
      const map = new Map(Object.entries(some));
      assert.deepEqual(
        decodeStore("me", encodeStore("me", map)),
        new Map([...map].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      );
      assert.throws(() => decodeStore("you", encodeStore("me", map)));
    }),
  );
  for (const bad of ["", "[]", "null", '{"format":"sandpaw-store-1","owner":"me","texts":{"A":""}}', "{"]) {
    assert.throws(() => decodeStore("me", bad));
  }
});

test("through a robot server with a state folder, across its restart; not granted is not served", async () => {
  const state = join(temporaryFolder(), "state");
  const run = temporaryFolder();
  const grant = { ...GRANT, store: { bytes: 100 } };
  const { set, get } = { set: FUNCTIONS["store.set"], get: FUNCTIONS["store.get"] };
  const first = await startRobot({ run, state });
  const { engine } = await first.supervisor.start(grant);
  const put = set.decodeResult(await engine.call(set.id, set.encodeArgs("home", "kitchen")));
  assert.ok(put.ok);
  engine.die();
  await first.close();
  const second = await startRobot({ run, state });
  const again = (await second.supervisor.start(grant)).engine;
  const read: Result<{ text: string }, RobotError> = get.decodeResult(
    await again.call(get.id, get.encodeArgs("home")),
  );
  assert.ok(read.ok && read.value.text === "kitchen");
  again.die();
  const denied = (await second.supervisor.start()).engine;
  await assert.rejects(denied.call(get.id, get.encodeArgs("home")), /not granted/);
  await second.close();
});

test.run();
