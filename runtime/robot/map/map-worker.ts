/** Entry of the map's thread. The safety loop's thread goes before it. */

import { parentPort, workerData } from "node:worker_threads";

import { readMapFile, writeMapFile, type StoredMap } from "./map-file.js";
import { goSecond } from "../priority.js";
import { MapKeeper } from "./map-keeper.js";
import type { AnyMapRequest, MapAnswer } from "./requests.js";

/** What the thread is started with. */
export interface MapWorkerData {
  /** Where the map is kept; absent, it is forgotten at the end. */
  readonly file: string | undefined;
}

function main(port: NonNullable<typeof parentPort>, { file }: MapWorkerData): void {
  const isInRealTime = goSecond();
  let stored: StoredMap | undefined;
  try {
    stored = file === undefined ? undefined : readMapFile(file);
  } catch (error) {
    port.postMessage({ id: 0, ok: false, why: why(error) } satisfies MapAnswer);
  }
  const keeper = new MapKeeper({
    stored,
    save: (map) => {
      if (file !== undefined) writeMapFile(file, map);
    },
  });
  port.on("message", (request: AnyMapRequest) => {
    const began = performance.now();
    port.postMessage(carryOut(keeper, request));
    if (isInRealTime) leaveOthers(performance.now() - began);
  });
}

const NOTHING = new Int32Array(new SharedArrayBuffer(4));

/** Behaviours may ask for ways without end: in real time that would take a whole processor away from all the others. */
function leaveOthers(workedMs: number): void {
  Atomics.wait(NOTHING, 0, 0, workedMs);
}

function carryOut(keeper: MapKeeper, request: AnyMapRequest): MapAnswer {
  try {
    return { id: request.id, ok: true, answer: keeper.answer(request) };
  } catch (error) {
    return { id: request.id, ok: false, why: why(error) };
  }
}

function why(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own robot server starts this thread
if (parentPort) main(parentPort, workerData as MapWorkerData);
