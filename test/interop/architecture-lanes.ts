/** The Nodes and architectures that the runtime is run on, side by side. */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PIN = join(ROOT, ".ci", "peers", "architectures.pin");

/** Architectures as `scripts/emulated-node` names them; the two ARMs are emulated. */
export const FOREIGN_LANES = ["x64", "arm64", "armv7l"] as const;
export type ForeignLane = (typeof FOREIGN_LANES)[number];

/** Where `.ci/peers/architectures.sh` has put emulators, libraries and Nodes; undefined where it was not run. */
export function architecturesFolder(): string | undefined {
  const key = createHash("sha256").update(readFileSync(PIN)).digest("hex").slice(0, 12);
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(cache, "sandpaw", "peers", `architectures-${key}`);
  return existsSync(join(folder, "complete")) ? folder : undefined;
}

/** Lays the Node of a lane into a folder where any user can run it; resolves with its program. */
export async function layNode(lane: ForeignLane, folder: string): Promise<string> {
  const script = join(ROOT, "scripts", "emulated-node");
  const { stdout } = await promisify(execFile)("bash", [script, lane, folder]);
  return stdout.trim();
}
