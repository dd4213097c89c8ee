// `sandpaw teleop` on a real terminal: keys drive, nothing held stands, leaving releases.

import assert from "node:assert/strict";
import { connectLines, robotPaths, type ViewMethods } from "@sandpaw/runtime/protocol";
import { createHeldKey, keysIn } from "@sandpaw/cli";
import fc from "fast-check";
import { onPath, suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: teleop");
const hasScript = test.needs(
  "script",
  onPath("script") !== undefined,
  "it gives the command a terminal of its own",
);

test("arrows, letters and what is none of them", () => {
  assert.deepEqual(
    keysIn("w\u001B[A\u001B[Dk!\u0003").map(({ kind, key }) => [kind, key]),
    [
      ["drive", "w"],
      ["drive", "\u001B[A"],
      ["drive", "\u001B[D"],
      ["estop", "!"],
      ["quit", "\u0003"],
    ],
  );
  fc.assert(fc.property(fc.string(), (text) => keysIn(text).length <= text.length));
});

test("a key holds half a second at first, and a fifth while it repeats; never without an end", () => {
  const held = createHeldKey();
  held.press("w", 0);
  assert.equal(held.at(499), "w");
  assert.equal(held.at(500), undefined);
  held.press("w", 1000);
  for (let ms = 1480; ms < 3000; ms += 33) held.press("w", ms);
  assert.equal(held.at(3150), "w");
  assert.equal(held.at(3181), undefined);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }), (gaps) => {
      const key = createHeldKey();
      let now = 0;
      for (const gap of gaps) key.press("a", (now += gap));
      assert.equal(key.at(now + 500), undefined);
    }),
  );
});

if (hasScript) {
  test(
    "keys drive the robot; without one it stands; leaving releases the lease",
    async () => {
      const place = new Place();
      const sim = place.start(["sim", "--name", "driven", "--no-page"]);
      await sim.says(/driven/);
      const view = await connectLines<ViewMethods>({ path: robotPaths(place.run, "driven").view });
      const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
        const end = performance.now() + 10_000;
        while (!(await holds())) if (performance.now() > end) throw new Error(`not within 10 s: ${what}`);
      };
      const turning = async (): Promise<number> => (await view.call("status", {})).commanded.wz;
      const teleop = place.startOnTerminal(["teleop", "--robot", "driven"]);
      await teleop.says(/is yours/);
      const typing = setInterval(() => {
        teleop.type("a");
      }, 60);
      await until("it turns", async () => (await turning()) > 0.3);
      clearInterval(typing);
      await until("it stands", async () => (await turning()) === 0);
      await teleop.says(/rad\/s/);
      assert.equal((await view.call("status", {})).lease?.kind, "person");
      teleop.type("x");
      const { code } = await teleop.ended;
      assert.equal(code, 0);
      await until("it is released", async () => (await view.call("status", {})).lease === null);

      const again = place.startOnTerminal(["teleop", "--robot", "driven"]);
      await again.says(/is yours/);
      again.type("!");
      await again.says(/e-stop is latched/);
      await again.ended;
      assert.equal((await view.call("status", {})).estop.latched, true);
      view.close();
      sim.signal("SIGTERM");
      await sim.ended;
    },
    { timeoutMs: 120_000 },
  );
}

test("without a terminal it says that it needs one", async () => {
  const place = new Place();
  const { code, err } = await place.call(["teleop"]);
  assert.equal(code, 2);
  assert.match(err, /needs a terminal/);
});

test.run();
