/**
 * A folder that becomes the root of every engine of a supervisor: Node, its libraries, `setpriv` and the engine's
 * files. Nothing in it is secret and nothing in it can be written by an engine. All but the engine's files are bound onto
 * empty files, so that their pages are those of every other program; where the machine refuses that for a library, the
 * libraries are copied (5 MB).
 */

import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { run } from "./run-tool.js";
import type { Tools } from "./tool.js";

/** A built root. */
export interface PrivateRoot {
  readonly dir: string;
  /** What is to be mounted before it is entered, the root itself first: a table as `mount --all` reads it. */
  readonly mounts: string;
  remove(): void;
}

export interface PrivateRootOptions {
  /** Where the folder is made; it must be private to the supervisor's user. */
  readonly parent: string;
  readonly tools: Tools;
  readonly node: string;
  /** The engine's bundle; becomes `/engine/engine.cjs`. */
  readonly bundle: string;
  /** The script that runs it; becomes `/engine/start.cjs`. */
  readonly start: string;
  readonly libraries: "bound" | "copied";
}

/** The engine's files as seen from inside. */
export const INSIDE = {
  bundle: "/engine/engine.cjs",
  start: "/engine/start.cjs",
  /** What V8 made of the bundle, once there is such a file. */
  code: "/engine/code.bin",
  all: "/engine/*",
} as const;

/** Full paths of the shared libraries of a program, its loader included. */
async function librariesOf(ldd: string, program: string): Promise<readonly string[]> {
  const outcome = await run({ file: ldd, args: [program], hasGuestStderr: false });
  if (!outcome.ok) return [];
  return outcome.stdout.split("\n").flatMap((line) => /(?:=>\s*)?(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}

/** What Node gives a file of the older kind. */
const HEAD = "(function (exports, require, module, __filename, __dirname) {";

/** One line of a mount table: `from` is seen at `to`, read-only. Octal numbers stand for what would end a word, fstab(5). */
function mountLine(from: string, to: string): string {
  const word = (path: string): string =>
    path.replaceAll(/[ \t\n\\]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return `${word(from)} ${word(to)} none bind,ro,nosuid,nodev 0 0\n`;
}

/** Builds the folder. Throws when a file cannot be copied. */
export async function buildPrivateRoot(options: PrivateRootOptions): Promise<PrivateRoot> {
  const { tools, node, bundle, parent } = options;
  const isBound = options.libraries === "bound";
  if (tools.ldd === undefined || tools.setpriv === undefined) throw new Error("ldd and setpriv are needed");
  const libraries = new Set([
    ...(await librariesOf(tools.ldd, node)),
    ...(await librariesOf(tools.ldd, tools.setpriv)),
  ]);
  const dir = mkdtempSync(join(parent, "root-"));
  const place = (from: string | undefined, to: string, mode: number): void => {
    const target = join(dir, to);
    mkdirSync(dirname(target), { recursive: true });
    // Modes are set and not asked for: a strict umask would lock the engine's user out of its own root.
    for (let folder = dirname(target); folder !== dir; folder = dirname(folder)) chmodSync(folder, 0o755);
    if (from === undefined) writeFileSync(target, "");
    else copyFileSync(from, target);
    chmodSync(target, mode);
  };
  const mounts = [mountLine(dir, dir)];
  const bind = (from: string, to: string): void => {
    place(undefined, to, 0o755);
    mounts.push(mountLine(from, join(dir, to)));
  };
  bind(node, "node");
  for (const library of libraries)
    if (isBound) bind(library, library);
    else place(library, library, 0o755);
  if (isBound) bind(tools.setpriv, "setpriv");
  else place(tools.setpriv, "setpriv", 0o755);
  place(options.start, INSIDE.start, 0o644);
  // As one function, so that whoever runs it holds its text once.
  const inside = join(dir, INSIDE.bundle);
  writeFileSync(inside, `${HEAD}${readFileSync(bundle, "utf8")}\n})`);
  chmodSync(inside, 0o644);
  chmodSync(dir, 0o755);
  // Beside the root, not in it: what the machine's folders are called is no business of an engine.
  const table = `${dir}.mounts`;
  writeFileSync(table, mounts.join(""), { mode: 0o600 });
  return {
    dir,
    mounts: table,
    remove() {
      rmSync(dir, { recursive: true, force: true });
      rmSync(table, { force: true });
    },
  };
}
