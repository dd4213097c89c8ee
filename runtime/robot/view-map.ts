/** The map for people who look: drawn by the map's thread, once a second however many look. */

import type { ViewMap } from "../protocol/index.js";
import type { MapThread } from "./map/map-thread.js";

/** Whoever asks sooner gets the map before again, ns. */
const INTERVAL_NS = 1_000_000_000n;

/** Answers the map, or null where nothing is known or the thread does not draw. */
export function createViewMap(
  map: Pick<MapThread, "ask">,
  machineNs: () => bigint,
): () => Promise<ViewMap | null> {
  let newest: Promise<ViewMap | null> = Promise.resolve(null);
  let isDrawing = false;
  let next = 0n;

  async function draw(): Promise<ViewMap | null> {
    try {
      isDrawing = true;
      const picture = await map.ask("picture", undefined);
      if (!picture) return null;
      const { deflated, stampNs, ...geometry } = picture;
      const base64 = Buffer.from(deflated.buffer, deflated.byteOffset, deflated.length).toString("base64");
      return { stampNs: stampNs.toString(), ...geometry, base64 };
    } catch {
      return null;
    } finally {
      isDrawing = false;
    }
  }

  return () => {
    const now = machineNs();
    if (!isDrawing && now >= next) {
      next = now + INTERVAL_NS;
      newest = draw();
    }
    return newest;
  };
}
