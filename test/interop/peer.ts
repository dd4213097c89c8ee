/** Where the programs of other people are that `.ci/peers` fetches. */

import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../harness/index.js";

/** `SANDPAW_PEER_COSIGN`, else the pinned one in the user's cache, else the machine's own; undefined if none. */
export function cosignPath(): string | undefined {
  return peerPath("cosign");
}

/** The same for any program that `.ci/peers/NAME.pin` names and Debian packs. */
export function peerPath(program: "cosign" | "docker-registry" | "oras"): string | undefined {
  const pin = readFileSync(new URL(`../../../.ci/peers/${program}.pin`, import.meta.url), "utf8").trim();
  const [, name = "", version = ""] = pin.split(" ");
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const places = [
    process.env[`SANDPAW_PEER_${program.toUpperCase().replaceAll("-", "_")}`],
    join(cache, "sandpaw", "peers", `${name}-${version}`, "root", "usr", "bin", program),
  ];
  return places.find((place) => place !== undefined && isProgram(place)) ?? onPath(program);
}

/** Folder of Python's `mcap` package as pinned, for `PYTHONPATH`; undefined if it is not there. */
export function pythonMcap(): string | undefined {
  const pin = readFileSync(new URL("../../../.ci/peers/mcap.pin", import.meta.url), "utf8").trim();
  const [name = "", version = ""] = pin.split(" ");
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(cache, "sandpaw", "peers", `python-${name}-${version}`);
  return existsSync(join(folder, name)) ? folder : undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
