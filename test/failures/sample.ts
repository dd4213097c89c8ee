/** One failure, once, as the simulated device sees it. */

import { setTimeout as sleep } from "node:timers/promises";
import { BODY, type TruthMethods } from "@sandpaw/runtime/drivers";
import type { LineClient } from "@sandpaw/runtime/protocol";
import { builtModule } from "../harness/chain.js";
import { guestOf, type GuestFailure } from "./guests.js";
import type { Kind } from "./kinds.js";
import { openScene, PATIENCE_MS } from "./scene.js";

export interface Sample {
  /** From the failure until the device's velocity was zero, ms. */
  readonly zeroMs: number;
  /** From then until the robot stood, ms. */
  readonly standMs: number;
  /** |v| / brake at that moment, ms. */
  readonly brakeMs: number;
  /** What ended the velocity: a command, the device's own expiry, or the loss of its client. */
  readonly cause: TruthMethods["stops"]["result"]["stops"][number]["cause"];
}

/** How long it must stay at rest to be believed. */
const REST_MS = 300;
/** The device may have stood at that very moment, because a busy machine was late; that shows nothing. */
const TRIES = 3;
const NS_PER_MS = 1_000_000n;

const built = new Map<GuestFailure, Promise<Uint8Array>>();

function bytesOf(guest: GuestFailure): Promise<Uint8Array> {
  const found = built.get(guest) ?? builtModule(guestOf(guest)).then(({ bytes }) => bytes);
  built.set(guest, found);
  return found;
}

/** Lets a robot drive, lets it happen, and answers what the device saw: the last stop, after which it rests. */
export async function sample(kind: Kind): Promise<Sample> {
  const bytes = await bytesOf(kind.guest);
  for (let i = 0; i < TRIES; i += 1) {
    const scene = await openScene(bytes, kind.surroundings);
    try {
      const { truth } = scene.chain;
      // A guest that fails does so while it drives, whether or not somebody has seen it.
      if (kind.guest === "none") await scene.driving();
      const at = await kind.strike(scene);
      await rests(truth, at + BigInt(kind.boundMs + REST_MS) * NS_PER_MS);
      await kind.prove?.(scene);
      const { stops } = await truth.call("stops", {});
      const last = stops.at(-1);
      if (!last || BigInt(last.zeroNs) < at) continue;
      return {
        zeroMs: Number(BigInt(last.zeroNs) - at) / 1e6,
        standMs: Number(BigInt(last.standstillNs ?? 0) - BigInt(last.zeroNs)) / 1e6,
        brakeMs: (1000 * Math.abs(last.speed)) / BODY.brake,
        cause: last.cause,
      };
    } finally {
      await scene.close();
    }
  }
  throw new Error(`${kind.name}: the robot stood already, ${TRIES} times`);
}

/**
 * Until it has stood for `REST_MS`, and not before `earliestNs`: a busy machine may let the device's own expiry end a
 * velocity that is in force again a moment later, within its time-to-live.
 */
async function rests(truth: LineClient<TruthMethods>, earliestNs: bigint): Promise<void> {
  let since: bigint | undefined;
  for (const limit = performance.now() + PATIENCE_MS; performance.now() < limit; await sleep(10)) {
    const { motion, commanded, nowNs } = await truth.call("truth", {});
    const now = BigInt(nowNs);
    if (commanded.v !== 0 || commanded.w !== 0 || motion.v !== 0 || motion.w !== 0) since = undefined;
    else since ??= now;
    if (since !== undefined && now - since > BigInt(REST_MS) * NS_PER_MS && now > earliestNs) return;
  }
  throw new Error(`the robot did not stop within ${PATIENCE_MS} ms`);
}
