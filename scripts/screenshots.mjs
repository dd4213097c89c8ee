// Makes the pictures of docs/console.md: the page in a real browser at three sizes, light and dark, while a
// simulated robot covers the flat. Needs `npm run build` and Chromium.
//
//   node scripts/screenshots.mjs [FOLDER]    docs/images unless told
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startConsole } from "../dashboard/dist/index.js";
import { robotPaths } from "../runtime/dist/protocol/index.js";
import { startBrowser } from "../test/dist/dashboard/browser.js";
import { ROBOT, startChain } from "../test/dist/harness/chain.js";
import { smallPng } from "./small-png.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, "docs", "images");
/** So long it covers before the pictures: there is a path to see, ms. */
const DRIVE_MS = Number(process.env.SANDPAW_SHOT_DRIVE_MS ?? 45_000);
const SIZES = [
  ["phone", 390, 844],
  ["tablet", 820, 1180],
  ["desktop", 1440, 900],
];

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
mkdirSync(folder, { recursive: true });
const chain = await startChain({ world: "flat" });
const supervisor = await chain.supervisor();
const view = robotPaths(chain.runDir, ROBOT).view;
const served = await startConsole({ viewPath: view, port: 0, runDir: chain.runDir });
const browser = await startBrowser();
const shots = [];
try {
  await supervisor.start(chain.admit(await chain.standard("cover")));
  await browser.look(1440, 900, "light");
  await browser.open(served.open);
  await sleep(DRIVE_MS);
  for (const [name, width, height] of SIZES) {
    for (const scheme of ["light", "dark"]) {
      await browser.look(width, height, scheme);
      await sleep(1500);
      shots.push({ name: `console-${name}-${scheme}.png`, shot: await browser.screenshot() });
    }
  }
  if (browser.errors.length > 0) throw new Error(browser.errors.join("\n"));
} finally {
  await browser.close();
  await served.close();
  await chain.close();
}
// Only now: a supervisor that is busy with pictures falls silent, and the robot stops, as it should.
for (const { name, shot } of shots) {
  const png = smallPng(shot);
  writeFileSync(join(folder, name), png);
  console.log(`${name}  ${Math.round(png.length / 1024)} KiB`);
}
process.exit(0);
