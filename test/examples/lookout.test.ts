// The lookout ends up looking at the plant, standing: through the whole chain, in lockstep.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { driveExample } from "./lockstep.js";

/** Middle of the plant in the flat, m. */
const PLANT = { x: 4.6, y: 0.4 };
/** Half of what the plant fills of its view from there, rad. */
const CLOSE_ENOUGH = 0.06;

const test = suite("examples: camera lookout");

for (const seed of [1, 2, 3]) {
  test(`after fifteen seconds it looks at the plant and stands (seed ${seed})`, async () => {
    const end = (await driveExample("camera-lookout", seed, 15)).at(-1);
    assert.ok(end !== undefined);
    const bearing = Math.atan2(PLANT.y - end.y, PLANT.x - end.x);
    assert.ok(Math.abs(bearing - end.theta) < CLOSE_ENOUGH, `${end.theta} instead of ${bearing}`);
    assert.equal(end.w, 0);
    assert.equal(end.v, 0);
  });
}

test.run();
