import assert from "node:assert/strict";
import { EVERYTHING, NARROWING_ANNOTATIONS, parseAnnotations, PolicyError } from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";

const test = suite("policy: annotations");

function refused(code: string, annotations: Record<string, string>): void {
  assert.throws(
    () => parseAnnotations(annotations),
    (error) => error instanceof PolicyError && error.code === code,
  );
}

test("absent annotations, and those of others, narrow nothing", () => {
  assert.deepEqual(parseAnnotations({}), EVERYTHING);
  assert.deepEqual(
    parseAnnotations({ "example.com/max-speed": "0.1", "not-sandpaw.dev/deny": "motion" }),
    EVERYTHING,
  );
});

test("capitals in the prefix or the name refuse: they could have been meant to narrow", () => {
  refused("annotation-unknown", { "Sandpaw.dev/max-speed": "0.1" });
  refused("annotation-unknown", { "SANDPAW.DEV/deny": "motion" });
  refused("annotation-unknown", { "sandpaw.dev/Max-Speed": "0.1" });
  assert.throws(() => parseAnnotations({ "Sandpaw.dev/run": "x" }, ["run"]));
});

test("their names are these", () => {
  assert.deepEqual(
    NARROWING_ANNOTATIONS.map(({ key }) => key.slice("sandpaw.dev/".length)),
    [
      "max-speed",
      "max-side-speed",
      "max-turn",
      "max-acceleration",
      "max-turn-acceleration",
      "max-ttl-ms",
      "attentive-ms",
      "blind-speed",
      "battery-use",
      "sensors-rate-hz",
      "camera-max-width",
      "camera-max-height",
      "camera-rate-hz",
      "camera-colour",
      "log-lines-per-second",
      "store-bytes",
      "memory-bytes",
      "table-elements",
      "call-ms",
    ],
  );
});

test("numbers, permissions and denials become a ceiling", () => {
  const ceiling = parseAnnotations({
    "sandpaw.dev/max-speed": "0.1",
    "sandpaw.dev/camera-colour": "false",
    "sandpaw.dev/memory-bytes": "65536",
    "sandpaw.dev/deny": "telemetry, events",
  });
  assert.deepEqual(ceiling, {
    motion: { maxSpeed: 0.1 },
    sensors: {},
    camera: { colour: false },
    log: {},
    store: {},
    files: EVERYTHING.files,
    resources: { memoryBytes: 65_536 },
  });
});

test("a denial wins over a number", () => {
  const ceiling = parseAnnotations({ "sandpaw.dev/deny": "motion", "sandpaw.dev/max-speed": "0.1" });
  assert.equal(ceiling.motion, undefined);
});

const FORBID = '{"forbid": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}';

test("zones are those of a policy, in JSON, beside the numbers of motion", () => {
  const zones = [{ forbid: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }]; // prettier-ignore
  const annotations = { "sandpaw.dev/zones": `[${FORBID}]` };
  assert.deepEqual(parseAnnotations(annotations), { ...EVERYTHING, motion: { zones } });
  const both = parseAnnotations({ "sandpaw.dev/max-speed": "0.1", ...annotations });
  assert.deepEqual(both.motion, { maxSpeed: 0.1, zones });
  assert.equal(parseAnnotations({ ...annotations, "sandpaw.dev/deny": "motion" }).motion, undefined);
});

test("zones that are none, or could mean two things, refuse the pod", () => {
  for (const value of [
    "",
    "[]",
    "{}",
    "null",
    FORBID,
    `[${FORBID}`,
    `[${FORBID}] `.padEnd(17_000),
    `[${FORBID},]`,
    "[{}]",
    '[{"forbid": []}]',
    '[{"forbid": [[[0, 0], [1, 0]]]}]',
    '[{"forbid": [[[0, 0], [1, 0], [1, 1e999]]]}]',
    '[{"forbid": [[[0, 0], [1, 1], [1, 0], [0, 1]]]}]',
    '[{"forbid": [[[0, 0], [1, 0], [1, 1]]], "margin": 1}]',
    '[{"forbid": [[[0, 0], [1, 0], [1, 1]]], "forbid": [[[5, 5], [6, 5], [6, 6]]]}]',
    '[{"forbid": [[[0, 0, 0], [1, 0, 0], [1, 1, 0]]]}]',
    `[{"allow": [[${Array.from({ length: 300 }, (_, i) => `[${Math.cos(i / 50)}, ${Math.sin(i / 50)}]`).join()}]]}]`,
  ])
    refused("annotation-invalid", { "sandpaw.dev/zones": value });
});

test("an unknown one refuses the pod, unless it means something elsewhere", () => {
  refused("annotation-unknown", { "sandpaw.dev/max-sped": "0.1" });
  refused("annotation-unknown", { "sandpaw.dev/": "" });
  refused("annotation-unknown", { "sandpaw.dev/robot": "vacuum" });
  assert.deepEqual(parseAnnotations({ "sandpaw.dev/robot": "vacuum" }, ["robot"]), EVERYTHING);
});

test("values are plain and within range", () => {
  for (const value of [
    "",
    " 1",
    "1 ",
    "-0.1",
    "+1",
    "1e-1",
    "0x1",
    "NaN",
    "Infinity",
    "11",
    ".5",
    "1.",
    "01",
    "1,5",
  ])
    refused("annotation-invalid", { "sandpaw.dev/max-speed": value });
  refused("annotation-invalid", { "sandpaw.dev/max-ttl-ms": "0.5" });
  refused("annotation-invalid", { "sandpaw.dev/max-ttl-ms": "0" });
  refused("annotation-invalid", { "sandpaw.dev/memory-bytes": "65537" });
  refused("annotation-invalid", { "sandpaw.dev/camera-colour": "no" });
  for (const value of ["", "wheels", "motion,", "motion;camera", "Motion", "resources"])
    refused("annotation-invalid", { "sandpaw.dev/deny": value });
});

test.run();
