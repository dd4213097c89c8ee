/** The Node that goes into a pack: a program of the right architecture that is new enough. */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CliError } from "../error.js";
import type { Architecture } from "./architecture.js";
import { type Elf, readElf } from "./elf.js";

/** It, read. */
export interface NodeProgram {
  readonly elf: Elf;
  /** Such as `20.11.0`. */
  readonly version: string;
}

const OLDEST = [20, 11] as const;
/** Every Node knows where its headers are to be had; a foreign one cannot be asked. */
const HEADERS_URL = /\/v(\d+\.\d+\.\d+)\/node-v\d+\.\d+\.\d+-headers\.tar\.gz/;

/** Reads the program at `path`, or `bin/node` below it. Throws `pack-node`, `pack-elf`. */
export function readNodeProgram(path: string, architecture: Architecture): NodeProgram {
  const file = isFolder(path) ? join(path, "bin", "node") : path;
  const elf = readElf(readProgram(file), file);
  const { machine, name } = architecture;
  if (elf.machine !== machine || elf.interpreter === undefined) {
    throw new CliError("pack-node", `${file} is no program for ${name}`);
  }
  const version = versionIn(elf.bytes);
  if (version === undefined) throw new CliError("pack-node", `${file} is no Node`);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new CliError(
      "pack-node",
      `${file} is Node ${version}; ${OLDEST.join(".")} is the oldest that will do`,
    );
  }
  return { elf, version };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readProgram(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CliError("pack-node", `${file} cannot be read`, { cause });
  }
}

function versionIn(bytes: Buffer): string | undefined {
  for (let at = bytes.indexOf("-headers.tar.gz"); at !== -1; at = bytes.indexOf("-headers.tar.gz", at + 1)) {
    const found = HEADERS_URL.exec(bytes.toString("latin1", Math.max(0, at - 100), at + 20))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
