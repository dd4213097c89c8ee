// The wall follower really follows walls: through the whole chain, in lockstep, judged by where it truly was.

import assert from "node:assert/strict";
import { loadWorld, type World } from "@sandpaw/runtime/drivers";
import { suite } from "../harness/index.js";
import { roomsOn } from "../modules/rooms.js";
import { driveExample } from "./lockstep.js";

const SECONDS = 300;
/** What the page promises: most of the time between these, m. */
const NEAR = 0.25;
const FAR = 0.45;

const test = suite("examples: wall follower");
const world = loadWorld("flat");

/** From a point to the nearest thing that stands on the floor, m. */
function clearance({ solids }: World, x: number, y: number): number {
  let shortest = Infinity;
  for (const { a, b } of solids.segments) {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    shortest = Math.min(shortest, Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy));
  }
  return shortest;
}

for (const seed of [1, 2, 3]) {
  test(
    `five simulated minutes: four rooms or more, not one touch, and mostly beside something (seed ${seed})`,
    async () => {
      const rows = await driveExample("wall-follower", seed, SECONDS);
      assert.equal(rows.length, SECONDS * 50);
      assert.equal(rows.filter(({ touching }) => touching).length, 0);
      const rooms = roomsOn(
        world,
        rows.map(({ x, y }) => [x, y]),
      );
      assert.ok(rooms.size >= 4, `only ${[...rooms].join(", ")}`);
      const beside = rows
        .filter((_, step) => step % 25 === 0)
        .map(({ x, y }) => clearance(world, x, y))
        .filter((distance) => distance >= NEAR && distance <= FAR).length;
      const part = beside / (rows.length / 25);
      assert.ok(part > 0.8, `only ${part.toFixed(2)} of the time`);
    },
    { timeoutMs: 180_000 },
  );
}

test.run();
