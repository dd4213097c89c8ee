/** A behaviour project in a temporary folder, from one source text. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.js";

export interface ProjectSource {
  /** `assembly/index.ts`. */
  readonly source: string;
  readonly shape: "program" | "reactor";
  readonly rateHz?: number;
  /** What `sandpaw.json` requests. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly name?: string;
}

/** Writes the project; answers its folder. */
export function projectFolder({ source, shape, rateHz, request, name = "guest" }: ProjectSource): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "assembly"));
  writeFileSync(join(dir, "assembly", "index.ts"), source);
  const rate = shape === "reactor" ? { rateHz: rateHz ?? 20 } : {};
  writeFileSync(
    join(dir, "sandpaw.json"),
    JSON.stringify({ name, version: "0.1.0", shape, ...rate, request }),
  );
  return dir;
}
