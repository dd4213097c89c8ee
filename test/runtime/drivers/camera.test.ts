import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import type { Picture } from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { startBench, type Bench } from "./harness-sim.js";

const test = suite("drivers: camera");
// test/dist/runtime/drivers → test/golden
const GOLDEN = fileURLToPath(new URL("../../../golden/camera/flat-48x36.txt", import.meta.url));
let bench: Bench;
test.before(async () => {
  bench = await startBench({ world: "flat", lockstep: true });
});
test.after(async () => {
  await bench.close();
});

/** The picture as rows of hex, so that a difference can be read. */
function asText({ width, data }: Picture): string {
  const rows: string[] = [];
  for (let at = 0; at < data.length; at += width)
    rows.push(Buffer.from(data.subarray(at, at + width)).toString("hex"));
  return `${rows.join("\n")}\n`;
}

test("what the robot sees beside the dining table is what it saw when it was looked at", async () => {
  await bench.truth.call("place", { x: 6, y: 1.5, theta: 0.4 });
  const picture = await bench.driver.capture("front", "grey8", 48, 36);
  assert.deepEqual([picture.width, picture.height, picture.data.length], [48, 36, 48 * 36]);
  const seen = asText(picture);
  if (process.env["SANDPAW_UPDATE_GOLDEN"] === "1" || !existsSync(GOLDEN)) {
    assert.equal(
      process.env["SANDPAW_UPDATE_GOLDEN"],
      "1",
      `${GOLDEN} is missing; SANDPAW_UPDATE_GOLDEN=1 writes it`,
    );
    mkdirSync(dirname(GOLDEN), { recursive: true });
    writeFileSync(GOLDEN, seen);
  }
  const golden = Buffer.from(readFileSync(GOLDEN, "utf8").replaceAll("\n", ""), "hex");
  assert.equal(golden.length, picture.data.length);
  // Sine and cosine may differ in their last bit between machines: an edge may move by one pixel, no more.
  const different = picture.data.filter(
    (value, index) => Math.abs(value - (golden[index] ?? -99)) > 1,
  ).length;
  assert.ok(different <= 8, `${different} pixels differ`);
});

test("the same place gives the same picture, another place another", async () => {
  const take = async (): Promise<string> => asText(await bench.driver.capture("front", "rgb8", 160, 120));
  const first = await take();
  assert.equal(await take(), first);
  await bench.truth.call("place", { x: 2.2, y: 3.4, theta: -2 });
  assert.notEqual(await take(), first);
});

test("sizes are cut to the sensor and keep its aspect; colour has three bytes a pixel", async () => {
  const sizes: readonly (readonly [number, number, number, number])[] = [
    [4000, 4000, 640, 480],
    [320, 4000, 320, 240],
    [4000, 12, 16, 12],
    [0, 0, 1, 1],
  ];
  for (const [maxWidth, maxHeight, width, height] of sizes) {
    const picture = await bench.driver.capture("front", "rgb8", maxWidth, maxHeight);
    assert.deepEqual(
      [picture.width, picture.height, picture.data.length],
      [width, height, width * height * 3],
    );
  }
  await assert.rejects(bench.driver.capture("back", "rgb8", 10, 10), { code: "camera-unknown" });
});

test("the plan is for people: bounds, rooms, walls, furniture, stairs, rugs, dock", async () => {
  const plan = await bench.driver.plan();
  const kinds = new Set(plan.shapes.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ["carpet", "cliff", "dock", "furniture", "room", "wall"]);
  assert.ok(plan.bounds.maxX >= 9 && plan.bounds.minX <= 0);
});

test.run();
