/** Calls to containerd: what it answers, what it may do wrong, and connections that are kept. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { callGrpc, createGrpcChannels, STATUS, StatusError, type GrpcCall } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: calls to containerd");

interface FakeContainerd {
  readonly path: string;
  /** Connections that were made. */
  readonly connections: number;
  /** Ends all connections and stops listening; `start` begins again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const framed = (payload: string): Buffer => {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(Buffer.byteLength(payload), 1);
  return Buffer.concat([prefix, Buffer.from(payload)]);
};

/** What it does is in the method's name. */
function answer(stream: ServerHttp2Stream, method: string, namespace: unknown): void {
  stream.on("error", () => undefined);
  const end = (status: number, message = ""): void => {
    stream.once("wantTrailers", () => {
      stream.sendTrailers({ "grpc-status": String(status), "grpc-message": encodeURIComponent(message) });
    });
  };
  if (method === "silent") return;
  if (method === "refuse") {
    stream.respond(
      { ":status": 200, "grpc-status": "5", "grpc-message": "no%20such%20thing" },
      { endStream: true },
    );
    return;
  }
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  end(0);
  if (method === "long") stream.end(framed("x".repeat(100_000)));
  else if (method === "odd") stream.end(Buffer.from([1, 2, 3]));
  else if (method === "twice") stream.end(Buffer.concat([framed("a"), framed("b")]));
  else stream.end(framed(`${method} in ${String(namespace)}`));
}

async function startFake(): Promise<FakeContainerd> {
  const path = join(temporaryFolder(), "c.sock");
  const sessions = new Set<ServerHttp2Session>();
  let server: Http2Server | undefined;
  let connections = 0;
  const fake: FakeContainerd = {
    path,
    get connections() {
      return connections;
    },
    async stop() {
      for (const session of sessions) session.destroy();
      sessions.clear();
      const closed = server && once(server, "close");
      server?.close();
      await closed;
    },
    async start() {
      rmSync(path, { force: true });
      server = createServer();
      server.on("session", (session) => {
        connections += 1;
        sessions.add(session);
        session.on("error", () => undefined);
      });
      server.on("stream", (stream, headers) => {
        answer(stream, headers[":path"]?.split("/").at(-1) ?? "", headers["containerd-namespace"]);
      });
      server.listen(path);
      await once(server, "listening");
    },
  };
  await fake.start();
  return fake;
}

const callOf = (address: string, method: string, timeoutMs = 20_000): GrpcCall => ({
  address,
  namespace: "k8s.io",
  method: `some.Service/${method}`,
  payload: new Uint8Array(3),
  timeoutMs,
  maxBytes: 10_000,
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
async function codeOf(asking: Promise<unknown>): Promise<unknown> {
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  return error instanceof StatusError ? error.status : error;
}

test("answers and refusals, with and without a kept connection", async () => {
  const fake = await startFake();
  const channels = createGrpcChannels();
  for (const ask of [callGrpc, (call: GrpcCall) => channels.call(call)]) {
    assert.equal(text(await ask(callOf(fake.path, "Get"))), "Get in k8s.io");
    assert.equal(await codeOf(ask(callOf(fake.path, "refuse"))), STATUS.notFound);
    await assert.rejects(ask(callOf(fake.path, "refuse")), /no such thing/);
    assert.equal(await codeOf(ask(callOf(fake.path, "long"))), STATUS.resourceExhausted);
    assert.equal(await codeOf(ask(callOf(fake.path, "odd"))), STATUS.internal);
    assert.equal(await codeOf(ask(callOf(fake.path, "twice"))), STATUS.internal);
    assert.equal(await codeOf(ask(callOf(fake.path, "silent", 300))), STATUS.deadlineExceeded);
    assert.equal(text(await ask(callOf(fake.path, "Get"))), "Get in k8s.io");
  }
  assert.deepEqual((await channels.stream(callOf(fake.path, "twice"))).map(text), ["a", "b"]);
  channels.close();
  await fake.stop();
});

test("one connection serves many calls, one after the other and at once", async () => {
  const fake = await startFake();
  const channels = createGrpcChannels();
  for (let i = 0; i < 20; i += 1) await channels.call(callOf(fake.path, "Get"));
  await Promise.all(Array.from({ length: 20 }, () => channels.call(callOf(fake.path, "Get"))));
  assert.equal(fake.connections, 1);
  channels.close();
  await fake.stop();
});

test("a containerd that comes back is asked on a new connection; one that does not is an error", async () => {
  const fake = await startFake();
  const channels = createGrpcChannels();
  await channels.call(callOf(fake.path, "Get"));
  for (let round = 0; round < 5; round += 1) {
    await fake.stop();
    await fake.start();
    // At once: the end of the connection before may not have been seen yet.
    assert.equal(text(await channels.call(callOf(fake.path, "Get"))), "Get in k8s.io");
  }
  assert.equal(fake.connections, 6);
  await fake.stop();
  await assert.rejects(channels.call(callOf(fake.path, "Get")));
  await assert.rejects(channels.call(callOf(fake.path, "Get")));
  await fake.start();
  assert.equal(text(await channels.call(callOf(fake.path, "Get"))), "Get in k8s.io");
  channels.close();
  await fake.stop();
});

test("closed connections are made anew when they are needed again", async () => {
  const fake = await startFake();
  const channels = createGrpcChannels();
  await channels.call(callOf(fake.path, "Get"));
  channels.close();
  await sleep(10);
  assert.equal(text(await channels.call(callOf(fake.path, "Get"))), "Get in k8s.io");
  assert.equal(fake.connections, 2);
  channels.close();
  await fake.stop();
});

test.run();
