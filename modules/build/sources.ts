/**
 * Where the compiler finds source text: the author's project from disk, the SDK from this package whatever
 * folder it was installed to, and the two files that are laid into the compiler's own library.
 */

import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** This package: `dist/build/` is two levels below it. */
export const PACKAGE_DIR: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SDK_DIR = join(PACKAGE_DIR, "assembly");

/** The name under which the compiler is told of our library folder; no such folder exists. */
export const LIBRARY = "sandpaw-library";
const SDK_PREFIX = "@sandpaw/sdk/";
/** Files of our library that the compiler reads at once, by their name in its library. */
const GLOBALS: ReadonlyMap<string, string> = new Map([
  ["sandpaw.ts", join(SDK_DIR, "globals", "sandpaw.ts")],
  ["bindings/dom.ts", join(SDK_DIR, "globals", "dom.ts")],
]);

/** The entry that is named on the compiler's command line; it only imports the author's file. */
export const ROOT_FILE = "sandpaw-root.ts";

/** The compiler's view of the disk. */
export interface Sources {
  readonly readFile: (name: string, folder: string) => Promise<string | null>;
  readonly listFiles: (folder: string) => Promise<string[] | null>;
  /** Everything that was read so far, by the path that diagnostics name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Makes the view for one project; `rootText` is what `ROOT_FILE` says. */
export function createSources(dir: string, rootText: string): Sources {
  const texts = new Map<string, string>();
  const keep = async (path: string, name: string): Promise<string | null> => {
    const text = await textOf(path);
    if (text !== null) texts.set(name, text);
    return text;
  };
  return {
    texts,
    readFile: async (name, folder) => {
      const path = name.replaceAll("\\", "/");
      if (folder === LIBRARY) {
        const place = libraryPath(path);
        return place === null ? null : keep(place, `~lib/${path}`);
      }
      if (name === ROOT_FILE) return rootText;
      // Options of a project's own would change what is built; `sandpaw.json` is the only configuration.
      if (name === "asconfig.json") return null;
      return keep(resolve(dir, path), path);
    },
    listFiles: async (folder) => (folder === LIBRARY ? [...GLOBALS.keys()] : null),
  };
}

function libraryPath(name: string): string | null {
  const laidIn = GLOBALS.get(name);
  if (laidIn !== undefined) return laidIn;
  if (!name.startsWith(SDK_PREFIX) || name.includes("..")) return null;
  return join(SDK_DIR, name.slice(SDK_PREFIX.length));
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}
