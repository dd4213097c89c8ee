// A machine's time: the later of its clock and what it knows, and what a wrong clock leaves behind.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import {
  generateKey,
  loadSystemTrust,
  renewStore,
  resetClock,
  sealStore,
  storeOf,
  trustedTime,
  TrustError,
  type ClockMark,
  type ClockSource,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";
import { AUTHOR } from "./golden.js";

const test = suite("trust: clock");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2027-01-01T00:00:00Z");

/** A machine whose clock and starts are in the test's hands. */
class FakeMachine implements ClockSource {
  wall = START;
  up = 0;
  starts = 1;
  readonly wallMs = (): number => this.wall;
  readonly uptimeMs = (): number => this.up;
  readonly boot = (): string => `${this.starts}`;

  /** Time passes, on a clock that goes right. */
  pass(ms: number): void {
    this.wall += ms;
    this.up += ms;
  }

  /** Off for so long, and on again; the clock is what it is set to, else it has gone on. */
  restart(offMs: number, wall = this.wall + offMs): void {
    this.starts += 1;
    this.up = 0;
    this.wall = wall;
  }
}

/** The two folders, and a store that was made at the start and is good for 90 days. */
class Node {
  readonly machine: FakeMachine = new FakeMachine();
  readonly folder: string = temporaryFolder();
  readonly #root = generateKey();
  #content = storeOf(AUTHOR.publicKey, "author", {
    now: new Date(START),
    expires: new Date(START + 90 * DAY),
  });

  constructor() {
    writeFileSync(join(this.folder, "root.pub"), this.#root.publicKey.pem);
    this.#write();
  }

  #write(): void {
    writeFileSync(join(this.folder, "trust-store.json"), sealStore(this.#content, this.#root));
  }

  /** Brings a newer store, made at this true time. */
  renew(at: number): void {
    this.#content = renewStore(this.#content, { now: new Date(at), expires: new Date(at + 90 * DAY) });
    this.#write();
  }

  /** The time it is taken to be, and what is thought of the clock. */
  time(): readonly [number, string] {
    const { time } = loadSystemTrust(this.folder, join(this.folder, "state"), this.machine);
    return [time.now.getTime(), time.clock];
  }

  reset(): void {
    resetClock(join(this.folder, "state"), this.machine);
  }
}

test("a clock that goes right is believed, also over a night without power", () => {
  const node = new Node();
  assert.deepEqual(node.time(), [START, "right"]);
  node.machine.pass(10 * DAY);
  assert.deepEqual(node.time(), [START + 10 * DAY, "right"]);
  node.machine.restart(12 * HOUR);
  assert.deepEqual(node.time(), [START + 10 * DAY + 12 * HOUR, "right"]);
});

test("a clock that is set back is not believed, now and after a start; time goes on by the uptime", () => {
  const node = new Node();
  node.time();
  node.machine.pass(10 * DAY);
  node.time();
  node.machine.wall = START;
  assert.deepEqual(node.time(), [START + 10 * DAY, "behind"]);
  node.machine.pass(HOUR);
  assert.deepEqual(node.time(), [START + 10 * DAY + HOUR, "behind"]);
  node.machine.restart(DAY, 0);
  node.machine.pass(2 * HOUR);
  assert.deepEqual(node.time(), [START + 10 * DAY + 3 * HOUR, "behind"]);
});

test("a machine that has seen nothing is as late as its trust store was made", () => {
  const node = new Node();
  node.machine.wall = 0;
  assert.deepEqual(node.time(), [START, "behind"]);
});

test("a clock far ahead counts while it is there, and leaves nothing behind", () => {
  const node = new Node();
  node.time();
  node.machine.pass(HOUR);
  const ahead = START + 400 * DAY;
  const right = node.machine.wall;
  node.machine.wall = ahead;
  assert.deepEqual(node.time(), [ahead, "ahead"]);
  node.machine.restart(0, ahead);
  assert.deepEqual(node.time(), [ahead, "ahead"]);
  node.machine.wall = right + HOUR;
  assert.deepEqual(node.time(), [right + HOUR, "right"]);
});

test("after months without power the clock is ahead until a trust store of that time confirms it", () => {
  const node = new Node();
  node.time();
  const later = START + 60 * DAY;
  node.machine.restart(60 * DAY);
  assert.deepEqual(node.time(), [later, "ahead"]);
  node.renew(later - HOUR);
  assert.deepEqual(node.time(), [later, "right"]);
  node.machine.wall = START;
  assert.deepEqual(node.time(), [later, "behind"]);
});

test("a clock that creeps ahead in steps of less than a day is remembered, and only root brings it back", () => {
  const node = new Node();
  node.time();
  for (let i = 0; i < 5; i += 1) {
    node.machine.wall += 23 * HOUR;
    node.time();
  }
  const late = node.machine.wall;
  node.machine.wall = START;
  assert.deepEqual(node.time(), [late, "behind"]);
  node.reset();
  assert.deepEqual(node.time(), [START, "right"]);
});

test("root confirms a clock that is ahead", () => {
  const node = new Node();
  node.time();
  node.machine.wall = START + 50 * DAY;
  assert.equal(node.time()[1], "ahead");
  node.reset();
  assert.equal(node.time()[1], "right");
});

test("a damaged mark refuses everything", () => {
  const node = new Node();
  node.time();
  const mark = join(node.folder, "state", "clock.mark");
  for (const text of [
    "",
    "{}",
    '{"timeMs":1,"uptimeMs":0,"boot":"a","more":1}',
    '{"timeMs":-1,"uptimeMs":0,"boot":"a"}',
  ]) {
    writeFileSync(mark, text);
    assert.throws(
      () => node.time(),
      (error) => error instanceof TrustError && error.code === "mark-unusable",
    );
  }
});

test("whatever the clock does, time never goes back within what was confirmed, and is never earlier than the clock", () => {
  const step = fc.record({
    wall: fc.integer({ min: 0, max: 4 * START }),
    passes: fc.nat(100 * DAY),
    restart: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let mark: ClockMark | undefined;
      let floor = 0;
      const machine = new FakeMachine();
      for (const { wall, passes, restart } of steps) {
        if (restart) machine.restart(0);
        machine.pass(passes);
        machine.wall = wall;
        const time = trustedTime(machine, mark, new Date(START));
        assert.ok(time.now.getTime() >= Math.max(wall, floor, START));
        assert.ok(time.floor.getTime() >= floor);
        assert.ok(time.mark.timeMs <= time.floor.getTime() + DAY, "no more than a day at once");
        floor = time.mark.timeMs;
        mark = time.mark;
      }
    }),
    { numRuns: 300 },
  );
});

test.run();
