/** Everything that lies in a pack, in the order of its paths, with a list of it all. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { TarInput } from "@sandpaw/runtime/oci";
import { VERSION } from "../version.js";
import type { Architecture } from "./architecture.js";
import { collectLibraries } from "./libraries.js";
import type { NodeProgram } from "./node-program.js";
import { collectPackages } from "./packages.js";
import { FIELD_BYTES, makeRelocatable } from "./relocatable.js";

/** What a pack is made of. */
export interface PackInput {
  readonly architecture: Architecture;
  readonly node: NodeProgram;
  /** A folder with the libraries that go with it; the robot's own are used without it. */
  readonly libraries: string | undefined;
}

/** The folder that a pack unpacks to. */
export const PACK_FOLDER = "sandpaw";
/** Where it is installed unless told; filled in while packing, so that it needs no installation there. */
const USUAL_PREFIX = "/opt/sandpaw";

const CLI_FOLDER: string = fileURLToPath(new URL("../../", import.meta.url));
/** Of `robot-files/`: where each goes, and which are programs. */
const ROBOT_FILES: readonly (readonly [file: string, path: string, isProgram: boolean])[] = [
  ["install", "install", true],
  ["remove", "remove", true],
  ["robotd", "bin/robotd", true],
  ["sandpaw", "bin/sandpaw", true],
  // Small heaps: a robot has little memory, and none of these programs allocates much.
  // No io_uring (docs/decisions/io-uring.md); what the allocator has free goes back at once, 3 MiB of the robot server.
  ["environment", "bin/environment", false],
  ["node-flags", "bin/node-flags", false],
  // Without the optimising compiler a supervisor is 2 MiB smaller, and works as long as with it.
  ["run-flags", "bin/run-flags", false],
  ["robotd.conf", "service/robotd.conf", false],
  ["sandpaw-robotd.service", "service/sandpaw-robotd.service", false],
  ["sandpaw-robotd.upstart", "service/sandpaw-robotd.upstart", false],
  ["sandpaw-robotd.init", "service/sandpaw-robotd.init", false],
];

interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isProgram?: boolean;
}

/** Collects the files. Throws `pack-…`. */
export function packContents({ architecture, node, libraries }: PackInput): readonly TarInput[] {
  const entries: Entry[] = ROBOT_FILES.map(([file, path, isProgram]) => ({
    path,
    bytes: readFileSync(`${CLI_FOLDER}robot-files/${file}`),
    isProgram,
  }));
  entries.push(...nodeEntries(architecture, node, libraries));
  for (const { path, file } of collectPackages(CLI_FOLDER)) {
    entries.push({ path: `node_modules/${path}`, bytes: readFileSync(file) });
  }
  const facts = {
    sandpaw: VERSION,
    architecture: architecture.name,
    node: node.version,
    ownLibraries: libraries !== undefined,
  };
  entries.push({ path: "pack.json", bytes: Buffer.from(`${JSON.stringify(facts, undefined, 2)}\n`) });
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  // As `sha256sum -c` reads it.
  const list = entries.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join("");
  entries.push({ path: "CONTENTS", bytes: Buffer.from(list) });
  return entries.map(({ path, bytes, isProgram }) => ({
    path: `${PACK_FOLDER}/${path}`,
    size: bytes.length,
    content: () => [bytes],
    ...(isProgram === true && { isProgram }),
  }));
}

function nodeEntries(
  architecture: Architecture,
  { elf }: NodeProgram,
  folder: string | undefined,
): readonly Entry[] {
  if (folder === undefined) return [{ path: "bin/node", bytes: elf.bytes, isProgram: true }];
  const loader = basename(elf.interpreter ?? "");
  const found = collectLibraries(folder, elf, architecture);
  const own = makeRelocatable(elf, `${USUAL_PREFIX}/lib/${loader}`, `${USUAL_PREFIX}/lib`);
  // Read by `install`, line by line.
  const places = `loader ${own.loaderAt} ${FIELD_BYTES} ${loader}\nlibraries ${own.librariesAt} ${FIELD_BYTES}\n`;
  return [
    { path: "bin/node", bytes: own.bytes, isProgram: true },
    { path: "relocation", bytes: Buffer.from(places) },
    ...found.map(({ name, bytes }) => ({ path: `lib/${name}`, bytes, isProgram: true })),
  ];
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
