import assert from "node:assert/strict";
import { connect } from "node:net";

import { startConsole } from "@sandpaw/dashboard";
import { suite } from "../harness/index.js";
import { startFakeRobot, STATUS } from "./fake-robot.js";
import { openStream } from "./http-client.js";

const test = suite("dashboard: slow viewers");

test("pages that do not read cost a bounded amount, and harm nobody else", async () => {
  const robot = await startFakeRobot();
  const served = await startConsole({ viewPath: robot.view, port: 0 });
  const quick = openStream(served.url);
  const port = Number(new URL(served.url).port);
  let received = 0;
  const slow = Array.from({ length: 20 }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return socket.pause();
  });
  try {
    await quick.find("facts");
    // Far more than the kernel takes for readers that sleep.
    const count = 300;
    const padding = "x".repeat(200_000);
    const start = process.memoryUsage().rss;
    for (let i = 0; i < count; i++) {
      robot.say({ ...STATUS, dock: padding, nowNs: String(i) });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await quick.find("state", (message) => message.state.nowNs === String(count - 1));
    // Unbounded it would be 20 × 60 MB; what the quick one is sent and keeps is in here too.
    assert.ok(process.memoryUsage().rss - start < 500e6);
    for (const socket of slow) {
      socket.on("data", (chunk: Uint8Array) => (received += chunk.length));
      socket.resume();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(received > 0 && received < (20 * count * 200_000) / 4, `${received} bytes for the slow ones`);
  } finally {
    for (const socket of slow) socket.destroy();
    quick.close();
    await served.close();
    await robot.close();
  }
});

test("a page that takes nothing at all for a while is let go; one that reads is not", async () => {
  const robot = await startFakeRobot();
  const served = await startConsole({ viewPath: robot.view, port: 0, stuckMs: 1500 });
  const quick = openStream(served.url);
  const stuck = connect(Number(new URL(served.url).port), "127.0.0.1");
  stuck.on("error", () => undefined);
  stuck.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  stuck.pause();
  try {
    await quick.find("facts");
    const dock = "x".repeat(200_000);
    for (let i = 0; i < 100; i++) {
      robot.say({ ...STATUS, dock, nowNs: String(i) });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const ended = new Promise<boolean>((resolve) => {
      stuck.once("close", () => {
        resolve(true);
      });
      setTimeout(() => {
        resolve(false);
      }, 4000).unref();
    });
    stuck.resume();
    assert.equal(await ended, true, "its connection is still open");
    robot.say({ ...STATUS, nowNs: "last" });
    await quick.find("state", ({ state }) => state.nowNs === "last");
  } finally {
    stuck.destroy();
    quick.close();
    await served.close();
    await robot.close();
  }
});

test.run();
