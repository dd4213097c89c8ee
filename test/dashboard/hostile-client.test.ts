import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { startConsole, type Console } from "@sandpaw/dashboard";
import fc from "fast-check";
import { suite } from "../harness/index.js";
import { startFakeRobot, type FakeRobot } from "./fake-robot.js";
import { ask, openStream } from "./http-client.js";

const test = suite("dashboard: hostile clients");
let robot: FakeRobot;
let served: Console;
test.before(async () => {
  robot = await startFakeRobot();
  served = await startConsole({ viewPath: robot.view, port: 0 });
});
test.after(async () => {
  await served.close();
  await robot.close();
});

async function stopWorks(): Promise<void> {
  const before = robot.stops;
  assert.equal((await ask(served.url, "/estop", { method: "POST" })).status, 200);
  assert.ok(robot.stops > before);
}

async function raw(): Promise<Socket> {
  const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Whether there is room to write again; false when that does not come within half a second. */
async function hasRoom(socket: Socket): Promise<boolean> {
  const limit = AbortSignal.timeout(500);
  return once(socket, "drain", { signal: limit }).then(
    () => true,
    () => false,
  );
}

/** What comes back until the connection ends. */
async function exchange(bytes: string | Uint8Array): Promise<string> {
  const socket = await raw();
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => (text += part));
  socket.write(bytes);
  await Promise.race([once(socket, "close"), sleep(3000)]);
  socket.destroy();
  return text;
}

test("garbage ends its own connection with an error, and nothing else", async () => {
  const garbage = [
    "\0\0\0\0\r\n\r\n",
    "GET\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "POST /estop HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
    `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`,
    new Uint8Array(4096).fill(0xff),
  ];
  const before = robot.stops;
  for (const bytes of garbage) assert.match(await exchange(bytes), /^(?:HTTP\/1\.1 4\d\d|$)/);
  assert.equal(robot.stops, before, "nothing of it was a STOP");
  await stopWorks();
});

test("random bytes are no STOP and no page, whatever they are", async () => {
  const before = robot.stops;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const end = new TextEncoder().encode("\r\n\r\n");
      assert.match(await exchange(Buffer.concat([bytes, end])), /^(?:HTTP\/1\.1 [45]\d\d|$)/);
    }),
    { numRuns: 60 },
  );
  assert.equal(robot.stops, before);
  await stopWorks();
});

test("a crowd that only connects does not keep a person out", async () => {
  const crowd: Socket[] = [];
  for (let i = 0; i < 700; i++) crowd.push(await raw());
  await stopWorks();
  for (const socket of crowd) socket.destroy();
});

test("a request that is begun and not ended does not keep a person out", async () => {
  const crowd: Socket[] = [];
  for (let i = 0; i < 400; i++) {
    const socket = await raw();
    socket.write("GET / HTTP/1.1\r\nHost: loc");
    crowd.push(socket);
  }
  await stopWorks();
  for (const socket of crowd) socket.destroy();
});

test("viewers have a number that is not exceeded, and STOP does not count among them", async () => {
  const streams = Array.from({ length: 128 }, () => openStream(served.url));
  await Promise.all(streams.map((stream) => stream.find("link")));
  const refused = await ask(served.url, "/events");
  assert.equal(refused.status, 503);
  assert.match(refused.body, /viewers-too-many/);
  await stopWorks();
  for (const stream of streams) stream.close();
  for (let i = 0; i < 100; i++) {
    const again = openStream(served.url);
    const came = await Promise.race([again.find("link").then(() => true), sleep(200, false)]);
    again.close();
    if (came) return;
  }
  assert.fail("the places of those who left are not given to others");
});

test("a flood of STOP reaches the robot server as a trickle, and everybody is answered", async () => {
  const before = robot.stops;
  const from = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 300 }, () => ask(served.url, "/estop", { method: "POST" })),
  );
  const took = performance.now() - from;
  assert.ok(answers.every(({ status }) => status === 200));
  const calls = robot.stops - before;
  assert.ok(calls >= 1 && calls <= 2 + took / 50, `${calls} calls in ${took.toFixed(0)} ms`);
});

test("requests that are piled up without reading the answers cost a bounded amount", async () => {
  const start = process.memoryUsage().rss;
  const socket = await raw();
  socket.pause();
  const pile = "GET /frame.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200);
  let isFull = false;
  for (let i = 0; i < 2000 && !isFull; i++) {
    if (!socket.write(pile)) isFull = !(await hasRoom(socket));
  }
  assert.ok(isFull, "it was taken without end");
  assert.ok(process.memoryUsage().rss - start < 200e6);
  await stopWorks();
  socket.destroy();
});

test("a body without end is not read into memory", async () => {
  const start = process.memoryUsage().rss;
  const socket = await raw();
  socket.resume();
  socket.write("POST /estop HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  for (let i = 0; i < 1000 && !socket.destroyed; i++) {
    if (!socket.write(chunk) && !(await hasRoom(socket))) break;
  }
  assert.ok(process.memoryUsage().rss - start < 100e6);
  socket.destroy();
  await stopWorks();
});

test.run();
