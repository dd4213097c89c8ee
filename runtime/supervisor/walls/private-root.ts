/**
 * A folder that becomes the root of every engine of a supervisor: Node's libraries, `setpriv`, the engine's one
 * file, and an empty file onto which Node is bound. Nothing in it is secret and nothing in it can be written by
 * an engine. Libraries are copied (5 MB), Node (100 MB) is bound, so that its pages stay shared.
 */

import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { run } from "./run-tool.js";
import type { Tools } from "./tool.js";

/** A built root. */
export interface PrivateRoot {
  readonly dir: string;
  remove(): void;
}

export interface PrivateRootOptions {
  /** Where the folder is made; it must be private to the supervisor's user. */
  readonly parent: string;
  readonly tools: Tools;
  readonly node: string;
  /** The engine's bundle; becomes `/engine.cjs`. */
  readonly bundle: string;
}

/** The engine's file as seen from inside. */
export const BUNDLE_INSIDE = "/engine.cjs";

/** Full paths of the shared libraries of a program, its loader included. */
async function librariesOf(ldd: string, program: string): Promise<readonly string[]> {
  const outcome = await run({ file: ldd, args: [program], hasGuestStderr: false });
  if (!outcome.ok) return [];
  return outcome.stdout.split("\n").flatMap((line) => /(?:=>\s*)?(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}

/** Builds the folder. Throws when a file cannot be copied. */
export async function buildPrivateRoot(options: PrivateRootOptions): Promise<PrivateRoot> {
  const { tools, node, bundle, parent } = options;
  if (tools.ldd === undefined || tools.setpriv === undefined) throw new Error("ldd and setpriv are needed");
  const libraries = new Set([
    ...(await librariesOf(tools.ldd, node)),
    ...(await librariesOf(tools.ldd, tools.setpriv)),
  ]);
  const dir = mkdtempSync(join(parent, "root-"));
  const place = (from: string, to: string, mode: number): void => {
    const target = join(dir, to);
    mkdirSync(dirname(target), { recursive: true });
    // Modes are set and not asked for: a strict umask would lock the engine's user out of its own root.
    for (let folder = dirname(target); folder !== dir; folder = dirname(folder)) chmodSync(folder, 0o755);
    copyFileSync(from, target);
    chmodSync(target, mode);
  };
  for (const library of libraries) place(library, library, 0o755);
  place(tools.setpriv, "setpriv", 0o755);
  place(bundle, BUNDLE_INSIDE, 0o644);
  writeFileSync(join(dir, "node"), "");
  chmodSync(join(dir, "node"), 0o755);
  chmodSync(dir, 0o755);
  return {
    dir,
    remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
