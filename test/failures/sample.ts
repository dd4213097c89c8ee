/** One failure, once, as the simulated device sees it. */

import { setTimeout as sleep } from "node:timers/promises";
import { BODY, type TruthMethods } from "@sandpaw/runtime/drivers";
import type { LineClient } from "@sandpaw/runtime/protocol";
import { builtModule } from "../harness/chain.js";
import { guestOf, type GuestFailure } from "./guests.js";
import type { Kind } from "./kinds.js";
import { openScene, PATIENCE_MS } from "./scene.js";

type Stop = TruthMethods["stops"]["result"]["stops"][number];

export interface Sample {
  /** From the failure until the device's velocity was zero, ms. */
  readonly zeroMs: number;
  /** From then until the robot stood, ms. */
  readonly standMs: number;
  /** |v| / brake at that moment, ms. */
  readonly brakeMs: number;
  /** What ended the velocity: a command, the device's own expiry, or the loss of its client. */
  readonly cause: Stop["cause"];
}

/** How long it must stay at rest to be believed. */
const REST_MS = 300;
/** The device may have stood at that very moment, because a busy machine was late; that shows nothing. */
const TRIES = 3;
const AT_REST_NS = 2_000_000_000n;

const built = new Map<GuestFailure, Promise<Uint8Array>>();

function bytesOf(guest: GuestFailure): Promise<Uint8Array> {
  const found = built.get(guest) ?? builtModule(guestOf(guest)).then(({ bytes }) => bytes);
  built.set(guest, found);
  return found;
}

/** Lets a robot drive, lets it happen, and answers what the device saw. Throws when it moves again. */
export async function sample(kind: Kind): Promise<Sample> {
  const bytes = await bytesOf(kind.guest);
  for (let i = 0; i < TRIES; i += 1) {
    const scene = await openScene(bytes, kind.surroundings);
    try {
      const { truth } = scene.chain;
      const at = await kind.strike(scene);
      const stop = await stopAfter(truth, at);
      if (!stop) continue;
      const standstillNs = await rests(truth, stop);
      return {
        zeroMs: Number(BigInt(stop.zeroNs) - at) / 1e6,
        standMs: Number(standstillNs - BigInt(stop.zeroNs)) / 1e6,
        brakeMs: (1000 * Math.abs(stop.speed)) / BODY.brake,
        cause: stop.cause,
      };
    } finally {
      await scene.close();
    }
  }
  throw new Error(`${kind.name}: the robot stood already, ${TRIES} times`);
}

/** The first stop since then; undefined when the robot had been at rest, and stayed so. */
async function stopAfter(truth: LineClient<TruthMethods>, at: bigint): Promise<Stop | undefined> {
  for (const limit = performance.now() + PATIENCE_MS; performance.now() < limit; await sleep(10)) {
    const [{ stops }, { commanded }] = await Promise.all([truth.call("stops", {}), truth.call("truth", {})]);
    const stop = stops.find(({ zeroNs }) => BigInt(zeroNs) >= at);
    if (stop) return stop;
    const isAtRest = commanded.v === 0 && commanded.w === 0;
    if (isAtRest && process.hrtime.bigint() - at > AT_REST_NS) return undefined;
  }
  throw new Error(`the robot did not stop within ${PATIENCE_MS} ms`);
}

/** Answers when it stood; throws when it was commanded to move again. */
async function rests(truth: LineClient<TruthMethods>, { zeroNs }: Stop): Promise<bigint> {
  const restedNs = BigInt(zeroNs) + BigInt(REST_MS) * 1_000_000n;
  for (;;) {
    const { stops } = await truth.call("stops", {});
    const { commanded } = await truth.call("truth", {});
    const last = stops.at(-1);
    if (last?.zeroNs !== zeroNs || commanded.v !== 0 || commanded.w !== 0) {
      throw new Error("the robot moved again");
    }
    if (last.standstillNs !== null && process.hrtime.bigint() > restedNs) return BigInt(last.standstillNs);
    await sleep(20);
  }
}
