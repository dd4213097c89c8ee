import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { join } from "node:path";

import { CONSOLE_MAIN, startConsole, type Console } from "@sandpaw/dashboard";
import { suite, temporaryFolder } from "../harness/index.js";
import { ask, openStream } from "./http-client.js";
import { startRobotStack, type RobotStack } from "./robot-stack.js";

const test = suite("dashboard: console");
let stack: RobotStack;
let served: Console;
test.before(async () => {
  stack = await startRobotStack();
  served = await startConsole({ viewPath: stack.view, port: 0 });
  const stream = openStream(served.url);
  await stream.find("state");
  stream.close();
});
test.after(async () => {
  await served.close();
  await stack.close();
});

test("the page and its files are served, with a policy that lets nothing else in", async () => {
  const page = await ask(served.url, "/");
  assert.equal(page.status, 200);
  assert.match(page.headers["content-type"] ?? "", /^text\/html/);
  assert.match(String(page.headers["content-security-policy"]), /default-src 'none'.*frame-ancestors 'none'/);
  assert.match(page.body, /<button id="stop"/);
  for (const [, file] of page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    assert.equal((await ask(served.url, file ?? "")).status, 200, file);
  }
});

test("nothing but the page's files can be read, and nothing but STOP be written", async () => {
  for (const path of ["/../package.json", "/%2e%2e/package.json", "/page/", "/index.ts", "//etc/passwd"]) {
    assert.equal((await ask(served.url, path)).status, 404, path);
  }
  assert.equal((await ask(served.url, "/", { method: "POST" })).status, 405);
  assert.equal((await ask(served.url, "/estop")).status, 405, "STOP is not a link");
});

test("only this machine reaches it", async () => {
  const { port } = new URL(served.url);
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.internal === false && one.family === "IPv4");
  if (outside === undefined) return;
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect(Number(port), outside.address);
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });
  assert.equal(reached, false, `it listens on ${outside.address}`);
});

const FOREIGN: readonly (readonly [what: string, headers: Readonly<Record<string, string>>])[] = [
  ["a name that was pointed here", { host: "evil.example" }],
  ["such a name with our port", { host: "evil.example:8080" }],
  ["a name that begins like ours", { host: "127.0.0.1.evil.example" }],
  ["a page of another site", { origin: "http://evil.example" }],
  ["a page on another port of this machine", { origin: "http://127.0.0.1:1" }],
  ["a sandboxed frame", { origin: "null" }],
  ["a form of another site", { "sec-fetch-site": "cross-site" }],
];
for (const [what, headers] of FOREIGN) {
  test(`refused: ${what}`, async () => {
    for (const path of ["/", "/events", "/metrics", "/status"]) {
      assert.equal((await ask(served.url, path, { headers })).status, 403, path);
    }
    assert.equal((await ask(served.url, "/estop", { method: "POST", headers })).status, 403);
    const { body } = await ask(served.url, "/status");
    assert.match(body, /"latched":false/);
  });
}

test("localhost is a name of ours", async () => {
  const { port } = new URL(served.url);
  assert.equal((await ask(served.url, "/", { headers: { host: `localhost:${port}` } })).status, 200);
});

test("the stream begins with the link, the facts with the plan, and a state; then states go on", async () => {
  const stream = openStream(served.url);
  try {
    await stream.find("state");
    assert.deepEqual(
      stream.messages.slice(0, 4).map(({ type }) => type),
      ["link", "facts", "state", "scan"],
    );
    const { facts } = await stream.find("facts");
    assert.equal(facts.robot, "rosie");
    assert.equal(facts.profile.radius, 0.1725);
    assert.match(JSON.stringify(facts.plan), /living room/);
    const { scan } = await stream.find("scan", (message) => message.scan !== null);
    assert.equal(scan?.ranges.length, 360);
    await stream.find("link", ({ up }) => up);
  } finally {
    stream.close();
  }
});

test("metrics are those of the robot server", async () => {
  const { status, headers, body } = await ask(served.url, "/metrics");
  assert.equal(status, 200);
  assert.match(headers["content-type"] ?? "", /^text\/plain; version=0\.0\.4/);
  assert.match(body, /^# HELP sandpaw_/m);
});

test("a crowd that asks for metrics does not keep STOP out of the robot server's queue", async () => {
  const crowd = Array.from({ length: 300 }, () => ask(served.url, "/metrics"));
  const stops = Array.from({ length: 20 }, () => ask(served.url, "/estop", { method: "POST" }));
  for (const { status } of await Promise.all([...crowd, ...stops])) assert.equal(status, 200);
  const headers = { authorization: `Bearer ${served.token}`, "content-type": "application/json" };
  const { body } = await ask(served.url, "/estop/arm", { method: "POST", headers });
  assert.equal((await ask(served.url, "/estop/clear", { method: "POST", headers, body })).status, 200);
});

test("a robot server that goes is told at once, STOP is then refused, and when it comes back all goes on", async () => {
  const stream = openStream(served.url);
  try {
    await stream.find("link", ({ up }) => up);
    await stack.stopRobotServer();
    await stream.find("link", ({ up }) => !up);
    const stop = await ask(served.url, "/estop", { method: "POST" });
    assert.equal(stop.status, 503);
    assert.match(stop.body, /console-robot-absent/);
    assert.equal((await ask(served.url, "/metrics")).status, 503);
    assert.equal((await ask(served.url, "/")).status, 200);
    const before = stream.messages.length;
    await stack.startRobotServer();
    await stream.find("link", (message) => message.up && stream.messages.indexOf(message) > before);
    await stream.find("state", (message) => stream.messages.indexOf(message) > before);
  } finally {
    stream.close();
  }
});

test("STOP latches, says by whom and when, and is still latched after the robot server's restart", async () => {
  const stream = openStream(served.url);
  try {
    const { port } = new URL(served.url);
    const stop = await ask(served.url, "/estop", {
      method: "POST",
      headers: { origin: `http://127.0.0.1:${port}` },
    });
    assert.equal(stop.status, 200);
    assert.deepEqual(JSON.parse(stop.body), { latched: true });
    const { state } = await stream.find("state", (message) => message.state.estop.latched);
    assert.match(state.estop.by, /console/);
    assert.ok(Math.abs(Date.parse(state.estop.at) - Date.now()) < 60_000);
    await stream.find("event", ({ event }) => event.code === "estop-latched");
    await stack.stopRobotServer();
    const before = stream.messages.length;
    await stack.startRobotServer();
    await stream.find(
      "state",
      (message) => stream.messages.indexOf(message) > before && message.state.estop.latched,
    );
  } finally {
    stream.close();
  }
});

test("a console without a robot serves its page, and a port in use has a code", async () => {
  const lonely = await startConsole({ viewPath: join(temporaryFolder(), "view.sock"), port: 0 });
  try {
    assert.equal((await ask(lonely.url, "/")).status, 200);
    assert.match((await ask(lonely.url, "/status")).body, /"link":false/);
    const port = Number(new URL(lonely.url).port);
    await assert.rejects(startConsole({ viewPath: stack.view, port }), { code: "console-port-in-use" });
  } finally {
    await lonely.close();
  }
});

test("the process refuses arguments that it does not take, with a code", () => {
  for (const args of [
    [],
    ["--robot", "Rosie"],
    ["--robot", "r", "--port", "99999"],
    ["--robot", "r", "--listen", "example.com"],
    ["--view", "v", "--open"],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [CONSOLE_MAIN, ...args], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /^console-arguments-invalid: /);
  }
});

test.run();
