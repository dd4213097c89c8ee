/** Writes small projects and compiles them. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type Compiled, type Shape } from "@sandpaw/sdk/build";
import { temporaryFolder } from "../harness/index.js";

/** A project folder with this source as its entry. */
export function folderWith(source: string): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "assembly"));
  writeFileSync(join(dir, "assembly", "index.ts"), source);
  return dir;
}

/** Compiles one source file. */
export async function compiled(source: string, shape: Shape = "reactor", log = true): Promise<Compiled> {
  return compile({ dir: folderWith(source), entry: "assembly/index.ts", shape, log });
}

/** A `sandpaw.json`, with some keys changed. */
export function projectJson(changes: Readonly<Record<string, unknown>> = {}): string {
  const project = {
    name: "test",
    version: "1.0.0",
    shape: "reactor",
    rateHz: 20,
    request: { motion: { maxSpeed: 0.3, maxTurn: 1 }, sensors: {}, log: {} },
  };
  return JSON.stringify({ ...project, ...changes });
}
