import assert from "node:assert/strict";
import * as fc from "fast-check";
import { computeGrant, cutGrant, EVERYTHING, parseAnnotations, refusalsOfCut } from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";
import { ceilings, grants, hopsOf, isWithin, openCeilings, requests } from "./arbitraries.js";

const test = suite("policy: grant");

test("a cut is within both of its sides", () => {
  fc.assert(
    fc.property(grants, ceilings, (grant, ceiling) => {
      const cut = cutGrant(grant, ceiling);
      assert.ok(isWithin(cut, grant));
      assert.ok(isWithin(cut, ceiling));
      assert.ok(cut.priority <= grant.priority && cut.priority <= (ceiling.maxPriority ?? Infinity));
    }),
  );
});

test("cutting twice is cutting once", () => {
  fc.assert(
    fc.property(grants, ceilings, (grant, ceiling) => {
      const once = cutGrant(grant, ceiling);
      assert.deepEqual(cutGrant(once, ceiling), once);
    }),
  );
});

test("the order of cuts does not matter", () => {
  fc.assert(
    fc.property(grants, ceilings, ceilings, (grant, a, b) => {
      assert.deepEqual(cutGrant(cutGrant(grant, a), b), cutGrant(cutGrant(grant, b), a));
    }),
  );
});

test("a smaller grant stays smaller under the same ceiling", () => {
  fc.assert(
    fc.property(grants, ceilings, ceilings, (grant, a, b) => {
      assert.ok(isWithin(cutGrant(cutGrant(grant, a), b), cutGrant(grant, b)));
    }),
  );
});

test("what lets everything through changes nothing", () => {
  fc.assert(fc.property(grants, (grant) => assert.deepEqual(cutGrant(grant, EVERYTHING), grant)));
});

test("a grant is within every hop, whatever their order", () => {
  fc.assert(
    fc.property(
      requests,
      hopsOf(openCeilings),
      fc.integer({ min: -9, max: 9 }),
      (request, hops, priority) => {
        const outcome = computeGrant({ request, hops, priority });
        assert.equal(outcome.kind, "granted");
        if (outcome.kind !== "granted") return;
        // A robot has no say in files.
        for (const { hop, ceiling } of hops)
          assert.ok(
            isWithin(
              outcome.grant,
              hop === "robot" ? { ...ceiling, files: EVERYTHING.files ?? [] } : ceiling,
            ),
          );
        assert.ok(isWithin(outcome.grant, { ...EVERYTHING, ...request }));
        assert.deepEqual(computeGrant({ request, hops: hops.toReversed(), priority }), outcome);
      },
    ),
  );
});

test("one more hop never gives more", () => {
  fc.assert(
    fc.property(requests, hopsOf(openCeilings), openCeilings, (request, hops, ceiling) => {
      const before = computeGrant({ request, hops });
      const after = computeGrant({ request, hops: [...hops, { hop: "pod", ceiling }] });
      assert.ok(before.kind === "granted" && after.kind === "granted");
      assert.ok(isWithin(after.grant, before.grant));
    }),
  );
});

test("a refusal names every requested interface that a hop denies, and only those", () => {
  fc.assert(
    fc.property(requests, hopsOf(ceilings), (request, hops) => {
      const expected = hops
        .flatMap(({ hop, ceiling }) =>
          (["motion", "sensors", "camera", "events", "log", "telemetry", "store", "files"] as const)
            .filter((part) => request[part] && !ceiling[part] && !(part === "files" && hop === "robot"))
            .map((part) => `${part} ${hop}`),
        )
        .sort();
      const outcome = computeGrant({ request, hops });
      const refused =
        outcome.kind === "refused" ? outcome.refusals.map((r) => `${r.part} ${r.hop}`).sort() : [];
      assert.deepEqual(refused, expected);
      if (outcome.kind === "refused")
        assert.ok(outcome.refusals.every((r) => r.message.includes(`hop: ${r.hop}`)));
    }),
  );
});

test("one metre a second under a policy of 0.2 is 0.2, and frozen", () => {
  const outcome = computeGrant({
    request: { motion: { maxSpeed: 1, maxTurn: 1 } },
    hops: [
      { hop: "node", ceiling: { motion: { maxSpeed: 0.2 } } },
      { hop: "pod", ceiling: parseAnnotations({}) },
    ],
  });
  assert.ok(outcome.kind === "granted");
  assert.equal(outcome.grant.motion?.maxSpeed, 0.2);
  assert.ok(Object.isFrozen(outcome.grant));
  assert.ok(Object.isFrozen(outcome.grant.motion) && Object.isFrozen(outcome.grant.resources));
  assert.equal(outcome.grant.sensors, undefined);
});

test("a program that asks for nothing gets resources and nothing else", () => {
  const outcome = computeGrant({ request: {}, hops: [{ hop: "node", ceiling: {} }] });
  assert.ok(outcome.kind === "granted");
  assert.deepEqual(Object.keys(outcome.grant).sort(), ["priority", "resources"]);
});

test("what a robot's ceiling takes away can be said", () => {
  const before = computeGrant({ request: { camera: {}, log: {} }, hops: [] });
  assert.ok(before.kind === "granted");
  const after = cutGrant(before.grant, { log: {} });
  assert.deepEqual(
    refusalsOfCut(before.grant, after, "robot").map(({ part, code }) => ({ part, code })),
    [{ part: "camera", code: "denied-by-robot" }],
  );
});

test.run();
