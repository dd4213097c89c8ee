import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  createSnapshot,
  fail,
  putSnapshot,
  setSnapshotNow,
  SNAPSHOT,
  SNAPSHOT_HEADER,
  SNAPSHOT_MAGIC,
  snapshotNow,
  succeed,
  type SnapshotValues,
} from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { API } from "./definition.js";
import { liftFrom } from "./lift.js";
import { anyValue } from "./values.js";

const test = suite("wit: snapshot");

const scan = (count: number): SnapshotValues["sensors.scan"] =>
  succeed({
    stampNs: 0n,
    angleMin: 0,
    angleIncrement: 0,
    rangeMin: 0,
    rangeMax: 0,
    ranges: new Float32Array(count).fill(2),
  });

const hazards = (count: number): SnapshotValues["sensors.hazards"] =>
  succeed({
    stampNs: 0n,
    present: Array.from({ length: count }, () => ({ kind: "cliff", source: "left", ageMs: 7 })),
  });

const entries = API.functions.filter(({ carriage }) => carriage === "snapshot");

test("an empty snapshot has a header and answers `unavailable` everywhere", () => {
  const snapshot = createSnapshot();
  const view = new DataView(snapshot.buffer);
  assert.equal(snapshot.length, SNAPSHOT.size);
  assert.equal(view.getUint32(SNAPSHOT_HEADER.magic, true), SNAPSHOT_MAGIC);
  assert.equal(view.getUint32(SNAPSHOT_HEADER.version, true), SNAPSHOT.version);
  assert.equal(view.getUint32(SNAPSHOT_HEADER.sequence, true), 0);
  for (const { key, func } of entries) {
    assert.deepEqual(liftFrom(snapshot, func.result, placeOf(key)), fail("unavailable"));
  }
});

test("what is put in is there in the canonical layout, and nothing else changes", () => {
  const any = fc.tuple(...entries.map(({ func }) => anyValue(func.result, 16)));
  fc.assert(
    fc.property(any, any, (first, second) => {
      const snapshot = createSnapshot();
      for (const values of [first, second]) {
        entries.forEach(({ key }, i) => put(snapshot, key, values[i]));
        entries.forEach(({ key, func }, i) => {
          assert.deepEqual(liftFrom(snapshot, func.result, placeOf(key)), values[i]);
        });
      }
    }),
  );
});

test("lists up to their capacity fit, and not one item more", () => {
  const snapshot = createSnapshot();
  putSnapshot(snapshot, "sensors.scan", scan(1024));
  putSnapshot(snapshot, "sensors.hazards", hazards(16));
  for (const [key, value] of [
    ["sensors.scan", scan(1024)],
    ["sensors.hazards", hazards(16)],
  ] as const) {
    const func = entries.find((one) => one.key === key)?.func;
    assert.deepEqual(liftFrom(snapshot, func?.result ?? null, placeOf(key)), value);
  }
  assert.throws(() => putSnapshot(snapshot, "sensors.scan", scan(1025)), RangeError);
  assert.throws(() => putSnapshot(snapshot, "sensors.hazards", hazards(17)), RangeError);
});

test("entries and their lists are aligned and do not overlap", () => {
  const places = Object.values(SNAPSHOT.entries).flatMap(({ offset, size, lists }) => [
    { from: offset, to: offset + size },
    ...lists.map(({ items, itemSize, capacity }) => ({ from: items, to: items + itemSize * capacity })),
  ]);
  places.sort((a, b) => a.from - b.from);
  let end: number = SNAPSHOT_HEADER.size;
  for (const { from, to } of places) {
    assert.equal(from % 8, 0);
    assert.ok(from >= end);
    end = to;
  }
  assert.ok(end <= SNAPSHOT.size);
});

test("the time is kept", () => {
  const snapshot = createSnapshot();
  setSnapshotNow(snapshot, 0xffff_ffff_ffff_fff0n);
  assert.equal(snapshotNow(snapshot), 0xffff_ffff_ffff_fff0n);
});

function placeOf(key: string): number {
  const found = Object.entries(SNAPSHOT.entries).find(([name]) => name === key);
  assert.ok(found, `${key} is in the snapshot`);
  return found[1].offset;
}

function put(snapshot: Uint8Array, key: string, value: unknown): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the values come from the model, not from types
  putSnapshot(snapshot, key as keyof SnapshotValues, value as never);
}

test.run();
