// A person drives on the page: takes over, holds a key, lets go; sets a no-go area and meets it; loses the page, the robot
// server and their mind, and the robot stands.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { startConsole, type Console } from "@sandpaw/dashboard";
import { connectLines, type LineClient, type RobotStatus, type ViewMethods } from "@sandpaw/runtime/protocol";
import { WebSocket } from "ws";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { viewOf } from "./page-view.js";
import { startRobotStack, type RobotStack } from "./robot-stack.js";

const test = suite("dashboard: driving");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
const MOST_PAGES = 8;
let stack: RobotStack;
let served: Console;
let browser: Browser;
let view: LineClient<ViewMethods>;
if (hasBrowser) {
  test.before(async () => {
    stack = await startRobotStack();
    served = await startConsole({ viewPath: stack.view, port: 0 });
    browser = await startBrowser();
    view = await connectLines<ViewMethods>({ path: stack.view });
    await browser.look(1280, 1000, "light");
    await browser.open(served.open);
  });
  test.after(async () => {
    view.close();
    await browser.close();
    await served.close();
    await stack.close();
  });
}
const { text, click, until, shows } = viewOf(() => browser);

function status(): Promise<RobotStatus> {
  return view.call("status", {});
}

async function speed(): Promise<number> {
  const { commanded } = await status();
  return Math.hypot(commanded.vx, commanded.vy) + Math.abs(commanded.wz);
}

async function takeOver(): Promise<void> {
  await click("drive-take");
  await until("a person has the lease", async () => (await status()).lease?.kind === "person");
  await until(
    "the page knows",
    async () => (await browser.evaluate(`document.getElementById("drive-controls").hidden`)) === false,
  );
}

const stands = (): Promise<void> => until("it stands", async () => (await speed()) === 0);

test("with the token a person takes over, drives by holding a key, and stops by letting go", async () => {
  await shows("rights", /may drive/);
  await shows("drive-lease", /Nobody has the lease/);
  await takeOver();
  await shows("drive-lease", /A person \(console, [^)]+\) has the lease/);
  await browser.hold("a", true);
  await until("it turns", async () => (await status()).commanded.wz > 0.3);
  await shows("drive-link", /^\d+ ms/);
  await browser.hold("a", false);
  await stands();
  assert.deepEqual(browser.errors, []);
});

test("a page that loses the focus lets go", async () => {
  await browser.hold("d", true);
  await until("it turns", async () => (await speed()) > 0.3);
  await browser.evaluate(`dispatchEvent(new Event("blur"))`);
  await stands();
  await browser.hold("d", false);
});

test("the pad drives as the keys do", async () => {
  const box = `(() => { const { left, top, width, height } = document.getElementById("drive-pad").getBoundingClientRect();
    return [left + width / 2, top + height / 2, height]; })()`;
  await browser.evaluate(`document.getElementById("drive-pad").scrollIntoView({ block: "center" })`);
  const at = await browser.evaluate(box);
  assert.ok(Array.isArray(at));
  const [x, y, height] = at.map(Number);
  const hold = (type: string, dy: number): Promise<unknown> =>
    browser.evaluate(`document.getElementById("drive-pad").dispatchEvent(new PointerEvent("${type}", { pointerId: 1,
      clientX: ${x ?? 0}, clientY: ${(y ?? 0) + dy * (height ?? 0)}, bubbles: true }))`);
  // A made-up pointer cannot be captured; what follows it does not depend on that.
  await browser.evaluate(`HTMLElement.prototype.setPointerCapture = () => undefined`);
  await hold("pointerdown", -0.4);
  await until("it drives", async () => (await status()).commanded.vx > 0.02);
  await hold("pointerup", -0.4);
  await stands();
});

test("a no-go area is drawn on the plan, shown, and holds the person too", async () => {
  const { pose } = await status();
  const here = pose?.pose ?? { x: 0, y: 0, theta: 0 };
  await browser.evaluate(`document.getElementById("scene").scrollIntoView({ block: "center" })`);
  await click("no-go-set");
  await shows("no-go-hint", /Draw a rectangle/);
  const rect = await browser.evaluate(`(() => { const { left, top, width, height } =
    document.getElementById("scene").getBoundingClientRect(); return [left, top, width, height]; })()`);
  assert.ok(Array.isArray(rect));
  const [left = 0, top = 0, width = 0, height = 0] = rect.map(Number);
  await browser.drag([left + width * 0.1, top + height * 0.1], [left + width * 0.3, top + height * 0.4]);
  await shows("no-go-by", /No-go area set by console/);
  const { noGo } = await status();
  assert.equal(noGo?.area.length, 4);
  await shows("events", /has set a no-go area/);
  await click("no-go-clear");
  await until("it is gone", async () => (await status()).noGo === null);

  await takeOver();
  // One around the robot itself: whoever is inside may not go on.
  const r = 0.6;
  const area = [
    [here.x - r, here.y - r],
    [here.x + r, here.y - r],
    [here.x + r, here.y + r],
    [here.x - r, here.y + r],
  ] as const;
  await view.call("no-go.set", { by: "test", area });
  await browser.hold("w", true);
  await shows("events", /zone/);
  await browser.hold("w", false);
  await view.call("no-go.clear", { by: "test" });
  await stands();
});

test("releasing gives the lease away at once", async () => {
  await click("drive-release");
  await shows("drive-lease", /Nobody has the lease/);
  assert.equal((await status()).lease, null);
});

test("a robot server that restarts while somebody drives: the page says it, and drives again", async () => {
  await takeOver();
  await browser.hold("a", true);
  await until("it turns", async () => (await speed()) > 0.3);
  await stack.stopRobotServer();
  await shows("drive-error", /robot server is gone/);
  await browser.hold("a", false);
  await stack.startRobotServer();
  view.close();
  view = await connectLines<ViewMethods>({ path: stack.view });
  await shows("link", /^connected$/);
  await takeOver();
  await browser.hold("d", true);
  await until("it turns again", async () => (await speed()) > 0.3);
  await browser.hold("d", false);
  await stands();
  await click("drive-release");
  await shows("drive-lease", /Nobody/);
});

/** A page that is not one. */
async function socket(headers: Readonly<Record<string, string>> = {}): Promise<WebSocket> {
  const url = `${served.url.replace("http", "ws")}drive`;
  const made = new WebSocket(url, { headers: { authorization: `Bearer ${served.token}`, ...headers } });
  await new Promise((resolve, reject) => {
    made.once("open", resolve);
    made.once("error", reject);
  });
  return made;
}

test("without the token, from another site, or at another path there is no socket", async () => {
  await assert.rejects(socket({ authorization: "" }), /401/);
  await assert.rejects(socket({ origin: "http://elsewhere.example" }), /403/);
  const other = new WebSocket(`${served.url.replace("http", "ws")}other`, {
    headers: { authorization: `Bearer ${served.token}` },
  });
  await assert.rejects(new Promise((_resolve, reject) => other.once("error", reject)), /403/);
});

test("a page that vanishes while driving stops the robot, and the lease counts down", async () => {
  const page = await socket();
  page.send(JSON.stringify({ say: "take" }));
  await until("it has the lease", async () => (await status()).lease?.kind === "person");
  let n = 0;
  const beat = setInterval(() => {
    n += 1;
    page.send(JSON.stringify({ say: "drive", n, at: performance.now(), vx: 0, wz: 0.8 }));
  }, 100);
  await until("it turns", async () => (await speed()) > 0.3);
  clearInterval(beat);
  page.terminate();
  await stands();
  const { lease } = await status();
  assert.equal(lease?.kind, "person");
  assert.ok((lease.releaseInMs ?? 0) > 5000);
  await click("drive-left");
  await until("it is released", async () => (await status()).lease === null);
});

test("what was held up on its way counts from when it was sent", async () => {
  const page = await socket();
  const answers: { say: string; refused?: string | null; limitedBy?: string }[] = [];
  page.on("message", (data: Buffer) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the console's own words
    answers.push(JSON.parse(data.toString("utf8")) as { say: string });
  });
  page.send(JSON.stringify({ say: "take", force: true }));
  await until("it has the lease", () => Promise.resolve(answers.some(({ say }) => say === "taken")));
  const at = performance.now();
  page.send(JSON.stringify({ say: "drive", n: 1, at, vx: 0, wz: 0.5 }));
  await until("it is answered", () => Promise.resolve(answers.length >= 2));
  await sleep(400);
  // Sent half a second ago by the page's clock.
  page.send(JSON.stringify({ say: "drive", n: 2, at: at + 1, vx: 0, wz: 0.5 }));
  await until("that too", () => Promise.resolve(answers.length >= 3));
  assert.equal(answers[2]?.limitedBy, "expired");
  page.send(JSON.stringify({ say: "release" }));
  await until("released", () => Promise.resolve(answers.some(({ say }) => say === "released")));
  page.close();
});

test("garbage, floods, giants and pages that never read end their own socket and nothing else", async () => {
  for (const garbage of [
    "not JSON",
    "[]",
    `{"say":"drive","n":1,"at":0,"vx":"fast","wz":0}`,
    "x".repeat(5000),
  ]) {
    const page = await socket();
    page.on("error", () => undefined);
    const closed = new Promise((resolve) => page.once("close", resolve));
    page.send(garbage);
    await closed;
  }
  const flood = await socket();
  flood.on("error", () => undefined);
  const closed = new Promise((resolve) => flood.once("close", resolve));
  for (let n = 0; n < 500; n += 1) flood.send(JSON.stringify({ say: "drive", n, at: 0, vx: 0, wz: 0 }));
  await closed;
  // The browser has one.
  const pages = await Promise.all(Array.from({ length: MOST_PAGES - 1 }, () => socket()));
  await assert.rejects(socket(), /403/);
  for (const page of pages) page.terminate();
  assert.equal(await text("link"), "connected");
});

test.run();
