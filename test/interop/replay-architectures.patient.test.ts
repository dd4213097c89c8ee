// A run that was recorded on one architecture is replayed on the others, and goes the same way.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { jsonOf, Place } from "../cli/command.js";
import { suite, temporaryFolder } from "../harness/index.js";
import { projectFolder } from "../harness/project-folder.js";
import { architecturesFolder, FOREIGN_LANES, layNode } from "./architecture-lanes.js";

const test = suite("interop: a record on every architecture");
const SCRIPT = join(
  dirname(createRequire(import.meta.url).resolve("@sandpaw/cli/package.json")),
  "bin",
  "sandpaw.mjs",
);
/** Simulated; ten minutes with `SANDPAW_THOROUGH=1`. */
const SECONDS = process.env["SANDPAW_THOROUGH"] ? 600 : 30;
const place = new Place();
const folder = temporaryFolder();

test.needs(
  "emulated architectures",
  architecturesFolder() !== undefined,
  "bash .ci/peers/architectures.sh fetches emulators, libraries and Nodes",
);

test(
  "no divergence on x86-64, aarch64 and ARMv7",
  async () => {
    const dir = projectFolder({
      name: "wanderer",
      shape: "reactor",
      rateHz: 20,
      request: { motion: { maxSpeed: 0.3, maxTurn: 1.5 }, sensors: { rateHz: 20 } },
      source: `import { motion, sensors } from "@sandpaw/sdk";
        export function tick(): void {
          const scan = sensors.scan();
          const near = scan.ok ? scan.closest(-0.4, 0.4) : 0.0;
          motion.drive(Math.min(0.2, near / 3), 0, Math.sin(near) * (Math.random() - 0.5));
        }`,
    });
    const built = await place.call(["build", dir]);
    assert.equal(built.code, 0, built.err);
    const module = join(dir, "build", "wanderer.wasm");
    const request = { module, for: SECONDS, record: join(place.folder, "records") };
    const simulated = jsonOf(await place.call(["simulate"], { stdin: JSON.stringify(request) }));
    const record = /"record":"([^"]+)"/.exec(JSON.stringify(simulated))?.[1];
    assert.ok(record, JSON.stringify(simulated).slice(0, 500));

    chmodSync(folder, 0o755);
    const nodes = [process.execPath];
    for (const lane of FOREIGN_LANES) nodes.push(await layNode(lane, join(folder, lane)));
    for (const [at, node] of nodes.entries()) {
      const started = performance.now();
      const { stdout } = await promisify(execFile)(node, [SCRIPT, "replay", record, module, "--json"], {
        env: { PATH: process.env["PATH"], HOME: place.folder, SANDPAW_CONFIG_DIR: place.config },
      });
      assert.match(stdout, /"kind": "equal"/);
      assert.match(stdout, /"whole": true/);
      const waits = Number(/"waits": (\d+)/.exec(stdout)?.[1]);
      assert.ok(waits >= SECONDS * 20 - 1, stdout);
      const requests = Number(/"requests": (\d+)/.exec(stdout)?.[1]);
      const took = ((performance.now() - started) / 1000).toFixed(1);
      const lane = FOREIGN_LANES[at - 1] ?? "own";
      test.note(`${lane}: ${SECONDS} simulated seconds, ${requests} requests, replayed in ${took} s`);
    }
  },
  { timeoutMs: 3_000_000 },
);

test.run();
