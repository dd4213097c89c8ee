/** A Node whose clock is what a file says, by libfaketime; only wall time is another, and only for that process. */

import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../harness/index.js";

/** Where Debian puts it. */
const LIBRARIES = ["x86_64", "aarch64"].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`,
);

/** The library, if this machine has it. */
export function fakeTimeLibrary(): string | undefined {
  return LIBRARIES.find((path) => existsSync(path));
}

/** A program that is Node, and its clock. */
export class WrongClock {
  readonly #folder: string = temporaryFolder();
  /** Runs Node; to be given instead of it. */
  readonly node: string = join(this.#folder, "node");

  constructor(library: string) {
    this.set(0);
    const script = [
      "#!/bin/sh",
      `export LD_PRELOAD=${library} FAKETIME_TIMESTAMP_FILE=${join(this.#folder, "clock")}`,
      // Read again each time, and leave what is no clock of people's alone: timers, ages of files.
      "export FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1",
      `exec ${process.execPath} "$@"`,
    ];
    writeFileSync(this.node, `${script.join("\n")}\n`);
    chmodSync(this.node, 0o755);
    chmodSync(this.#folder, 0o755);
  }

  /** Sets the clock so far from the right time, s; it goes on from there. */
  set(seconds: number): void {
    const file = join(this.#folder, "clock");
    writeFileSync(`${file}.new`, `${seconds < 0 ? "" : "+"}${Math.round(seconds)}`);
    renameSync(`${file}.new`, file);
  }
}
