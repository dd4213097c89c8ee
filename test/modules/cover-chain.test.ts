// cover through the whole chain, in lockstep: engine, grant, safety core, driver, simulated robot.

import assert from "node:assert/strict";
import { loadWorld } from "@sandpaw/runtime/drivers";
import { suite } from "../harness/index.js";
import { runLockstep } from "../harness/lockstep-run.js";
import { roomsOn } from "./rooms.js";

const SECONDS = 300;
const STEPS = SECONDS * 50;

const test = suite("modules: cover in the chain");

for (const seed of [1, 2]) {
  test(
    `five simulated minutes in the flat: three rooms or more, and not one touch (seed ${seed})`,
    async () => {
      const { trace, exit } = await runLockstep({
        behaviour: "cover",
        world: "flat",
        seed,
        seconds: SECONDS,
      });
      assert.equal(exit, "running");
      const rows = trace.split("\n").map((line) => line.split(" ").map(Number));
      assert.equal(rows.length, STEPS);
      // ms, x, y, theta, v, w, commanded v, commanded w, touching
      assert.equal(rows.filter((row) => row[8] !== 0).length, 0);
      const rooms = roomsOn(
        loadWorld("flat"),
        rows.map(([, x = 0, y = 0]) => [x, y]),
      );
      assert.ok(rooms.size >= 3, `only ${[...rooms].join(", ")}`);
    },
    { timeoutMs: 180_000 },
  );
}

test.run();
