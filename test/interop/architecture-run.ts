/**
 * One behaviour in lockstep on whatever Node and architecture runs this program: verified, granted, started, traced.
 *
 *   node architecture-run.js CONFIG MODULE SECONDS [LINE...]
 *
 * CONFIG is the folder of the trust store, MODULE the signed file; a LINE is handed to `exec`. Prints one JSON object.
 */

import { createHash } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { runLockstep } from "../harness/lockstep-run.js";

const [config = "", file = "", seconds = "", ...lines] = process.argv.slice(2);
const bytes = readFileSync(file);
const bundle = readFileSync(`${file}.sigstore.json`);
const { trace, exit, why, walls } = await runLockstep({
  module: (chain) => {
    cpSync(config, chain.configDir, { recursive: true });
    return { bytes, bundle };
  },
  seed: 7,
  seconds: Number(seconds),
  world: "flat",
  ...(lines.length > 0 && { lines }),
});
const said = {
  arch: process.arch,
  node: process.version,
  digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
  trace,
  exit,
  why,
  missingWalls: walls.flatMap((wall) => (wall.present ? [] : [wall.wall])),
};
process.stdout.write(`${JSON.stringify(said)}\n`);
