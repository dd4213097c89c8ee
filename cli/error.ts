/** What can go wrong in the command itself; everything else has the code of the library that it comes from. */

import { CodedError, type ErrorKind, type ErrorTable } from "@sandpaw/runtime/protocol";

export type CliErrorCode =
  | "usage"
  | "command-unknown"
  | "file-unreadable"
  | "file-exists"
  | "file-unusable"
  | "disk-full"
  | "robot-name"
  | "robot-silent"
  | "robot-several"
  | "run-unknown"
  | "run-several"
  | "part-failed"
  | "dev-running"
  | "tests-missing"
  | "test-never-ends"
  | "project-not-installed"
  | "key-variable-missing"
  | "key-program-failed"
  | "key-program-invalid"
  | "simulation-request"
  | "simulation-robotless"
  | "pack-elf"
  | "pack-node"
  | "pack-libraries"
  | "pack-packages"
  | "internal";

/** Every code of this area. */
export const CLI_ERRORS: ErrorTable<CliErrorCode> = {
  usage: {
    kind: "user",
    meaning: "The command was called with arguments that it does not take.",
    remedy: "Add `--help` to see what it takes, with examples.",
  },
  "command-unknown": {
    kind: "user",
    meaning: "There is no such command.",
    remedy: "`sandpaw --help` lists the commands.",
  },
  "file-unreadable": {
    kind: "user",
    meaning: "A file that was named cannot be read.",
    remedy: "Check the path and its permissions.",
  },
  "file-exists": {
    kind: "user",
    meaning: "The command would write over something that is there.",
    remedy: "Choose another name, or remove it first.",
  },
  "file-unusable": {
    kind: "user",
    meaning: "A file or folder that the command needs cannot be read, made or written.",
    remedy: "Check the path, who owns it and its permissions, or name another place.",
  },
  "disk-full": {
    kind: "system",
    meaning: "A file could not be written, because the disk or your share of it is full.",
    remedy: "Make room, then run the command again.",
  },
  "robot-name": {
    kind: "user",
    meaning: "That is no name of a robot.",
    remedy: "Use lower-case letters, digits and dashes, 63 at most.",
  },
  "robot-silent": {
    kind: "user",
    meaning: "No robot server of that name answers.",
    remedy:
      "Start one with `sandpaw sim`; `sandpaw run` without `--robot` brings a simulated robot of its own.",
  },
  "robot-several": {
    kind: "user",
    meaning: "More than one robot server runs, and none was named.",
    remedy: "Name one with `--robot NAME`.",
  },
  "run-several": {
    kind: "user",
    meaning: "More than one run is meant.",
    remedy: "Name one by its id, or by as much of it as makes it the only one; `sandpaw ps` lists them.",
  },
  "part-failed": {
    kind: "system",
    meaning: "A process that the command needs did not start.",
    remedy: "The message ends with what it said; `npm run build` makes whatever is missing.",
  },
  "tests-missing": {
    kind: "user",
    meaning: "The project has no tests.",
    remedy: "Write one; what `sandpaw new` makes has one to copy, and docs/testing-behaviours.md says how.",
  },
  "test-never-ends": {
    kind: "user",
    meaning: "A file of tests did not end.",
    remedy:
      "Look for a loop or a timer in it that never ends; a long test gets more time with `--limit SECONDS`.",
  },
  "project-not-installed": {
    kind: "user",
    meaning: "The tests use the SDK, and the project does not have it.",
    remedy: "Run `npm install` in the project first.",
  },
  "key-variable-missing": {
    kind: "user",
    meaning: "The environment variable that should hold the private key is not set, or empty.",
    remedy: "Set it to the text of a key file, as `sandpaw keygen` writes it.",
  },
  "key-program-failed": {
    kind: "system",
    meaning: "The program that keeps the key did not start, took too long, or ended with an error.",
    remedy: "Look at what it said, at the end of the message; try it alone: docs/signing.md shows how.",
  },
  "key-program-invalid": {
    kind: "system",
    meaning:
      "The program that keeps the key answered something that is not in its protocol, or a wrong signature.",
    remedy: "Correct the program: docs/signing.md says what it is asked and what it must answer.",
  },
  "simulation-request": {
    kind: "user",
    meaning: "What `simulate` was given on its standard input is not a request.",
    remedy: "Give it one JSON object; `sandpaw simulate --help` shows one.",
  },
  "simulation-robotless": {
    kind: "user",
    meaning: "The module does not use a robot, so there is nothing to simulate.",
    remedy: "Run it with `sandpaw run MODULE --robot none`.",
  },
  "pack-elf": {
    kind: "user",
    meaning: "A program or library for a pack is not the ELF file that it should be.",
    remedy: "Give Node as its makers built it; docs/robots-install.md says which npm packages have it.",
  },
  "pack-node": {
    kind: "user",
    meaning: "The Node for a pack is missing, is for another architecture, or is too old.",
    remedy: "`sandpaw pack --help` says how to get one; Node 20.11 is the oldest.",
  },
  "pack-libraries": {
    kind: "user",
    meaning:
      "The folder of libraries for a pack lacks one that Node needs, or has it for another architecture.",
    remedy:
      "Unpack Debian's libc6, libstdc++6, libgcc-s1 and libatomic1 of the robot's architecture into it.",
  },
  "pack-packages": {
    kind: "user",
    meaning: "A package that goes into a pack is not where this command would find it.",
    remedy:
      "Run `npm ci` and `npm run build` where sandpaw is installed from its source, else install it again.",
  },
  "dev-running": {
    kind: "user",
    meaning: "Another `sandpaw dev` follows this project already.",
    remedy: "End that one, or copy the project to work on two versions.",
  },
  "run-unknown": {
    kind: "user",
    meaning: "There is no run of that name.",
    remedy: "`sandpaw ps` lists what runs, `sandpaw ps --all` also what has ended.",
  },
  internal: {
    kind: "system",
    meaning: "The command met something that it was not made for: a defect of sandpaw.",
    remedy: "Run it again with SANDPAW_DEBUG=1 and report what it prints.",
  },
};

/** Thrown by the command itself. */
export class CliError extends CodedError<CliErrorCode> {
  override readonly name = "CliError";

  constructor(code: CliErrorCode, detail: string, options?: { cause?: unknown }) {
    super(CLI_ERRORS, code, detail, options);
  }
}

/** Somebody else's refusal, handed on: of the rooms that admit, or of a process that was started. */
export class RefusalError extends Error {
  override readonly name = "RefusalError";
  readonly kind: ErrorKind;
  readonly code: string;

  constructor(code: string, message: string, kind: ErrorKind = "user") {
    super(message.startsWith(`${code}: `) ? message : `${code}: ${message}`);
    this.code = code;
    this.kind = kind;
  }
}
