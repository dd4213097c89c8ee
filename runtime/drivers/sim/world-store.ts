/** Finds world files: the built-in ones by name, others by path. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

import { WorldError } from "./errors.js";
import { buildWorld, type World } from "./world.js";
import { MAX_WORLD_BYTES, parseWorldFile } from "./world-file.js";

// From dist/drivers/sim up to the package, whose source folder holds the files themselves.
const BUILT_IN = new URL("../../../drivers/sim/worlds/", import.meta.url);

/** Names of the worlds that come with the package. */
export function builtInWorlds(): readonly string[] {
  return readdirSync(BUILT_IN)
    .filter((file) => file.endsWith(".json"))
    .map((file) => basename(file, ".json"))
    .sort();
}

/** Reads and builds a world; `world` is a built-in name (letters, digits, dashes) or a path. */
export function loadWorld(world: string): World {
  const path = /^[a-z0-9-]+$/.test(world) ? fileURLToPath(new URL(`${world}.json`, BUILT_IN)) : world;
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > MAX_WORLD_BYTES) {
      throw new WorldError(
        "world-too-large",
        `${path} has ${size} bytes, at most ${MAX_WORLD_BYTES} are allowed`,
      );
    }
    bytes = readFileSync(path);
  } catch (cause) {
    if (cause instanceof WorldError) throw cause;
    const built = builtInWorlds().join(", ");
    throw new WorldError("world-unreadable", `cannot read the world "${world}" (built in are ${built})`, {
      cause,
    });
  }
  return buildWorld(parseWorldFile(bytes, basename(path)));
}
