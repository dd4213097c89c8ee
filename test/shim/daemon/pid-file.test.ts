/** The daemon's line for its launchers follows the machine's clock. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { keepPidFile } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: pid file");

test("it tells when the machine booted, and tells it anew when the clock was set", async () => {
  const path = join(temporaryFolder(), "daemon.pid");
  let wallMs = 1_000_000_000;
  const file = keepPidFile(
    path,
    { pid: 17, startedAt: "42" },
    { wallMs: () => wallMs, uptime: () => 1000.25 },
    5,
  );
  const read = (): string => readFileSync(path, "utf8");
  assert.equal(read(), "17 42 99899975\n");
  // What the two clocks differ by is no news.
  wallMs += 400;
  await sleep(100);
  assert.equal(read(), "17 42 99899975\n");
  wallMs += 3_600_000;
  for (let tries = 0; read() === "17 42 99899975\n" && tries < 500; tries += 1) await sleep(10);
  assert.equal(read(), "17 42 100260015\n");
  file.close();
  assert.ok(!existsSync(path));
});

test.run();
