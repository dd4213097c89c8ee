import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";

import { builtInWorlds, buildWorld, loadWorld, parseWorldFile, WorldError } from "@sandpaw/runtime/drivers";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("drivers: world files");
const GOOD = `{
  "format": "sandpaw-world-1",
  "name": "box",
  "rooms": [{ "name": "box", "polygon": [[0, 0], [2, 0], [2, 2], [0, 2]] }],
  "walls": [{ "from": [0, 0], "to": [2, 0], "doors": [{ "at": 0.5, "width": 0.9 }] }],
  "dock": { "x": 1, "y": 1, "theta": 0 },
  "start": { "x": 1, "y": 1, "theta": 0 }
}`;
const parse = (text: string): unknown =>
  buildWorld(parseWorldFile(new TextEncoder().encode(text), "box.json"));

function refusal(text: string | Uint8Array): WorldError {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  try {
    buildWorld(parseWorldFile(bytes, "box.json"));
  } catch (error) {
    assert.ok(error instanceof WorldError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "the world was taken" });
}

test("a small world is taken, and the built-in ones are", () => {
  parse(GOOD);
  assert.deepEqual(builtInWorlds(), ["flat", "room"]);
  for (const name of builtInWorlds()) assert.equal(loadWorld(name).name, name);
  assert.equal(loadWorld("flat").rooms.length, 6);
});

const TABLE: readonly (readonly [what: string, from: string, to: string, code: string, says: RegExp])[] = [
  [
    "a missing comma",
    '"name": "box",\n  "rooms"',
    '"name": "box"\n  "rooms"',
    "world-not-json",
    /box\.json:4: expected , or \}/,
  ],
  [
    "a cut file",
    '"start": { "x": 1, "y": 1, "theta": 0 }\n}',
    '"start": {',
    "world-not-json",
    /ends too early/,
  ],
  ["text behind", 'theta": 0 }\n}', 'theta": 0 }\n} 1', "world-not-json", /after the end/],
  ["a key twice", '"name": "box",', '"name": "box", "name": "box",', "world-not-json", /stands twice/],
  ["a comment", '"name"', '// hello\n "name"', "world-not-json", /box\.json:3: not JSON near/],
  [
    "an unknown key",
    '"name": "box",',
    '"nme": 1, "name": "box",',
    "world-invalid",
    /box\.json:3: nme unknown key; known are format/,
  ],
  [
    "another format",
    "sandpaw-world-1",
    "sandpaw-world-2",
    "world-invalid",
    /box\.json:2: format must be one of/,
  ],
  ["no dock", '"dock": { "x": 1, "y": 1, "theta": 0 },', "", "world-invalid", /dock is missing/],
  [
    "a far away wall",
    '"to": [2, 0]',
    '"to": [2e3, 0]',
    "world-invalid",
    /box\.json:5: walls\[0\]\.to\[0\] must be a number from -50 to 50/,
  ],
  [
    "a point of three",
    "[2, 2]",
    "[2, 2, 2]",
    "world-invalid",
    /rooms\[0\]\.polygon\[2\] must be a list of 2 to 2/,
  ],
  [
    "a text for a number",
    '"theta": 0 }\n}',
    '"theta": "0" }\n}',
    "world-invalid",
    /box\.json:7: start\.theta must be a number/,
  ],
  [
    "a door beyond its wall",
    '"at": 0.5',
    '"at": 1.5',
    "world-invalid",
    /box\.json:5: walls\[0\]\.doors\[0\] must lie inside/,
  ],
  [
    "a colour",
    '"name": "box", "polygon"',
    '"floor": "red", "name": "box", "polygon"',
    "world-invalid",
    /must be a colour/,
  ],
  [
    "a start in a wall",
    '"start": { "x": 1, "y": 1',
    '"start": { "x": 1.8, "y": 0.1',
    "world-blocked",
    /`start` \(1\.8, 0\.1\): it would stand in a wall/,
  ],
  ["a dock outside", '"dock": { "x": 1,', '"dock": { "x": 9,', "world-blocked", /`dock`.*in no room/],
];
for (const [what, from, to, code, says] of TABLE) {
  test(`refused: ${what}`, () => {
    assert.ok(GOOD.includes(from), "the table is out of date");
    const error = refusal(GOOD.replace(from, to));
    assert.equal(error.code, code);
    assert.match(error.message, says);
  });
}

test("every mistake is named, a line each", () => {
  const bad = GOOD.replace('"box",\n', '"",\n').replace("[2, 2]", "[2]").replace('"x": 1', '"x": null');
  const lines = refusal(bad).message.split("\n");
  assert.equal(lines.length, 3);
});

test("too large, and not UTF-8", () => {
  assert.equal(refusal(new Uint8Array(256 * 1024 + 1)).code, "world-too-large");
  assert.equal(refusal(Uint8Array.of(0x7b, 0xff, 0x7d)).code, "world-not-json");
  assert.equal(refusal("[".repeat(5000)).code, "world-not-json");
});

test("a file that is not there", () => {
  assert.throws(() => loadWorld("castle"), { code: "world-unreadable" });
  const file = join(temporaryFolder(), "mine.json");
  writeFileSync(file, GOOD);
  assert.equal(loadWorld(file).name, "box");
});

test("whatever the bytes, the answer is a world or a coded refusal", () => {
  const good = new TextEncoder().encode(GOOD);
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(good.length - 1), byte: fc.integer({ min: 0, max: 255 }) }), {
        maxLength: 4,
      }),
      (changes) => {
        const bytes = good.slice();
        for (const { at, byte } of changes) bytes[at] = byte;
        try {
          buildWorld(parseWorldFile(bytes, "box.json"));
        } catch (error) {
          assert.ok(error instanceof WorldError, String(error));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.run();
