/** Where the programs of other people are that `.ci/peers` fetches. */

import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../harness/index.js";

/** `SANDPAW_PEER_COSIGN`, else the pinned one in the user's cache, else the machine's own; undefined if none. */
export function cosignPath(): string | undefined {
  return peerPath("cosign");
}

/** cosign 3, of which only the pinned one will do: what is on the path may be any. */
export function cosign3Path(): string | undefined {
  const place = process.env["SANDPAW_PEER_COSIGN_3"] ?? cachedPath("cosign-3", "cosign");
  return isProgram(place) ? place : undefined;
}

/** The same for any program that `.ci/peers/NAME.pin` names and Debian packs. */
export function peerPath(program: "cosign" | "docker-registry" | "oras"): string | undefined {
  const places = [
    process.env[`SANDPAW_PEER_${program.toUpperCase().replaceAll("-", "_")}`],
    cachedPath(program, program),
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

/** Where `.ci/peers/PIN.sh` puts the program. */
function cachedPath(pin: string, program: string): string {
  const text = readFileSync(new URL(`../../../.ci/peers/${pin}.pin`, import.meta.url), "utf8").trim();
  const [, name = "", version = ""] = text.split(" ");
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "sandpaw", "peers", `${name}-${version}`, "root", "usr", "bin", program);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
