/** The map as one session reads it: bounded by number, answered by the map's thread. */

import { fail, succeed, type CallApi, type Result, type RobotError } from "../protocol/index.js";
import { TILES } from "./map/grid.js";
import type { MapThread } from "./map/map-thread.js";

/** Readings of the map that a session may make in a second. */
const MOST_A_SECOND = 256;
const SECOND_NS = 1_000_000_000n;

export interface MapCallParts {
  readonly map: Pick<MapThread, "ask">;
  readonly now: () => bigint;
}

/** The calls of one session. */
export function createMapCalls({ map, now }: MapCallParts): CallApi["sensors"] {
  let windowNs = 0n;
  let made = 0;

  async function read<T>(ask: () => Promise<T | undefined>): Promise<Result<T, RobotError>> {
    const nowNs = now();
    if (nowNs - windowNs >= SECOND_NS) [windowNs, made] = [nowNs, 0];
    made += 1;
    if (made > MOST_A_SECOND) return fail("stale");
    try {
      const answer = await ask();
      return answer === undefined ? fail("unavailable") : succeed(answer);
    } catch {
      // The thread is gone or behind; what it said is in the log.
      return fail("unavailable");
    }
  }

  return {
    mapInfo: () => read(() => map.ask("info", undefined)),
    mapTile: (column, row) =>
      column >= TILES || row >= TILES ? fail("invalid") : read(() => map.ask("tile", { column, row })),
  };
}
