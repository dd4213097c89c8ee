import assert from "node:assert/strict";

import { startConsole, type Console } from "@sandpaw/dashboard";
import type { SessionStatus } from "@sandpaw/runtime/protocol";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { startFakeRobot, STATUS, type FakeRobot } from "./fake-robot.js";
import { viewOf } from "./page-view.js";

const test = suite("dashboard: hostile words");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
let robot: FakeRobot;
let served: Console;
let browser: Browser;
if (hasBrowser) {
  test.before(async () => {
    robot = await startFakeRobot();
    served = await startConsole({ viewPath: robot.view, port: 0 });
    browser = await startBrowser();
  });
  test.after(async () => {
    await browser.close();
    await served.close();
    await robot.close();
  });
}
const { shows } = viewOf(() => browser);

const MARKUP = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>`;
const LONG = "W".repeat(253);
const RIGHT_TO_LEFT = "\u202egnihton si siht\u2066";

function session(index: number, name: string): SessionStatus {
  const identity = { name, digest: `sha256:${"0".repeat(64)}`, module: name, signer: name };
  const resources = { memoryBytes: 65_536, tableElements: 1, callMs: 1 };
  const grant = { resources, priority: 0 };
  const counts = { commands: 0, denied: 0 };
  return {
    session: `session-${index}`,
    identity,
    grant,
    attached: true,
    lease: "free",
    limitedBy: "none",
    ...counts,
  };
}

test("what behaviours call themselves is shown as text, and breaks neither the page nor its width", async () => {
  robot.state = {
    ...STATUS,
    limitedBy: MARKUP,
    estop: { latched: true, by: MARKUP, at: MARKUP },
    hazards: [{ kind: MARKUP, source: LONG }],
    sessions: [session(1, MARKUP), session(2, LONG), session(3, RIGHT_TO_LEFT)],
  };
  await browser.look(390, 844, "light");
  await browser.open(served.url);
  await shows("sessions", /<img src=x onerror=/);
  for (const message of [MARKUP, LONG, RIGHT_TO_LEFT])
    robot.say({ event: "happening", atNs: "0", code: "session-opened", message: `session-9 ${message}` });
  await shows("events", /<script>/);
  served.notice(`${MARKUP}\n${LONG}`);
  await shows("notice-text", /W{253}/);
  assert.equal(await browser.evaluate("document.title"), "sandpaw rosie");
  const made = `document.querySelectorAll("body script, #sessions img, #events img, #notice img").length`;
  assert.equal(await browser.evaluate(made), 0);
  for (const width of [320, 390, 820, 1440]) {
    await browser.look(width, 900, "light");
    const widths = await browser.evaluate("[document.documentElement.scrollWidth, innerWidth]");
    assert.deepEqual(widths, [width, width]);
  }
  assert.deepEqual(browser.errors, []);
});

test("two hundred sessions and a thousand events cost a bounded page", async () => {
  robot.state = { ...STATUS, sessions: Array.from({ length: 200 }, (_, i) => session(i + 10, `run ${i}`)) };
  await shows("sessions", /run 199/);
  for (let i = 0; i < 1000; i++)
    robot.say({ event: "happening", atNs: "0", code: "lease-freed", message: `number ${i}` });
  await shows("events", /number 999/);
  assert.equal(await browser.evaluate(`document.querySelectorAll("#events li").length`), 100);
  robot.state = STATUS;
  await shows("sessions", /^None runs\.$/);
  assert.deepEqual(browser.errors, []);
});

test.run();
