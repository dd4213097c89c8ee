// The held snapshot: when it is renewed, and what a half-written or foreign file does.

import assert from "node:assert/strict";
import { SnapshotReader, WorldClock } from "@sandpaw/runtime/engine";
import {
  createSnapshot,
  setSnapshotNow,
  SNAPSHOT,
  SNAPSHOT_HEADER,
  putSnapshot,
  succeed,
} from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";

const test = suite("engine: snapshot reader");
const NOW_NS = 10_000_000_000n;

/** A file in memory whose battery says `fraction`. */
class File {
  readonly bytes: Uint8Array = createSnapshot();
  reads = 0;
  /** Called before each read. */
  disturb: (read: number) => void = () => undefined;

  constructor() {
    setSnapshotNow(this.bytes, NOW_NS);
    this.write(0);
  }

  write(fraction: number): void {
    putSnapshot(
      this.bytes,
      "sensors.battery",
      succeed({ stampNs: 1n, fraction, voltage: 3, status: "full" }),
    );
  }

  sequence(value: number): void {
    new DataView(this.bytes.buffer).setUint32(SNAPSHOT_HEADER.sequence, value, true);
  }

  readonly read = (into: Uint8Array): number => {
    this.reads += 1;
    this.disturb(this.reads);
    into.set(this.bytes.subarray(0, into.length));
    return Math.min(into.length, this.bytes.length);
  };
}

/** Tag of the result, then the fraction or the error. */
function battery(reader: SnapshotReader): string {
  const { bytes } = reader.held();
  const { offset } = SNAPSHOT.entries["sensors.battery"];
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  return view.getUint8(0) === 0 ? `fraction ${view.getFloat64(16, true)}` : `error ${view.getUint8(8)}`;
}

test("all reads between two renewals are of one copy", () => {
  const file = new File();
  const reader = new SnapshotReader(file.read, new WorldClock(NOW_NS), undefined);
  assert.equal(file.reads, 0, "nothing is read before it is wanted");
  file.write(0.5);
  assert.equal(battery(reader), "fraction 0.5");
  file.write(0.25);
  assert.equal(battery(reader), "fraction 0.5");
  assert.equal(file.reads, 2, "the file and its sequence again");
  reader.expire();
  assert.equal(battery(reader), "fraction 0.25");
});

test("a program that does not block is renewed after 10 ms", () => {
  const file = new File();
  let ms = 0;
  const reader = new SnapshotReader(file.read, new WorldClock(NOW_NS), () => ms);
  battery(reader);
  file.write(0.75);
  ms = 9.9;
  assert.equal(battery(reader), "fraction 0");
  ms = 10;
  assert.equal(battery(reader), "fraction 0.75");
});

test("a write under way is waited out", () => {
  const file = new File();
  file.sequence(3);
  file.disturb = (read) => {
    if (read === 3) file.sequence(4);
  };
  file.write(0.5);
  assert.equal(battery(new SnapshotReader(file.read, new WorldClock(NOW_NS), undefined)), "fraction 0.5");
  assert.equal(file.reads, 4);
});

test("a write that falls between two reads is noticed", () => {
  const file = new File();
  file.disturb = (read) => {
    if (read !== 2) return;
    file.sequence(2);
    file.write(0.5);
  };
  assert.equal(battery(new SnapshotReader(file.read, new WorldClock(NOW_NS), undefined)), "fraction 0.5");
  assert.equal(file.reads, 4);
});

test("a file that is always being written leaves the last good copy, until that is stale", () => {
  const file = new File();
  const clock = new WorldClock(NOW_NS);
  const reader = new SnapshotReader(file.read, clock, undefined);
  battery(reader);
  file.sequence(1);
  file.write(0.5);
  reader.expire();
  assert.equal(battery(reader), "fraction 0");
  assert.ok(file.reads < 50, "the tries are bounded");
  clock.set(NOW_NS + 500_000_001n);
  reader.expire();
  assert.equal(battery(reader), "error 8");
});

for (const [name, spoil] of [
  ["magic", (bytes: Uint8Array): void => void bytes.fill(0, 0, 4)],
  ["version", (bytes: Uint8Array): void => void bytes.fill(0, 4, 8)],
] as const) {
  test(`a file of another ${name} is refused`, () => {
    const file = new File();
    spoil(file.bytes);
    const reader = new SnapshotReader(file.read, new WorldClock(NOW_NS), undefined);
    assert.throws(() => reader.held(), { code: "snapshot-foreign" });
  });
}

test("a file that is too short is refused", () => {
  const reader = new SnapshotReader(() => 100, new WorldClock(NOW_NS), undefined);
  assert.throws(() => reader.held(), { code: "snapshot-foreign" });
});

test.run();
