/** Pictures through a session: size, rate and colour are the grant's, whatever the guest asks for. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import {
  FUNCTIONS,
  type CameraEnvelope,
  type Image,
  type PixelFormat,
  type Result,
  type RobotError,
} from "@sandpaw/runtime/protocol";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";
import type { FakeEngine } from "./fake-engine.js";
import { GRANT, startRobot } from "./running-robot.js";

const test = suite("robot: camera");

const TIER: CameraEnvelope = { maxWidth: 320, maxHeight: 480, rateHz: 60, colour: false };

async function capture(
  engine: FakeEngine,
  name: string,
  format: PixelFormat,
  width: number,
  height: number,
): Promise<Result<Image, RobotError>> {
  const fn = FUNCTIONS["camera.capture"];
  return fn.decodeResult(await engine.call(fn.id, fn.encodeArgs(name, format, width, height)));
}

async function withCamera(
  camera: CameraEnvelope,
  body: (engine: FakeEngine) => Promise<void>,
): Promise<void> {
  const robot = await startRobot();
  try {
    const { engine } = await robot.supervisor.start({ ...GRANT, camera });
    await body(engine);
    engine.die();
  } finally {
    await robot.close();
  }
}

test("what is described is what the tier allows", () =>
  withCamera(TIER, async (engine) => {
    const [list, describe] = [FUNCTIONS["camera.list"], FUNCTIONS["camera.describe"]];
    assert.deepEqual(list.decodeResult(await engine.call(list.id, list.encodeArgs())), ["front"]);
    const info = describe.decodeResult(await engine.call(describe.id, describe.encodeArgs("front")));
    assert.ok(info.ok);
    // The device has 640×480 in colour at 1 kHz; its aspect ratio is kept.
    const { width, height, rateHz, colour } = info.value;
    assert.deepEqual(
      { width, height, rateHz, colour },
      { width: 320, height: 240, rateHz: 60, colour: false },
    );
    const none = describe.decodeResult(await engine.call(describe.id, describe.encodeArgs("rear")));
    assert.deepEqual(none, { ok: false, error: "invalid" });
  }));

test("no size that a guest asks for is more than the tier's", () =>
  withCamera(TIER, (engine) =>
    fc.assert(
      fc.asyncProperty(fc.nat(0xffff_ffff), fc.nat(2000), async (width, height) => {
        await sleep(17);
        const image = await capture(engine, "front", "grey8", width, height);
        if (!image.ok) {
          assert.ok(image.error === "stale" || (image.error === "invalid" && (width === 0 || height === 0)));
          return;
        }
        assert.ok(image.value.width <= Math.min(320, width) && image.value.height <= Math.min(240, height));
        assert.equal(image.value.data.length, image.value.width * image.value.height);
      }),
      { numRuns: 30 },
    ),
  ));

test("colour and rate are refused beyond the tier", () =>
  withCamera({ ...TIER, rateHz: 0.01 }, async (engine) => {
    assert.deepEqual(await capture(engine, "front", "rgb8", 10, 10), { ok: false, error: "unsupported" });
    assert.deepEqual(await capture(engine, "front", "grey8", 0, 10), { ok: false, error: "invalid" });
    assert.equal((await capture(engine, "front", "grey8", 64, 64)).ok, true);
    assert.deepEqual(await capture(engine, "front", "grey8", 64, 64), { ok: false, error: "stale" });
  }));

test.run();
