/** A world cannot change under a running robot: what is saved is told, and used at the next start. */

import { unwatchFile, watchFile } from "node:fs";
import { basename, resolve } from "node:path";
import { type Context, remark } from "../context.js";

const WORLD_LOOK_MS = 500;

/** Tells that a world file was changed; answers what ends that. */
export function watchWorld(context: Context, world: string): () => void {
  if (!world.endsWith(".json")) return () => undefined;
  const path = resolve(context.cwd, world);
  const onLook = (): void => {
    remark(
      context,
      `sandpaw: ${basename(path)} has changed; this world goes on as it was, the next start uses it`,
    );
  };
  watchFile(path, { interval: WORLD_LOOK_MS }, onLook);
  return () => {
    unwatchFile(path, onLook);
  };
}
