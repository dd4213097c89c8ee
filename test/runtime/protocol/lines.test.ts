/** JSON lines between processes: bounds, strictness, order, and what happens when an end goes away. */

import assert from "node:assert/strict";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

import {
  connectLines,
  createLineSplitter,
  integerShape,
  LineError,
  listenLines,
  numberShape,
  objectShape,
  optional,
  stringShape,
  wordShape,
  type LinePeer,
  type LineServer,
  type LineServerOptions,
} from "@sandpaw/runtime/protocol";
import * as fc from "fast-check";

import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("protocol: lines");

interface Methods {
  add: { params: { readonly a: number; readonly b: number }; result: { readonly sum: number } };
  slow: { params: Record<string, never>; result: Record<string, never> };
  fault: { params: Record<string, never>; result: Record<string, never> };
}

const forever = new Promise<Record<string, never>>(() => undefined);

async function serve(
  more: Partial<LineServerOptions<Methods>> = {},
): Promise<{ path: string; server: LineServer; closes: string[]; faults: string[] }> {
  const path = join(temporaryFolder(), "s.sock");
  const closes: string[] = [];
  const faults: string[] = [];
  const server = await listenLines<Methods>(path, {
    methods: {
      add: {
        params: objectShape({ a: integerShape(0, 100), b: integerShape(0, 100) }),
        run: ({ a, b }) => ({ sum: a + b }),
      },
      slow: { params: objectShape({}), run: () => forever },
      fault: {
        params: objectShape({}),
        run: () => {
          throw new TypeError("secret details");
        },
      },
    },
    onClose: (_peer, why) => closes.push(why),
    onFault: (error) => faults.push(String(error)),
    ...more,
  });
  return { path, server, closes, faults };
}

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && "code" in error && error.code === code;

test("a splitter gives the same lines however the bytes are cut, and holds no more than a line", () => {
  const lines = fc.array(
    fc.string({ maxLength: 20 }).map((text) => text.replaceAll("\n", "")),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (given, cuts) => {
      const bytes = Buffer.from(given.map((line) => `${line}\n`).join(""));
      const got: string[] = [];
      const splitter = createLineSplitter(100, (line) => got.push(line));
      for (let at = 0, i = 0; at < bytes.length; i += 1) {
        const size = cuts[i % cuts.length] ?? 1;
        splitter.push(bytes.subarray(at, at + size));
        at += size;
      }
      assert.deepEqual(
        got,
        given.map((line) => Buffer.from(line).toString()),
      );
    }),
  );
  const splitter = createLineSplitter(5, () => undefined);
  splitter.push(Buffer.from("12345"));
  assert.throws(() => splitter.push(Buffer.from("6")), hasCode("line-too-long"));
});

test("shapes take what they say, and only that", () => {
  const shape = objectShape({
    name: stringShape(3, /^[a-z]+$/),
    speed: numberShape(0, 1),
    kind: optional(wordShape(["a", "b"])),
  });
  assert.deepEqual(shape({ name: "abc", speed: 0.5 }, "it"), { name: "abc", speed: 0.5 });
  assert.deepEqual(shape({ name: "abc", speed: 1, kind: "b" }, "it"), { name: "abc", speed: 1, kind: "b" });
  const bad: readonly unknown[] = [
    null,
    [],
    "x",
    {},
    { name: "abc" },
    { name: "abcd", speed: 0 },
    { name: "A", speed: 0 },
    { name: "abc", speed: "0" },
    { name: "abc", speed: 2 },
    { name: "abc", speed: NaN },
    { name: "abc", speed: 0, kind: "c" },
    { name: "abc", speed: 0, kind: undefined },
    { name: "abc", speed: 0, more: 1 },
    { name: "abc", speed: 0, constructor: 1 },
    JSON.parse('{"name":"abc","speed":0,"__proto__":{}}') as unknown,
    Object.create({ name: "abc", speed: 0 }) as unknown,
  ];
  for (const value of bad) assert.throws(() => shape(value, "it"), hasCode("params-invalid"));
  fc.assert(
    fc.property(fc.anything(), (value) => {
      try {
        shape(value, "it");
      } catch (error) {
        assert.ok(error instanceof LineError);
      }
    }),
  );
});

test("calls are answered, wrong ones with a code, and faults without details", async () => {
  const { path, server, faults } = await serve();
  const client = await connectLines<Methods>({ path });
  assert.deepEqual(await client.call("add", { a: 1, b: 2 }), { sum: 3 });
  await assert.rejects(client.call("add", { a: 1.5, b: 2 }), hasCode("params-invalid"));
  await assert.rejects(
    client.call("fault", {}),
    (error) => hasCode("internal-error")(error) && !String(error).includes("secret"),
  );
  assert.deepEqual(faults, ["TypeError: secret details"]);
  await assert.rejects(client.call("slow", {}, { timeoutMs: 30 }), hasCode("answer-timeout"));
  const open = client.call("slow", {});
  client.close();
  await assert.rejects(open, hasCode("connection-closed"));
  await assert.rejects(client.call("add", { a: 1, b: 1 }), hasCode("connection-closed"));
  await server.close();
  await assert.rejects(connectLines<Methods>({ path }), hasCode("connection-refused"));
});

test("a server that ends tells its clients' calls and onClose", async () => {
  const { path, server } = await serve();
  const closed = new Promise<string>((resolve) => {
    void connectLines<Methods>({ path, onClose: resolve }).then(async (client) => {
      await client.call("add", { a: 0, b: 0 });
      await server.close();
    });
  });
  assert.equal(typeof (await closed), "string");
});

test("the last words of a server reach a client that speaks at that moment; one that does not read cannot hold it up", async () => {
  const peers: LinePeer[] = [];
  const { path, server } = await serve({ onOpen: (peer) => peers.push(peer) });
  const heard: unknown[] = [];
  const mute = connect(path);
  const client = await connectLines<Methods>({ path, onNotification: (message) => heard.push(message) });
  await client.call("add", { a: 0, b: 0 });
  mute.pause();
  for (const peer of peers) peer.notify({ event: "bye" });
  const closed = server.close();
  await assert.rejects(client.call("add", { a: 1, b: 1 }), hasCode("connection-closed"));
  await closed;
  assert.deepEqual(heard, [{ event: "bye" }]);
  mute.destroy();
});

test("too many requests at a time are refused, not queued", async () => {
  const { path, server } = await serve({ maxPending: 4 });
  const client = await connectLines<Methods>({ path });
  const calls = Array.from({ length: 6 }, () => client.call("slow", {}, { timeoutMs: 1000 }));
  const codes = (await Promise.allSettled(calls)).map((call) =>
    call.status === "rejected" && call.reason instanceof Error && "code" in call.reason
      ? call.reason.code
      : "",
  );
  assert.deepEqual(
    codes.toSorted((a, b) => String(a).localeCompare(String(b))),
    [...Array<string>(4).fill("answer-timeout"), ...Array<string>(2).fill("requests-too-many")],
  );
  client.close();
  await server.close();
});

test("requests that piled up while the server was held up are all served: what is answered at once does not wait", async () => {
  const { path, server } = await serve({ maxPending: 4 });
  const client = await connectLines<Methods>({ path });
  const slow = Array.from({ length: 3 }, () => client.call("slow", {}).catch(() => undefined));
  const sums = await Promise.all(
    Array.from({ length: 200 }, (_, i) => client.call("add", { a: i % 50, b: 1 })),
  );
  assert.deepEqual(
    sums.map(({ sum }) => sum),
    sums.map((_, i) => (i % 50) + 1),
  );
  client.close();
  await Promise.all(slow);
  await server.close();
});

test("a client that does not read is dropped at its backlog", async () => {
  const { path, server, closes } = await serve({ maxBacklog: 10_000 });
  const socket: Socket = connect(path);
  socket.on("error", () => undefined);
  socket.pause();
  await new Promise((resolve) => socket.once("connect", resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (let i = 0; i < 2000 && closes.length === 0; i += 1) {
    for (const peer of server.peers) peer.notify({ event: "x", text: "y".repeat(1000) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(closes, ["reader-too-slow"]);
  socket.destroy();
  await server.close();
});

test("whatever a server says, a client ends with a code and does not throw", async () => {
  const answers = [
    "rubbish\n",
    "[]\n",
    '{"id":1,"error":7}\n',
    '{"error":{"code":"gone","message":"gone: x"}}\n',
    "",
  ];
  for (const answer of answers) {
    const path = join(temporaryFolder(), "s.sock");
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(answer));
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const client = await connectLines<Methods>({ path });
    await assert.rejects(client.call("add", { a: 1, b: 2 }), (error) => error instanceof LineError);
    client.close();
    server.close();
  }
});

test.run();
