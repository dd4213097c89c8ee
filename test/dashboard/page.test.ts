import assert from "node:assert/strict";

import { startConsole, type Console } from "@sandpaw/dashboard";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { startCuttingProxy, type CuttingProxy } from "./cutting-proxy.js";
import { ask } from "./http-client.js";
import { viewOf } from "./page-view.js";
import { startRobotStack, type RobotStack } from "./robot-stack.js";

const test = suite("dashboard: page");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
let stack: RobotStack;
let served: Console;
let proxy: CuttingProxy;
let browser: Browser;
if (hasBrowser) {
  test.before(async () => {
    stack = await startRobotStack();
    served = await startConsole({ viewPath: stack.view, port: 0 });
    proxy = await startCuttingProxy(served.url);
    browser = await startBrowser();
  });
  test.after(async () => {
    await browser.close();
    await proxy.close();
    await served.close();
    await stack.close();
  });
}
const { text, click, until, shows } = viewOf(() => browser);

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
  await browser.open(proxy.url);
  await shows("link", /^connected$/);
  await until("the flat is drawn", async () => Number(await browser.evaluate(INK)) > 0.3);
  assert.equal(await text("robot"), "rosie");
  assert.match(await text("pose"), /^3\.\d\d, 2\.\d\d m/);
  assert.match(await text("battery-text"), /^\d\d % discharging$/);
  assert.match(await text("sessions"), /None runs/);
  assert.equal(await text("headline"), "Standing");
  assert.match(await text("limit"), /No behaviour runs/);
  assert.match(await text("stop-note"), /Not safety-rated/);
  assert.equal(await text("rights"), "view and STOP");
  assert.equal(await browser.evaluate(`document.getElementById("banner").hidden`), true);
  assert.deepEqual(browser.errors, []);
});

test("the camera's picture is shown, and there is a new one after a while", async () => {
  const shown = `document.querySelector("#camera img")?.src ?? ""`;
  await until("a picture", async () => /camera\.png/.test(String(await browser.evaluate(shown))));
  assert.equal(await browser.evaluate(`document.querySelector("#camera img").naturalWidth`), 320);
  const first = await browser.evaluate(shown);
  await until("the next one", async () => (await browser.evaluate(shown)) !== first);
});

const SIZES = [
  ["phone", 390, 844],
  ["small phone", 320, 568],
  ["tablet", 820, 1180],
  ["desktop", 1440, 900],
] as const;
for (const [name, width, height] of SIZES) {
  test(`on a ${name} nothing is wider than the screen, and STOP is in reach wherever one reads`, async () => {
    await browser.look(width, height, "dark");
    await until("it is laid out", async () => (await browser.evaluate("innerWidth")) === width);
    assert.equal(await browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
    for (const where of ["0", "document.body.scrollHeight"]) {
      await browser.evaluate(`scrollTo(0, ${where})`);
      const hit = await browser.evaluate(`(() => {
        const { left, top, width, height } = document.getElementById("stop").getBoundingClientRect();
        return height >= 44 && document.elementFromPoint(left + width / 2, top + height / 2)?.id === "stop";
      })()`);
      assert.equal(hit, true, `scrolled to ${where}`);
    }
    await browser.evaluate("scrollTo(0, 0)");
  });
}

test("STOP is the first thing that the keyboard reaches", async () => {
  await browser.look(1280, 860, "light");
  await browser.evaluate("document.activeElement?.blur()");
  await browser.press("Tab");
  assert.equal(await browser.evaluate("document.activeElement.id"), "stop");
  assert.match(
    String(await browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")),
    /solid/,
  );
});

test("who wants no motion gets none but the robot's", async () => {
  await browser.look(1280, 860, "light", { reducedMotion: true });
  const name = await browser.evaluate(
    `getComputedStyle(document.getElementById("link"), "::before").animationName`,
  );
  assert.equal(name, "none");
  await browser.look(1280, 860, "light");
});

test("a lost robot server is said, and goes by itself when it is back", async () => {
  await stack.stopRobotServer();
  await shows("banner", /robot server does not answer/);
  assert.equal(await text("link"), "robot server lost");
  await stack.startRobotServer();
  await shows("link", /^connected$/);
  assert.equal(await browser.evaluate(`document.getElementById("banner").hidden`), true);
  await shows("events", /the robot server answers again/);
});

/** As if the tab came to the front, or went behind another. */
function setHidden(hidden: boolean): Promise<unknown> {
  return browser.evaluate(`Object.defineProperty(document, "hidden", { value: ${hidden}, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"))`);
}

test("a page that nobody sees lets go of its stream, so that tabs do not take STOP's connection", async () => {
  assert.equal(proxy.streams, 1);
  await setHidden(true);
  await until("it let go", () => Promise.resolve(proxy.streams === 0));
  await setHidden(false);
  await until("it is back", () => Promise.resolve(proxy.streams === 1));
  const shown = `document.getElementById("pose").innerText`;
  const pose = await browser.evaluate(shown);
  await until("states come", async () => (await browser.evaluate(shown)) !== pose);
  assert.equal(await text("link"), "connected");
});

test("a robot server that stands still is said to be lost although its connection is whole", async () => {
  stack.freezeRobotServer(true);
  const from = performance.now();
  await shows("banner", /robot server does not answer.*silent/);
  assert.ok(performance.now() - from < 6000);
  stack.freezeRobotServer(false);
  await shows("link", /^connected$/);
});

test("a stream that dies without an end is noticed, and said to be the loss of STOP", async () => {
  proxy.muteStream(true);
  const from = performance.now();
  await shows("banner", /lost its console, and with it STOP/);
  assert.ok(performance.now() - from < 6000);
  proxy.muteStream(false);
  await shows("link", /^connected$/);
});

test("a lost console is said; STOP says that it fails, goes on, and acts when the console is back", async () => {
  const port = Number(new URL(served.url).port);
  await served.close();
  await shows("link", /^page offline$/);
  await click("stop");
  await shows("banner", /STOP WAS NOT DELIVERED/);
  served = await startConsole({ viewPath: stack.view, port });
  await shows("link", /^connected$/);
  await shows("stop", /STOPPED/);
  await shows("banner", /E-STOP is latched by console/);
});

test("without the token the page says how the e-stop is cleared, and offers nothing", async () => {
  assert.match(await text("clear-text"), /sandpaw estop --clear/);
  assert.equal(await browser.evaluate(`document.getElementById("clear-yes").hidden`), true);
  assert.equal(await text("headline"), "Stopped");
  assert.match(await text("limit"), /The e-stop holds it, pressed by console/);
});

test("an old token is refused, in words, and looking goes on", async () => {
  await browser.evaluate(`location.hash = "AAAAAAAAAAAAAAAAAAAAAA"`);
  await shows("banner", /token was refused/);
  assert.equal(await browser.evaluate("location.hash"), "");
  assert.equal(await text("link"), "connected");
});

test("with the token it is cleared in two steps, and the token has left the address bar", async () => {
  await browser.evaluate(`location.hash = ${JSON.stringify(served.token)}`);
  await shows("rights", /may drive/);
  assert.equal(await browser.evaluate("location.href"), proxy.url);
  await click("clear-yes");
  await shows("clear-yes", /Yes, clear it \(\d+ s\)/);
  await click("clear-no");
  await shows("clear-yes", /^Clear the e-stop/);
  assert.match(await text("stop"), /STOPPED/, "the first step alone clears nothing");
  await click("clear-yes");
  await shows("clear-yes", /Yes, clear it/);
  await click("clear-yes");
  await shows("stop", /^STOP$/);
  assert.equal(await browser.evaluate(`document.getElementById("clear").hidden`), true);
});

test("STOP works while the page's stream is cut, and its result is shown", async () => {
  proxy.cutStream(true);
  await shows("link", /^page offline$/);
  await click("stop");
  await shows("banner", /STOP acted at \d/);
  const { body } = await ask(served.url, "/status");
  assert.match(body, /"latched":true/);
  proxy.cutStream(false);
  await shows("link", /^connected$/);
  await shows("banner", /E-STOP is latched/);
  assert.doesNotMatch(await text("banner"), /STOP acted/);
  assert.deepEqual(browser.errors, []);
});

test.run();
