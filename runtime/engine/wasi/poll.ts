/** `poll_oneoff`: waits for the first of several clocks; a standard stream is always ready. */

import { FOREVER } from "../../protocol/index.js";
import { CLOCK_ID } from "./clocks.js";
import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";
import { RIGHT, type DescriptorTable } from "./descriptor-table.js";

const SUBSCRIPTION_SIZE = 48;
const EVENT_SIZE = 32;
const EVENT_TYPE = { clock: 0, fdRead: 1, fdWrite: 2 } as const;
const ABSOLUTE = 1;

/** A subscription that has been understood: due at a moment of the monotonic clock, or at once. */
interface Awaited {
  readonly userdata: bigint;
  readonly type: number;
  readonly errno: number;
  /** undefined: at once. */
  readonly dueNs: bigint | undefined;
}

function awaitClock(host: WasiHost, at: number, userdata: bigint): Awaited {
  const view = host.memory.view();
  const id = view.getUint32(at + 16, true);
  const timeout = view.getBigUint64(at + 24, true);
  const absolute = (view.getUint16(at + 40, true) & ABSOLUTE) !== 0;
  const now = host.clock.monotonicNs();
  if (id !== CLOCK_ID.realtime && id !== CLOCK_ID.monotonic) {
    // CPU time does not pass while waiting.
    const errno = id <= CLOCK_ID.threadCpu ? ERRNO.notsup : ERRNO.inval;
    return { userdata, type: EVENT_TYPE.clock, errno, dueNs: undefined };
  }
  let dueNs = now + timeout;
  if (absolute) dueNs = id === CLOCK_ID.monotonic ? timeout : now + timeout - host.clock.wallNs();
  if (dueNs > FOREVER) dueNs = FOREVER;
  return { userdata, type: EVENT_TYPE.clock, errno: ERRNO.success, dueNs };
}

function awaitStream(
  host: WasiHost,
  table: DescriptorTable,
  at: number,
  type: number,
  userdata: bigint,
): Awaited {
  const fd = host.memory.view().getUint32(at + 16, true);
  const errno = table.may(fd, type === EVENT_TYPE.fdRead ? RIGHT.fdRead : RIGHT.fdWrite);
  return { userdata, type, errno, dueNs: undefined };
}

/** All subscriptions, or undefined when one has a type that does not exist. */
function understand(
  host: WasiHost,
  table: DescriptorTable,
  start: number,
  count: number,
): Awaited[] | undefined {
  const all: Awaited[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = start + SUBSCRIPTION_SIZE * i;
    const userdata = host.memory.view().getBigUint64(at, true);
    const type = host.memory.view().getUint8(at + 8);
    if (type === EVENT_TYPE.clock) all.push(awaitClock(host, at, userdata));
    else if (type === EVENT_TYPE.fdRead || type === EVENT_TYPE.fdWrite) {
      all.push(awaitStream(host, table, at, type, userdata));
    } else return undefined;
  }
  return all;
}

/** Blocks until one is due at least; returns all that are. */
function due(host: WasiHost, all: readonly Awaited[]): readonly Awaited[] {
  const ready = (): readonly Awaited[] => {
    const now = host.clock.monotonicNs();
    return all.filter(({ dueNs }) => dueNs === undefined || dueNs <= now);
  };
  let first: bigint | undefined;
  for (const { dueNs } of all) {
    if (dueNs === undefined) return ready();
    if (first === undefined || dueNs < first) first = dueNs;
  }
  // A peer may wake a little early; an answer without an event would be none.
  while (first !== undefined && first > host.clock.monotonicNs()) host.sleepUntil(first);
  return ready();
}

/** The one function of waiting. All subscriptions are read before an event is written, so the two may overlap. */
export function pollFunctions(
  host: WasiHost,
  table: DescriptorTable,
): Record<"poll_oneoff", (inAt: number, outAt: number, count: number, doneAt: number) => number> {
  return {
    poll_oneoff: (inAt, outAt, count, doneAt) => {
      const { memory } = host;
      const wanted = count >>> 0;
      if (wanted === 0) return ERRNO.inval;
      if (!memory.holds(inAt >>> 0, SUBSCRIPTION_SIZE * wanted)) return ERRNO.fault;
      if (!memory.holds(outAt >>> 0, EVENT_SIZE * wanted)) return ERRNO.fault;
      if (!memory.holds(doneAt >>> 0, 4)) return ERRNO.fault;
      const all = understand(host, table, inAt >>> 0, wanted);
      if (all === undefined) return ERRNO.inval;
      let at = outAt >>> 0;
      const events = due(host, all);
      const view = memory.view();
      for (const event of events) {
        memory.bytes().fill(0, at, at + EVENT_SIZE);
        view.setBigUint64(at, event.userdata, true);
        view.setUint16(at + 8, event.errno, true);
        view.setUint8(at + 10, event.type);
        // A stream that is ready takes or gives one byte at least.
        if (event.type !== EVENT_TYPE.clock && event.errno === ERRNO.success)
          view.setBigUint64(at + 16, 1n, true);
        at += EVENT_SIZE;
      }
      view.setUint32(doneAt >>> 0, events.length, true);
      return ERRNO.success;
    },
  };
}
