import assert from "node:assert/strict";

import { setTimeout as sleep } from "node:timers/promises";

import type { Picture } from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { MemoryDriver } from "./memory-driver.js";
import { startRobot } from "./running-robot.js";

const test = suite("robot: pictures for viewers");

/** Counts how often it is asked, and answers when it is told to. */
class CountingDriver extends MemoryDriver {
  asked = 0;
  isBroken = false;
  isStuck = false;

  override capture(
    camera: string,
    format: "grey8" | "rgb8",
    width: number,
    height: number,
  ): Promise<Picture> {
    this.asked += 1;
    if (this.isStuck) return new Promise(() => undefined);
    if (this.isBroken) return Promise.reject(new Error("the camera is gone"));
    return super.capture(camera, format, width, height);
  }
}

test("however many ask, the camera is asked twice a second at most; a broken one gives null", async () => {
  const driver = new CountingDriver();
  const robot = await startRobot({ driver });
  try {
    const from = performance.now();
    for (let round = 0; round < 30; round++) {
      const answers = await Promise.all(Array.from({ length: 2 }, () => robot.view.call("camera", {})));
      for (const { picture } of answers) {
        assert.ok(picture && picture.width <= 320 && picture.height <= 240);
        const pixels = Buffer.from(picture.base64, "base64").length;
        assert.equal(pixels, picture.width * picture.height * (picture.format === "rgb8" ? 3 : 1));
      }
      await sleep(20);
    }
    assert.ok(driver.asked <= 1 + (performance.now() - from) / 500, `asked ${driver.asked} times`);
    driver.isBroken = true;
    await sleep(550);
    assert.deepEqual(await robot.view.call("camera", {}), { picture: null });
  } finally {
    await robot.close();
  }
});

test("a camera that never answers keeps nobody waiting, and is not asked again", async () => {
  const driver = new CountingDriver();
  driver.isStuck = true;
  const robot = await startRobot({ driver });
  try {
    for (let i = 0; i < 3; i++) {
      assert.deepEqual(await robot.view.call("camera", {}, { timeoutMs: 4000 }), { picture: null });
      await sleep(600);
    }
    assert.equal(driver.asked, 1);
    assert.ok(await robot.view.call("status", {}));
  } finally {
    await robot.close();
  }
});

test("lockstep shows none: a run that is to be repeated must not depend on who looks", async () => {
  const driver = new CountingDriver();
  const mode = { kind: "lockstep", sessions: 1, seed: 1n, wallLimitMs: 1000 } as const;
  const robot = await startRobot({ driver, mode });
  try {
    assert.deepEqual(await robot.view.call("camera", {}), { picture: null });
    assert.equal(driver.asked, 0);
  } finally {
    await robot.close();
  }
});

test.run();
