import assert from "node:assert/strict";
import * as fc from "fast-check";
import { checkRequest, explainGrant } from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";
import { hopsOf, openCeilings, requests } from "./arbitraries.js";

const test = suite("policy: explain");

test("the story of each limit ends at the granted number", () => {
  fc.assert(
    fc.property(requests, hopsOf(openCeilings), (request, hops) => {
      const { outcome, parts } = explainGrant({ request, hops });
      assert.ok(outcome.kind === "granted");
      for (const { part, kind, limits } of parts) {
        const granted: Readonly<Record<string, unknown>> = { ...outcome.grant[part] };
        assert.equal(kind, outcome.grant[part] ? "granted" : "not-asked");
        assert.deepEqual(Object.fromEntries(limits.map((limit) => [limit.name, limit.granted])), granted);
        for (const limit of limits)
          assert.equal(limit.limitedBy === "request", Object.is(Number(limit.asked), Number(limit.granted)));
      }
    }),
  );
});

test("names who narrowed a number, and who refused a part", () => {
  const { parts } = explainGrant({
    request: { motion: { maxSpeed: 1, maxTurn: 1 }, camera: {} },
    hops: [
      { hop: "key", ceiling: { motion: { maxSpeed: 0.5 }, camera: {} } },
      { hop: "node", ceiling: { motion: { maxSpeed: 0.2 } } },
      { hop: "pod", ceiling: { motion: { maxSpeed: 0.3 }, camera: {} } },
    ],
  });
  const speed = parts.find(({ part }) => part === "motion")?.limits.find(({ name }) => name === "maxSpeed");
  assert.deepEqual([speed?.asked, speed?.granted, speed?.limitedBy, speed?.unit], [1, 0.2, "node", "m/s"]);
  const camera = parts.find(({ part }) => part === "camera");
  assert.equal(camera?.kind, "refused");
  assert.deepEqual(
    camera?.refusals.map(({ hop }) => hop),
    ["node"],
  );
  assert.equal(parts.find(({ part }) => part === "log")?.kind, "not-asked");
});

test("request and imports must be the same interfaces", () => {
  const request = { motion: { maxSpeed: 1, maxTurn: 1 }, log: {} };
  assert.deepEqual(checkRequest(request, ["log", "motion"]), []);
  assert.deepEqual(
    checkRequest(request, ["log", "camera"]).map(({ part, hop, code }) => [part, hop, code]),
    [
      ["motion", "request", "request-not-imported"],
      ["camera", "request", "import-not-requested"],
    ],
  );
});

test.run();
