/** Renewing the engine's copy of the snapshot: two reads of a file on tmpfs, as the engine does them once a tick. */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveClock, SnapshotReader } from "@sandpaw/runtime/engine";
import { createSnapshot, putSnapshot, setSnapshotNow, succeed } from "@sandpaw/runtime/protocol";
import { nsPerCall, type Figure } from "./measure.js";
import { tmpfs } from "./tmpfs.js";

/** Measures a renewal, with a scan of 360 ranges in the snapshot. */
export function snapshotRefresh(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpfs() ?? tmpdir(), "sp-bench-"));
  const path = join(folder, "snapshot");
  const bytes = createSnapshot();
  const rays = { angleMin: -Math.PI, angleIncrement: Math.PI / 180, rangeMin: 0.1, rangeMax: 10 };
  putSnapshot(
    bytes,
    "sensors.scan",
    succeed({ stampNs: 1n, ...rays, ranges: new Float32Array(360).fill(2) }),
  );
  // Far in the future, so that it never counts as stale.
  setSnapshotNow(bytes, process.hrtime.bigint() + 3_600_000_000_000n);
  writeFileSync(path, bytes);
  const file = openSync(path, "r");
  const clock = liveClock({
    monotonicNs: () => process.hrtime.bigint(),
    wallMs: Date.now,
    cpuNs: () => 0n,
  });
  const reader = new SnapshotReader((into) => readSync(file, into, 0, into.length, 0), clock, undefined);
  const ns = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) {
      reader.expire();
      reader.held();
    }
  }, 20_000);
  closeSync(file);
  rmSync(folder, { recursive: true });
  return Promise.resolve([
    {
      name: "snapshot refresh",
      value: ns / 1000,
      unit: "µs",
      goal: 4,
      note: tmpfs() ? "tmpfs" : "no tmpfs here",
    },
  ]);
}
