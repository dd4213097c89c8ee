/** Zones of motion: what is no polygon is refused, and they narrow like every other limit. */

import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  checkManifest,
  computeGrant,
  cutGrant,
  encodeManifest,
  EVERYTHING,
  explainGrant,
  mergeZones,
  parseAnnotations,
  parseManifest,
  parsePolicy,
  polygonProblem,
} from "@sandpaw/runtime/policy";
import type { Zone, ZonePolygon } from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { grants } from "./arbitraries.js";

const test = suite("policy: zones");

const SQUARE: ZonePolygon = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

const rectangles: fc.Arbitrary<ZonePolygon> = fc
  .tuple(
    fc.integer({ min: -900, max: 900 }),
    fc.integer({ min: -900, max: 900 }),
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 50 }),
  )
  .map(([x, y, w, h]) => [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ]);
const zones: fc.Arbitrary<readonly Zone[]> = fc.array(
  fc.oneof(
    fc.record({ allow: fc.array(rectangles, { minLength: 1, maxLength: 3 }) }),
    fc.record({ forbid: fc.array(rectangles, { minLength: 1, maxLength: 3 }) }),
  ),
  { maxLength: 4 },
);

test("polygons that cross or touch themselves, are empty or are no polygons are refused, each with its reason", () => {
  const bad: readonly (readonly [ZonePolygon, RegExp])[] = [
    [[], /fewer than 3/],
    [
      [
        [0, 0],
        [1, 1],
      ],
      /fewer than 3/,
    ],
    [
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
      /crosses/,
    ],
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
      /crosses or touches/,
    ],
    [
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      /crosses|empty/,
    ],
    [
      [
        [0, 0],
        [0, 0],
        [1, 1],
      ],
      /crosses|empty/,
    ],
    [
      [
        [0, 0],
        [0.05, 0],
        [0, 0.05],
      ],
      /empty/,
    ],
    [
      [
        [0, 0],
        [NaN, 0],
        [0, 1],
      ],
      /no place/,
    ],
    [
      [
        [0, 0],
        [Infinity, 0],
        [0, 1],
      ],
      /no place/,
    ],
  ];
  for (const [polygon, why] of bad) assert.match(polygonProblem(polygon) ?? "nothing", why);
  assert.equal(polygonProblem(SQUARE), undefined);
  assert.equal(polygonProblem(SQUARE.toReversed()), undefined);
  const middle: ZonePolygon = [[0, 0], [1, 0], ...SQUARE.slice(1)];
  assert.equal(polygonProblem(middle), undefined, "a corner on a straight side is no harm");
});

test("a policy and a manifest with a bad zone are refused, and name the place", () => {
  const cross: ZonePolygon = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
  ];
  const policy = (motion: object): string => JSON.stringify({ version: 1, allow: { motion } });
  assert.throws(
    () => parsePolicy(policy({ zones: [{ forbid: [SQUARE, cross] }] })),
    /zones\[0\].forbid\[1\]/,
  );
  assert.throws(() => parsePolicy(policy({ zones: [{}] })), /neither allow nor forbid/);
  assert.throws(() => parsePolicy(policy({ zones: [{ allow: [] }] })), /policy-invalid/);
  assert.throws(() => parsePolicy(policy({ zones: [{ allow: [[[0, 0, 0]]] }] })), /policy-invalid/);
  assert.throws(() => parsePolicy(policy({ zones: [{ alow: [SQUARE] }] })), /policy-invalid/);
  assert.deepEqual(parsePolicy(policy({ zones: [{ allow: [SQUARE] }] })).allow.motion?.zones, [
    { allow: [SQUARE] },
  ]);
  const many = Array.from({ length: 65 }, () => SQUARE);
  const spread = [0, 16, 32, 48, 64].map((from) => ({ forbid: many.slice(from, from + 16) }));
  assert.throws(() => parsePolicy(policy({ zones: spread })), /260 corners, at most 256/);
  const manifest = (zone: object): unknown => ({
    name: "a",
    version: "1.0.0",
    shape: "reactor",
    rateHz: 10,
    request: { motion: { maxSpeed: 1, maxTurn: 1, zones: [zone] } },
  });
  assert.throws(() => checkManifest(manifest({ forbid: [cross] })), /manifest-invalid/);
  const good = checkManifest(manifest({ forbid: [SQUARE] }));
  assert.deepEqual(parseManifest(encodeManifest(good)), good, "it survives its encoding");
});

test("the explanation names each zone once, with who asked for it first", () => {
  const zone: Zone = { forbid: [SQUARE] };
  const { zones: told } = explainGrant({
    request: { motion: { maxSpeed: 1, maxTurn: 1, zones: [{ allow: [SQUARE] }] } },
    hops: [
      { hop: "node", ceiling: { motion: { zones: [zone] } } },
      { hop: "robot", ceiling: { motion: { zones: [zone] } } },
    ],
  });
  assert.deepEqual(told, [
    { hop: "request", zone: { allow: [SQUARE] } },
    { hop: "node", zone },
  ]);
});

test("zones of all hops hold at once: order, doubles and repetition do not matter, and none is ever lost", () => {
  fc.assert(
    fc.property(zones, zones, zones, (a, b, c) => {
      assert.deepEqual(mergeZones(mergeZones(a, b), c), mergeZones(a, mergeZones(c, b)));
      assert.deepEqual(mergeZones(mergeZones(a, b), b), mergeZones(a, b));
      for (const zone of [...a, ...b]) {
        assert.ok(mergeZones(a, b)?.some((one) => JSON.stringify(one) === JSON.stringify(zone)));
      }
    }),
  );
});

test("a cut keeps the zones of both sides, and a grant has those of request and hops", () => {
  fc.assert(
    fc.property(grants, zones, (grant, more) => {
      const cut = cutGrant(grant, { ...EVERYTHING, motion: { zones: more } });
      assert.deepEqual(cut.motion?.zones, grant.motion && mergeZones(grant.motion.zones, more));
      assert.deepEqual(cutGrant(cut, { ...EVERYTHING, motion: { zones: more } }), cut);
    }),
  );
  const outcome = computeGrant({
    request: { motion: { maxSpeed: 1, maxTurn: 1, zones: [{ allow: [SQUARE] }] } },
    hops: [{ hop: "node", ceiling: { motion: { zones: [{ forbid: [SQUARE] }] } } }],
  });
  assert.equal(outcome.kind, "granted");
  if (outcome.kind === "granted") {
    assert.deepEqual(outcome.grant.motion?.zones, [{ allow: [SQUARE] }, { forbid: [SQUARE] }]);
    assert.ok(Object.isFrozen(outcome.grant.motion?.zones));
  }
});

test("those of a pod hold with all others", () => {
  fc.assert(
    fc.property(grants, zones, (grant, said) => {
      fc.pre(said.length > 0 && grant.motion !== undefined);
      const pod = parseAnnotations({ "sandpaw.dev/zones": JSON.stringify(said) });
      const cut = cutGrant(grant, pod);
      assert.equal(JSON.stringify(cut.motion?.zones), JSON.stringify(mergeZones(grant.motion?.zones, said)));
      assert.deepEqual({ ...cut, motion: null }, { ...grant, motion: null });
    }),
  );
});

test.run();
