#!/usr/bin/env node
// A fresh clone has nothing built; Node's own words for that help nobody.
import { existsSync } from "node:fs";

const main = new URL("../dist/main.js", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error("sandpaw: internal: sandpaw is not built yet");
  console.error("  → Run `npm run build` in the folder of its source (`npm start` does it too).");
  process.exitCode = 70;
}
