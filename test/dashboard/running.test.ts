import assert from "node:assert/strict";

import { startConsole, type Console } from "@sandpaw/dashboard";
import { robotPaths } from "@sandpaw/runtime/protocol";
import type { Run } from "@sandpaw/runtime/supervisor";
import { ROBOT, startChain, type Chain } from "../harness/chain.js";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { openStream } from "./http-client.js";
import { viewOf } from "./page-view.js";

const test = suite("dashboard: a behaviour on the page");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
let chain: Chain;
let served: Console;
let browser: Browser;
let run: Run;
if (hasBrowser) {
  test.before(async () => {
    chain = await startChain({ world: "flat" });
    const view = robotPaths(chain.runDir, ROBOT).view;
    served = await startConsole({ viewPath: view, port: 0, runDir: chain.runDir });
    browser = await startBrowser();
    const supervisor = await chain.supervisor();
    run = await supervisor.start(chain.admit(await chain.standard("cover")), { name: "sweep" });
    await browser.open(served.url);
  });
  test.after(async () => {
    await browser.close();
    await served.close();
    await chain.close();
  });
}
const { text, click, shows } = viewOf(() => browser);

test("it shows what runs: its digest, its signer, its grant, and that it drives", async () => {
  await shows("sessions", /^sweep\s+drives/);
  const card = await text("sessions");
  assert.match(card, /Module\s+cover \d/);
  assert.match(card, /Signed by\s+development/);
  assert.match(card, /Digest\s+sha256:[0-9a-f]{12}…/);
  assert.match(card, /Drive\s+≤\s0\.\d+\sm\/s/);
  assert.match(card, /Camera\s+not granted/);
  const whole = await browser.evaluate(`document.querySelector("#sessions pre").textContent`);
  assert.match(String(whole), /^digest sha256:[0-9a-f]{64}\n\{/);
});

test("speed is shown against the envelope of who drives", async () => {
  await shows("headline", /^Driving$/);
  await shows("limit", /^Driven by sweep\./);
  await shows("speed-text", /^0\.[012]\d of 0\.2[05] m\/s$/);
  await shows("envelope", /sweep/);
});

test("what it has written before and writes now is in the log, for pages that come later too", async () => {
  await shows("log", /sweep\s*\S*cover: stripes/);
  const late = openStream(served.url);
  try {
    const { log } = await late.find("facts");
    assert.ok(log.some((line) => line.run === "sweep" && line.text.startsWith("cover: stripes")));
  } finally {
    late.close();
  }
});

test("STOP on the page stops it, and says so; the events tell the story by name", async () => {
  await click("stop");
  await shows("headline", /^Stopped$/);
  await shows("speed-text", /^0\.00 of/);
  const { motion, commanded } = await chain.truth.call("truth", {});
  assert.deepEqual({ motion, commanded }, { motion: { v: 0, w: 0 }, commanded: { v: 0, w: 0 } });
  await shows("events", /sweep may drive now[\s\S]*sweep was admitted/);
});

test("when it ends its card goes, and the events say why", async () => {
  await run.stop(500);
  await shows("sessions", /^None runs\.$/);
  await shows("events", /sweep ended/);
  assert.deepEqual(browser.errors, []);
});

test.run();
