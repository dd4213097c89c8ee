// Makes the moving picture of the README: the page in a real browser while a simulated robot covers the flat.
// Needs `npm run build`, Chromium, ImageMagick and gifsicle.
//
//   node scripts/moving-picture.mjs [FILE]    docs/images/console.gif unless told
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startConsole } from "../dashboard/dist/index.js";
import { robotPaths } from "../runtime/dist/protocol/index.js";
import { startBrowser } from "../test/dist/dashboard/browser.js";
import { ROBOT, startChain } from "../test/dist/harness/chain.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = process.argv[2] ?? join(root, "docs", "images", "console.gif");
const FRAMES = 32;
const EVERY_MS = 1500;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const frames = mkdtempSync(join(tmpdir(), "sp-frames-"));
const chain = await startChain({ world: "flat" });
const supervisor = await chain.supervisor();
const view = robotPaths(chain.runDir, ROBOT).view;
const served = await startConsole({ viewPath: view, port: 0, runDir: chain.runDir });
const browser = await startBrowser();
try {
  await supervisor.start(chain.admit(await chain.standard("cover")));
  await browser.look(1440, 900, "dark");
  await browser.open(served.open);
  for (let i = 0; i < FRAMES; i += 1) {
    await sleep(EVERY_MS);
    writeFileSync(join(frames, `${String(i).padStart(3, "0")}.png`), await browser.screenshot());
  }
} finally {
  await browser.close();
  await served.close();
  await chain.close();
}
const raw = join(frames, "raw.gif");
execFileSync("/usr/bin/convert", [
  "-delay",
  "20",
  "-loop",
  "0",
  join(frames, "*.png"),
  "-resize",
  "960x",
  raw,
]);
execFileSync("gifsicle", ["-O3", "--lossy=60", "--colors", "96", raw, "-o", file]);
rmSync(frames, { recursive: true });
process.exit(0);
