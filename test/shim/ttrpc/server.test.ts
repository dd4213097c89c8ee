/** ttrpc: framing, concurrency and statuses, also against peers that do not keep to the rules. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import {
  connectTtrpc,
  encodeTtrpcFrame,
  FRAME_FLAG,
  FRAME_TYPE,
  FrameSplitter,
  MAX_FRAME_DATA,
  ShimError,
  STATUS,
  StatusError,
  type TtrpcFrame,
} from "@sandpaw/shim";
import * as fc from "fast-check";
import { suite } from "../../harness/index.js";
import { callData, callFrame, startBench, words, type Bench } from "./connection.js";

const test = suite("shim: ttrpc");
let bench: Bench;
test.before(async () => {
  bench = await startBench();
});
test.after(async () => {
  await bench.close();
});

const say = (text: string): Uint8Array => words.encode({ words: text });

test("calls on one connection are answered as they end", async () => {
  const client = await connectTtrpc(bench.path);
  const held = client.call("test.Echo", "Hold", say("slow"));
  const quick = await Promise.all(
    Array.from({ length: 50 }, (_, i) => client.call("test.Echo", "Say", say(`word ${i}`))),
  );
  assert.deepEqual(
    quick.map((payload) => words.decode(payload).words),
    Array.from({ length: 50 }, (_, i) => `word ${i}`),
  );
  bench.release();
  assert.equal(words.decode(await held).words, "slow");
  client.close();
});

test("codes and metadata arrive", async () => {
  const client = await connectTtrpc(bench.path);
  const codeOf = async (service: string, method: string, payload = say("why")): Promise<unknown> => {
    const error: unknown = await client.call(service, method, payload).catch((e: unknown) => e);
    return error instanceof StatusError ? error.status : error;
  };
  assert.equal(await codeOf("test.Echo", "Refuse"), STATUS.failedPrecondition);
  assert.equal(await codeOf("test.Echo", "Break"), STATUS.unknown);
  assert.equal(await codeOf("test.Echo", "Nothing"), STATUS.unimplemented);
  assert.equal(await codeOf("test.Nobody", "Say"), STATUS.unimplemented);
  assert.equal(await codeOf("constructor", "toString"), STATUS.unimplemented);
  assert.equal(await codeOf("test.Echo", "constructor"), STATUS.unimplemented);
  assert.equal(await codeOf("test.Echo", "Say", Uint8Array.from([0x0a, 9])), STATUS.invalidArgument);
  assert.equal(await codeOf("test.Echo", "Long", new Uint8Array(0)), STATUS.resourceExhausted);
  const meta = await client.call("test.Echo", "Meta", new Uint8Array(0), {
    metadata: [{ key: "Some-Key", value: "here" }],
  });
  assert.equal(words.decode(meta).words, "here");
  client.close();
});

test("a client gives up in time, and learns of a closed connection", async () => {
  const client = await connectTtrpc(bench.path);
  const late = await client.call("test.Echo", "Hold", say("x"), { timeoutMs: 20 }).catch((e: unknown) => e);
  assert.ok(late instanceof StatusError && late.status === STATUS.deadlineExceeded);
  const cut = client.call("test.Echo", "Hold", say("x")).catch((e: unknown) => e);
  client.close();
  const error = await cut;
  assert.ok(error instanceof ShimError && error.code === "shim-connection-closed");
  assert.ok(!client.alive);
  bench.release();
});

test("requests in pieces of two bytes", async () => {
  const peer = await bench.raw();
  const raw = Buffer.concat([callFrame(1, "Say", "one"), callFrame(3, "Say", "two")]);
  for (let at = 0; at < raw.length; at += 2) {
    peer.socket.write(raw.subarray(at, at + 2));
    if (at % 16 === 0) await sleep(1);
  }
  const answers = [await peer.next(), await peer.next()];
  assert.deepEqual(
    answers.map(({ stream, code, payload }) => [stream, code, words.decode(payload).words]),
    [
      [1, 0, "one"],
      [3, 0, "two"],
    ],
  );
  peer.socket.destroy();
});

test("a frame that is too long is drained, refused, and forgotten", async () => {
  const peer = await bench.raw();
  peer.send(1, FRAME_TYPE.request, new Uint8Array(MAX_FRAME_DATA + 1));
  assert.deepEqual(pick(await peer.next()), [1, STATUS.resourceExhausted]);
  peer.send(3, FRAME_TYPE.request, callData("Say", "still here"));
  const answer = await peer.next();
  assert.deepEqual([...pick(answer), words.decode(answer.payload).words], [3, 0, "still here"]);
  peer.socket.destroy();
});

test("stream ids are odd and increase", async () => {
  const peer = await bench.raw();
  peer.send(2, FRAME_TYPE.request, callData("Say"));
  assert.deepEqual(pick(await peer.next()), [2, STATUS.invalidArgument]);
  peer.send(5, FRAME_TYPE.request, callData("Say"));
  assert.deepEqual(pick(await peer.next()), [5, 0]);
  for (const stream of [5, 3]) {
    peer.send(stream, FRAME_TYPE.request, callData("Say"));
    assert.deepEqual(pick(await peer.next()), [stream, STATUS.invalidArgument]);
  }
  peer.socket.destroy();
});

test("what is no call is refused or passed over, and the connection lives", async () => {
  const peer = await bench.raw();
  peer.send(1, FRAME_TYPE.data, new Uint8Array(3));
  assert.deepEqual(pick(await peer.next()), [1, STATUS.invalidArgument]);
  peer.send(1, FRAME_TYPE.response, new Uint8Array(0));
  peer.send(1, 99, new Uint8Array(10));
  peer.send(1, FRAME_TYPE.request, callData("Say"), FRAME_FLAG.remoteOpen);
  assert.deepEqual(pick(await peer.next()), [1, STATUS.unimplemented]);
  peer.send(3, FRAME_TYPE.request, Uint8Array.from([0xff, 0xff]));
  assert.deepEqual(pick(await peer.next()), [3, STATUS.invalidArgument]);
  peer.send(5, FRAME_TYPE.request, callData("Say"));
  assert.deepEqual(pick(await peer.next()), [5, 0]);
  peer.socket.destroy();
});

const frame = fc.record({
  stream: fc.nat(2 ** 32 - 1),
  type: fc.nat(255),
  data: fc.uint8Array({ maxLength: 100 }),
});

test("frames are the same however the bytes were cut", () => {
  fc.assert(
    fc.property(
      fc.array(frame),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (frames, cuts) => {
        const raw = Buffer.concat(frames.map(encodeTtrpcFrame));
        const splitter = new FrameSplitter();
        const seen: TtrpcFrame[] = [];
        for (let at = 0, i = 0; at < raw.length; i += 1) {
          const length = cuts[i % cuts.length] ?? 1;
          seen.push(...splitter.push(raw.subarray(at, at + length)));
          at += length;
        }
        assert.deepEqual(
          seen.map(({ stream, type, data }) => ({ stream, type, data: [...(data ?? [])] })),
          frames.map((one) => ({ ...one, data: [...one.data] })),
        );
      },
    ),
  );
});

test("any bytes leave the server serving others", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (raw) => {
      const peer = await bench.raw();
      peer.socket.write(raw);
      peer.socket.end();
      await new Promise((resolve) => peer.socket.once("close", resolve));
    }),
    { numRuns: 50 },
  );
  const client = await connectTtrpc(bench.path);
  assert.equal(words.decode(await client.call("test.Echo", "Say", say("alive"))).words, "alive");
  client.close();
});

function pick(answer: { readonly stream: number; readonly code: number }): readonly number[] {
  return [answer.stream, answer.code];
}

test.run();
