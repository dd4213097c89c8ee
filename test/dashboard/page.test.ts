import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { startConsole, type Console } from "@sandpaw/dashboard";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { startRobotStack, type RobotStack } from "./robot-stack.js";

const test = suite("dashboard: page");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
let stack: RobotStack;
let served: Console;
let browser: Browser;
if (hasBrowser) {
  test.before(async () => {
    stack = await startRobotStack();
    served = await startConsole({ viewPath: stack.view, port: 0 });
    browser = await startBrowser();
  });
  test.after(async () => {
    await browser.close();
    await served.close();
    await stack.close();
  });
}

const text = (id: string): Promise<unknown> => browser.evaluate(`document.getElementById("${id}").innerText`);

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`not within 15 s: ${what}; errors: ${browser.errors.join("; ")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** With SANDPAW_SHOTS set to a folder, a person can look at what the test saw. */
async function keepShot(name: string): Promise<void> {
  const folder = process.env["SANDPAW_SHOTS"];
  if (folder !== undefined) writeFileSync(join(folder, `${name}.png`), await browser.screenshot());
}

/** How many of the picture's pixels are not the background. */
const INK = `(() => {
  const canvas = document.getElementById("scene");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let ink = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) ink++;
  return ink / (data.length / 4);
})()`;

test("the page shows the robot, the flat and its state, without an error", async () => {
  await browser.look(1280, 860, "light");
  await browser.open(served.url);
  await until("it is connected", async () => (await text("link")) === "connected");
  await until("the flat is drawn", async () => Number(await browser.evaluate(INK)) > 0.3);
  assert.equal(await text("robot"), "rosie");
  assert.match(String(await text("pose")), /^3\.\d\d, 2\.\d\d m/);
  assert.match(String(await text("battery-text")), /^\d\d % discharging$/);
  assert.match(String(await text("sessions")), /None runs/);
  assert.match(String(await text("stop-note")), /Not safety-rated/);
  assert.equal(await browser.evaluate(`document.getElementById("banner").hidden`), true);
  await keepShot("light");
  await browser.look(1280, 860, "dark");
  await keepShot("dark");
  assert.deepEqual(browser.errors, []);
});

test("on a phone nothing is wider than the screen, and STOP is in reach", async () => {
  await browser.look(390, 844, "light");
  await until("it is laid out", async () => (await browser.evaluate("innerWidth")) === 390);
  assert.equal(await browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
  const bottom = await browser.evaluate(
    `document.getElementById("stop").getBoundingClientRect().bottom <= innerHeight`,
  );
  assert.equal(bottom, true);
  await keepShot("phone");
  await browser.look(1280, 860, "light");
});

test("a lost robot server is said, and goes by itself when it is back", async () => {
  await stack.stopRobotServer();
  await until("the page says so", async () =>
    /robot server does not answer/.test(String(await text("banner"))),
  );
  assert.equal(await text("link"), "robot server lost");
  await stack.startRobotServer();
  await until("it is connected again", async () => (await text("link")) === "connected");
});

test("a lost console is said, and goes by itself when it is back", async () => {
  const port = Number(new URL(served.url).port);
  await served.close();
  await until("the page says so", async () => (await text("link")) === "page offline");
  await browser.evaluate(`document.getElementById("stop").click()`);
  await until("STOP says that it failed", async () =>
    /STOP WAS NOT DELIVERED/.test(String(await text("banner"))),
  );
  await keepShot("offline");
  served = await startConsole({ viewPath: stack.view, port });
  await until("it is connected again", async () => (await text("link")) === "connected");
});

test("STOP latches; the page says who, when, and how it is cleared", async () => {
  await browser.evaluate(`document.getElementById("stop").click()`);
  await until("the banner", async () => /E-STOP is latched by console/.test(String(await text("banner"))));
  assert.match(String(await text("clear-text")), /sandpaw estop --clear/);
  assert.equal(await text("headline"), "Stopped");
  assert.match(String(await text("limit")), /The e-stop holds it, pressed by console/);
  assert.equal(await text("stop"), "STOPPED");
  await keepShot("stopped");
  assert.deepEqual(browser.errors, []);
});

test.run();
