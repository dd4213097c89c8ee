import assert from "node:assert/strict";
import { PassThrough, type Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { FOREVER, WAIT, type ToEngine } from "@sandpaw/runtime/protocol";
import { createCallWatch, createGuestPeer, type GuestPeer } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";

const test = suite("supervisor: guest peer");

const now = (): bigint => process.hrtime.bigint();
const inMs = (ms: number): bigint => now() + BigInt(ms) * 1_000_000n;

interface Bench {
  readonly peer: GuestPeer;
  readonly said: ToEngine[];
  /** The reasons of the waits that were ended, in order. */
  readonly woken: () => readonly string[];
}

function start(stdin?: Readable, onUnresponsive?: (silentMs: number) => void): Bench {
  const said: ToEngine[] = [];
  const peer = createGuestPeer({
    send: (message) => said.push(message),
    nowNs: now,
    ...(stdin === undefined ? {} : { stdin }),
    ...(onUnresponsive === undefined
      ? {}
      : { watch: createCallWatch({ callMs: 30, usedMs: () => undefined, nowNs: now, onUnresponsive }) }),
  });
  return { peer, said, woken: () => said.flatMap((one) => (one.op === "woken" ? [one.woken.why] : [])) };
}

test("a wait ends at its deadline and not before, a past one at once", async () => {
  const { peer, woken } = start();
  const since = performance.now();
  peer.wait({ op: "wait", deadlineNs: inMs(30), mask: 0 });
  while (woken().length === 0) await sleep(1);
  assert.ok(performance.now() - since >= 29.9);
  peer.wait({ op: "wait", deadlineNs: 0n, mask: 0 });
  assert.deepEqual(woken(), ["deadline", "deadline"]);
  peer.close();
});

test("while it is held no wait ends but by a stop, and no input comes", async () => {
  const { peer, said, woken } = start(new PassThrough().end("input"));
  peer.hold(true);
  peer.wait({ op: "wait", deadlineNs: 0n, mask: WAIT.exec });
  peer.exec(1, "line");
  peer.stdin(100);
  await sleep(5);
  assert.equal(said.length, 0);
  assert.throws(() => {
    peer.stdin(100);
  }, /before it came/);
  peer.hold(false);
  assert.deepEqual(woken(), ["exec"]);
  const input = said.find((one) => one.op === "stdinData");
  assert.equal(input?.op === "stdinData" && Buffer.from(input.data).toString(), "input");
  peer.hold(true);
  peer.wait({ op: "wait", deadlineNs: 0n, mask: 0 });
  peer.stop(10);
  assert.deepEqual(woken(), ["exec", "stop"]);
  peer.close();
});

test("a wait for ever ends with a line, or with the stop, which is told once", async () => {
  const { peer, said, woken } = start();
  peer.exec(1, "first");
  peer.wait({ op: "wait", deadlineNs: FOREVER, mask: 0 });
  assert.deepEqual(woken(), [], "this wait does not want lines");
  peer.wait({ op: "wait", deadlineNs: FOREVER, mask: WAIT.exec });
  peer.wait({ op: "wait", deadlineNs: FOREVER, mask: WAIT.exec });
  peer.exec(2, "second");
  assert.deepEqual(woken(), ["exec", "exec"]);
  const last = said.at(-1);
  assert.deepEqual(last?.op === "woken" && last.woken, { why: "exec", id: 2, line: "second" });
  peer.stop(500);
  peer.wait({ op: "wait", deadlineNs: FOREVER, mask: WAIT.exec });
  peer.wait({ op: "wait", deadlineNs: 0n, mask: 0 });
  assert.deepEqual(woken(), ["exec", "exec", "stop", "deadline"]);
  await sleep(1);
  peer.close();
});

test("a call that outlives its limit is told, a wait in time is not", async () => {
  const late: number[] = [];
  const { peer } = start(undefined, (ms) => late.push(ms));
  peer.started();
  for (let i = 0; i < 5; i += 1) {
    await sleep(10);
    peer.wait({ op: "wait", deadlineNs: inMs(5), mask: 0 });
    await sleep(10);
  }
  assert.deepEqual(late, []);
  await sleep(60);
  // A timer that comes a little early looks again.
  assert.equal(late.length, 1);
  assert.ok((late[0] ?? 0) >= 30, String(late[0]));
  peer.close();
});

test("standard input comes as asked: no more than was wanted, nothing lost, then its end", async () => {
  const stdin = new PassThrough();
  const { peer, said } = start(stdin);
  let text = "";
  const read = async (atMost: number): Promise<number> => {
    const before = said.length;
    peer.stdin(atMost);
    while (said.length === before) await sleep(1);
    const answer = said.at(-1);
    assert.ok(answer?.op === "stdinData" && answer.data.length <= atMost);
    text += Buffer.from(answer.data).toString("utf8");
    return answer.data.length;
  };
  const first = read(4);
  stdin.write("hello ");
  await first;
  stdin.write("x".repeat(100_000));
  stdin.end();
  while ((await read(70_000)) > 0);
  assert.equal(text, `hello ${"x".repeat(100_000)}`);
  assert.equal(await read(10), 0);
  peer.close();
});

test("without an input there is an end of file", () => {
  const { peer, said } = start();
  peer.stdin(100);
  assert.deepEqual(said, [{ op: "stdinData", data: new Uint8Array(0) }]);
  peer.close();
});

test("input that is asked for again before it came is refused, and keeps no second listener", () => {
  const stdin = new PassThrough();
  const { peer, said } = start(stdin);
  const before = stdin.listenerCount("readable");
  peer.stdin(10);
  const listeners = stdin.listenerCount("readable");
  for (let i = 0; i < 100; i += 1) assert.throws(() => peer.stdin(10), /frame-unexpected/);
  assert.equal(stdin.listenerCount("readable"), listeners);
  peer.close();
  assert.equal(stdin.listenerCount("readable"), before);
  assert.deepEqual(said, []);
});

test("what a guest had said before it was ended and is read after it keeps nothing: no timer, no answer, no watch", () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const stdin = new PassThrough();
  const before = [timers(), stdin.listenerCount("readable")];
  const { peer, said } = start(stdin, () => assert.fail("it is watched"));
  peer.close();
  peer.started();
  peer.wait({ op: "wait", deadlineNs: inMs(3_600_000), mask: 0 });
  peer.stdin(10);
  assert.deepEqual([timers(), stdin.listenerCount("readable")], before);
  assert.deepEqual(said, []);
});

test.run();
