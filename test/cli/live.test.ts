import assert from "node:assert/strict";
import {
  BrailleCanvas,
  createStyle,
  cut,
  frameLines,
  gauge,
  harmless,
  nearest,
  shownWidth,
  tickerLine,
  Trail,
  wrap,
} from "@sandpaw/cli";
import type { LiveState } from "@sandpaw/cli";
import * as fc from "fast-check";
import { suite } from "../harness/index.js";

const test = suite("cli: live view");
const PLAIN = createStyle(false);

function state(changes: Partial<LiveState> = {}): LiveState {
  const trail = new Trail();
  for (let i = 0; i < 40; i += 1) trail.add({ x: 1 + i * 0.05, y: 1, theta: 0 }, 0.17);
  return {
    robot: "sim",
    profile: {
      model: "simulated vacuum",
      radius: 0.1725,
      maxSpeed: 0.3,
      maxSideSpeed: 0,
      maxTurn: 3,
      maxAcceleration: 1,
      maxTurnAcceleration: 5,
      brake: 1,
      turnBrake: 5,
      commandExpiryMs: 200,
      cameras: [],
    },
    behaviour: "cover",
    page: "http://127.0.0.1:40000/",
    plan: {
      bounds: { minX: 0, minY: 0, maxX: 5, maxY: 4 },
      shapes: [
        {
          kind: "room",
          name: "living room",
          points: [
            [0, 0],
            [5, 0],
            [5, 4],
            [0, 4],
          ],
        },
        {
          kind: "wall",
          points: [
            [0, 0],
            [5, 0],
            [5, 0.1],
            [0, 0.1],
          ],
        },
        {
          kind: "cliff",
          name: "stairs",
          points: [
            [4, 3],
            [5, 3],
            [5, 4],
            [4, 4],
          ],
        },
      ],
    },
    trail,
    events: [{ at: 1.5, text: "lease-taken: cover holds the lease", tone: "good" }],
    status: {
      robot: "sim",
      mode: "live",
      nowNs: "0",
      link: true,
      estop: { latched: false, by: "", at: "" },
      commanded: { vx: 0.2, vy: 0, wz: 0 },
      limitedBy: "none",
      lease: { kind: "module", session: "s1", name: "cover", ageMs: 0, releaseInMs: null },
      leaseQueue: [],
      noGo: null,
      odometry: { pose: { x: 0, y: 0, theta: 0 }, velocity: { vx: 0.15, vy: 0, wz: 0.1 } },
      pose: { pose: { x: 2.95, y: 1, theta: 0 }, deviation: 0.02 },
      battery: { fraction: 0.5, status: "discharging" },
      scan: {
        angleMin: -Math.PI,
        angleIncrement: Math.PI / 180,
        ranges: Array.from({ length: 360 }, () => 1),
      },
      hazards: [],
      dock: "not-visible",
      sessions: [],
      loop: { periodMs: 20, lateP99Ms: 0.4, missed: 0 },
    },
    seconds: 61.2,
    ...changes,
  };
}

test("a frame fits the terminal, whatever its size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 220 }), fc.integer({ min: 1, max: 70 }), (columns, rows) => {
      const lines = frameLines(state(), columns, rows, PLAIN);
      assert.ok(lines.length <= rows, `${lines.length} lines for ${rows} rows`);
      if (columns >= 44)
        for (const line of lines) assert.ok(shownWidth(line) <= columns, `"${line}" for ${columns}`);
    }),
  );
});

test("a frame shows what matters", () => {
  const { status } = state();
  const text = frameLines(state({ status: { ...status, scan: null } }), 110, 34, PLAIN).join("\n");
  for (const part of [
    "1:01",
    "cover",
    "0.15 of 0.30 m/s",
    "50 % discharging",
    "living room",
    "lease-taken",
    "127.0.0.1:40000",
    "→",
  ]) {
    assert.ok(text.includes(part), `${part} is not in\n${text}`);
  }
  assert.match(text, /[\u2801-\u28ff]/);
});

test("an e-stop and a lost link cannot be overlooked", () => {
  const { status } = state();
  const text = frameLines(
    state({ status: { ...status, link: false, estop: { latched: true, by: "anna", at: "now" } } }),
    110,
    34,
    PLAIN,
  ).join("\n");
  assert.match(text, /E-STOP/);
  assert.match(text, /by anna/);
  assert.match(text, /link +down/);
});

test("a robot that knows nothing is shown too", () => {
  const { status } = state();
  const blank = state({
    plan: null,
    trail: new Trail(),
    status: { ...status, odometry: null, pose: null, battery: null, scan: null, lease: null },
  });
  assert.match(frameLines(blank, 110, 34, PLAIN).join("\n"), /pose +unknown/);
  assert.match(tickerLine(blank), /pose=unknown .*battery=unknown lease=free/);
});

test("names from outside cannot move the cursor", () => {
  const hostile = "\u001b[2J\u202eevil\n";
  const { status } = state();
  const shown = state({
    behaviour: hostile,
    events: [{ at: 0, text: hostile, tone: "bad" }],
    status: {
      ...status,
      lease: { kind: "module", session: "s", name: hostile, ageMs: 0, releaseInMs: null },
    },
  });
  const text = [...frameLines(shown, 110, 34, PLAIN), tickerLine(shown)].join("");
  // oxlint-disable-next-line no-control-regex -- Control characters are what this is about.
  assert.doesNotMatch(text, /[\u0000-\u001f\u202e]/);
  assert.equal(harmless("a\u001b[31mb"), "a\\u001b[31mb");
});

test("a braille dot lands where it was set", () => {
  const canvas = new BrailleCanvas(2, 2);
  canvas.dot(0, 0, 1);
  canvas.dot(3, 7, 2);
  canvas.dot(-1, 0, 1);
  canvas.dot(4, 0, 1);
  assert.deepEqual(
    canvas.lines((text, layer) => `${layer}${text}`),
    ["01\u28010 ", "0 2\u2880"],
  );
});

test("a gauge is as wide as it was asked to be", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.integer({ min: 1, max: 40 }), (value, max, width) => {
      assert.equal(Array.from(gauge(value, max, width)).length, width);
    }),
  );
  assert.equal(gauge(0.5, 1, 4), "██··");
  assert.equal(gauge(9, 1, 3), "███");
});

test("swept floor is counted once, and a jump is no way", () => {
  const trail = new Trail();
  trail.add({ x: 0, y: 0, theta: 0 }, 0.2);
  const area = trail.area;
  trail.add({ x: 0, y: 0, theta: 1 }, 0.2);
  assert.equal(trail.area, area);
  assert.ok(Math.abs(area - Math.PI * 0.04) < 0.04, `${area}`);
  trail.add({ x: 5, y: 5, theta: 0 }, 0.2);
  assert.equal(trail.metres, 0);
});

test("text is cut, wrapped and guessed", () => {
  assert.equal(cut("abcdef", 4), "abc…");
  assert.deepEqual(wrap("one two three", 7), ["one two", "three"]);
  assert.equal(nearest("biuld", ["build", "run"]), "build");
  assert.equal(nearest("xyzzy", ["build", "run"]), undefined);
});

test.run();
