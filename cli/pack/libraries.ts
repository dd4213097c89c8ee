/** The loader and the libraries that Node needs, from a folder into which Debian's packages were unpacked. */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CliError } from "../error.js";
import type { Architecture } from "./architecture.js";
import { type Elf, readElf } from "./elf.js";

/** A library under the name by which it is asked for. */
export interface Library {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Finds them with all that they need in turn, in the order of their names. Throws `pack-libraries`. */
export function collectLibraries(
  folder: string,
  program: Elf,
  architecture: Architecture,
): readonly Library[] {
  const loader = basename(program.interpreter ?? "");
  const found = new Map<string, Library>();
  const wanted = [loader, ...program.needed];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue;
    const bytes = find(folder, name, architecture);
    const elf = readElf(bytes, name);
    if (elf.machine !== architecture.machine) {
      throw new CliError("pack-libraries", `${name} below ${folder} is not for ${architecture.name}`);
    }
    found.set(name, { name, bytes });
    wanted.push(...elf.needed);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function find(folder: string, name: string, { triplet, debian }: Architecture): Buffer {
  const places = [`lib/${triplet}`, `usr/lib/${triplet}`, "lib64", "lib", "usr/lib64", "usr/lib"];
  for (const place of places) {
    try {
      return readFileSync(join(folder, place, name));
    } catch {
      // Not in this one; the next.
    }
  }
  throw new CliError(
    "pack-libraries",
    `there is no ${name} below ${folder}; unpack libc6:${debian}, libstdc++6:${debian}, libgcc-s1:${debian} ` +
      `and libatomic1:${debian} into it`,
  );
}
