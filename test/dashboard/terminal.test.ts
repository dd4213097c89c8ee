import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Place, type Running } from "../cli/command.js";
import { onPath, suite } from "../harness/index.js";
import { startBrowser, type Browser } from "./browser.js";
import { viewOf } from "./page-view.js";

const test = suite("dashboard: from the terminal to the page");
const hasBrowser = test.needs(
  "chromium",
  onPath("chromium") !== undefined,
  "the page is tried in a real browser",
);
const LIMIT = { timeoutMs: 120_000 };
let browser: Browser;
if (hasBrowser) {
  test.before(async () => {
    browser = await startBrowser();
  });
  test.after(() => browser.close());
}
const { text, shows } = viewOf(() => browser);

/** The address that the terminal shows, token and all. */
async function openFrom(running: Running): Promise<void> {
  const [address] = await running.says(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}/);
  await browser.open(address);
}

test(
  "what `npm start` prints, opened in a browser, shows a robot that drives, and may be driven",
  async () => {
    const place = new Place();
    const demo = place.start(["demo"]);
    try {
      await openFrom(demo);
      await shows("rights", /may drive/);
      await shows("headline", /^Driving$/);
      await shows("sessions", /cover[\s\S]*Signed by\s+development/);
      assert.equal(await browser.evaluate("location.hash"), "");
    } finally {
      demo.signal("SIGINT");
      await demo.ended;
    }
    await shows("banner", /lost its console/);
    assert.deepEqual(await place.settles(), []);
  },
  LIMIT,
);

test(
  "a syntax error while the page is open is shown there with its place, and goes when it is mended",
  async () => {
    const place = new Place();
    assert.equal((await place.call(["new", "hop"])).code, 0);
    const request = { motion: { maxSpeed: 0.3, maxTurn: 1 } };
    const project = { name: "hop", version: "0.1.0", shape: "reactor", rateHz: 20, request };
    writeFileSync(join(place.folder, "hop", "sandpaw.json"), JSON.stringify(project));
    const source = join(place.folder, "hop", "assembly", "index.ts");
    const good = (speed: string): string =>
      `import { motion } from "@sandpaw/sdk";\nexport function tick(): void {\n  motion.drive(0.0, 0.0, ${speed});\n}\n`;
    writeFileSync(source, good("0.5"));
    const dev = place.start(["dev", "hop", "--world", "room"]);
    try {
      await openFrom(dev);
      await shows("turn-text", /^0\.5\d of/);
      writeFileSync(source, good("0.3 +"));
      await shows("notice-text", /assembly\/index\.ts:3:\d+/);
      assert.match(await text("headline"), /^Driving$/, "the version before goes on");
      writeFileSync(source, good("0.3"));
      await shows("notice-text", /^$/);
      await shows("turn-text", /^0\.3\d of/);
    } finally {
      dev.signal("SIGINT");
      await dev.ended;
    }
    assert.deepEqual(await place.settles(), []);
  },
  LIMIT,
);

test.run();
