/**
 * One behaviour in lockstep on whatever Node and architecture runs this program: pulled from a registry by its digest,
 * verified, granted, started, traced.
 *
 *   node architecture-run.js CONFIG IMAGE SECONDS [LINE...]
 *
 * CONFIG is the folder of the trust store, IMAGE as `sandpaw pull` takes it; a LINE is handed to `exec`. Prints one
 * JSON object.
 */

import { cpSync } from "node:fs";
import { digestOf, parsePlace, pullToMemory, withSource } from "@sandpaw/runtime/oci";
import { runLockstep } from "../harness/lockstep-run.js";

const [config = "", place = "", seconds = "", ...lines] = process.argv.slice(2);
const options = { cwd: "/", env: {}, signal: new AbortController().signal };
const pulled = await withSource(parsePlace(place), options, pullToMemory);
const { bundle } = pulled;
if (bundle === undefined) throw new Error("the image has no signature");
const { trace, exit, why, walls } = await runLockstep({
  // Admission verifies it, as it does everywhere.
  module: (chain) => {
    cpSync(config, chain.configDir, { recursive: true });
    return { bytes: pulled.module, bundle };
  },
  seed: 7,
  seconds: Number(seconds),
  world: "flat",
  ...(lines.length > 0 && { lines }),
});
const said = {
  arch: process.arch,
  node: process.version,
  image: pulled.image,
  digest: digestOf(pulled.module),
  trace,
  exit,
  why,
  missingWalls: walls.flatMap((wall) => (wall.present ? [] : [wall.wall])),
};
process.stdout.write(`${JSON.stringify(said)}\n`);
