/**
 * Watches for engines that do not come back, and for supervisors that have gone quiet. By the machine's clock,
 * also in lockstep: a guest that loops would stop the world's.
 */

import { BEAT_LIMIT_MS } from "../protocol/index.js";
import type { Supervisor } from "./control-methods.js";
import type { Seat } from "./registry.js";

/** A first call begins with compiling and `init`, which take their time. */
const FIRST_CALL_GRACE_MS = 5000;

/**
 * How long this guest may compute without waiting, ms; undefined: as long as it likes. In lockstep never less than
 * the limit in wall time: there a busy machine must not change how a run ends.
 */
export function patienceMs(seat: Seat, wallLimitMs: number | undefined): number | undefined {
  const { terms, running } = seat.session;
  if (terms.shape === "program") return wallLimitMs;
  const { callMs } = terms.grant.resources;
  const patience = running?.waited === false ? callMs + FIRST_CALL_GRACE_MS : callMs;
  return Math.max(patience, wallLimitMs ?? 0);
}

/** Tells the owner, once, of each guest that has run out of patience; returns those that were told now. */
export function findUnresponsive(seats: readonly Seat[], wallLimitMs: number | undefined): readonly Seat[] {
  const found: Seat[] = [];
  for (const seat of seats) {
    const { running } = seat.session;
    const silentMs = running ? Number(running.forNs) / 1e6 : 0;
    const patience = patienceMs(seat, wallLimitMs);
    if (patience === undefined || silentMs <= patience) {
      seat.told = false;
    } else if (!seat.told) {
      seat.told = true;
      seat.slot.owner.sessionUnresponsive(seat.session.id, Math.round(silentMs));
      found.push(seat);
    }
  }
  return found;
}

/** Marks supervisors whose beats are missing; returns those that are newly silent. */
export function findSilent(supervisors: Iterable<Supervisor>, machineNs: bigint): readonly Supervisor[] {
  const found: Supervisor[] = [];
  for (const supervisor of supervisors) {
    if (supervisor.silent || machineNs - supervisor.lastHeardNs <= BigInt(BEAT_LIMIT_MS) * 1_000_000n)
      continue;
    supervisor.silent = true;
    found.push(supervisor);
  }
  return found;
}
