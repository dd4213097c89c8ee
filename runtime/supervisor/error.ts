/** What can go wrong between a verified module and a running behaviour. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type SupervisorErrorCode =
  | "engine-bundle-missing"
  | "engine-uids-exhausted"
  | "engine-not-ready"
  | "module-file-unreadable"
  | "module-file-not-regular"
  | "module-file-too-large"
  | "robot-unreachable"
  | "robot-needed"
  | "run-folder-unsafe"
  | "run-move-illegal"
  | "run-not-running"
  | "exec-not-offered"
  | "exec-unanswered"
  | "exec-refused"
  | "supervisor-closed";

/** Every code of this area. */
export const SUPERVISOR_ERRORS: ErrorTable<SupervisorErrorCode> = {
  "engine-bundle-missing": {
    kind: "system",
    meaning: "The one file that an engine consists of is not there.",
    remedy: "Run `npm run build`, or install the package again.",
  },
  "engine-uids-exhausted": {
    kind: "system",
    meaning: "Every user id that is set aside for engines is in use.",
    remedy: "End some behaviours; if there are none, look for processes with ids 60707 to 61183.",
  },
  "engine-not-ready": {
    kind: "system",
    meaning: "An engine process was started, but did not say that it is ready.",
    remedy: "The message ends with what it printed; check that Node and its libraries are whole.",
  },
  "module-file-unreadable": {
    kind: "user",
    meaning: "The module file cannot be opened, or its last path component is a link.",
    remedy: "Check the path and its permissions; name the file itself, not a link to it.",
  },
  "module-file-not-regular": {
    kind: "user",
    meaning: "The module path names something other than a regular file.",
    remedy: "Give the path of a `.wasm` file.",
  },
  "module-file-too-large": {
    kind: "user",
    meaning: "The file is larger than any module or bundle may be.",
    remedy: "Build with optimisation and without debug information.",
  },
  "robot-unreachable": {
    kind: "system",
    meaning: "The robot server does not answer, or speaks another version.",
    remedy: "Start it with `sandpaw sim`, or name another robot; see its log.",
  },
  "robot-needed": {
    kind: "user",
    meaning: "The module imports the robot API, but this supervisor has no robot.",
    remedy: "Name a robot, or run a module without robot imports.",
  },
  "run-folder-unsafe": {
    kind: "user",
    meaning: "The folder for running things belongs to somebody else, or others can write to it.",
    remedy: "Remove it, or name another one in `SANDPAW_RUN_DIR`.",
  },
  "run-move-illegal": {
    kind: "system",
    meaning: "A behaviour was asked to go from one state of its life to one that cannot follow.",
    remedy: "Report it: this is a defect of the program that uses the supervisor.",
  },
  "run-not-running": {
    kind: "user",
    meaning: "The behaviour is not running, so it cannot be asked for anything.",
    remedy: "See `sandpaw ps` for what runs.",
  },
  "exec-not-offered": {
    kind: "user",
    meaning: "The behaviour has no `exec` export.",
    remedy: "Export `exec` from the module if people shall be able to talk to it.",
  },
  "exec-unanswered": {
    kind: "user",
    meaning: "The behaviour did not answer the line in time.",
    remedy: "Try again; a reactor answers between two ticks.",
  },
  "exec-refused": {
    kind: "user",
    meaning: "The behaviour answered the line with an error.",
    remedy: "The message is the behaviour's own.",
  },
  "supervisor-closed": {
    kind: "system",
    meaning: "The supervisor is shutting down and starts nothing more.",
    remedy: "Start it again.",
  },
};

/** Thrown by everything in this room. */
export class SupervisorError extends CodedError<SupervisorErrorCode> {
  override readonly name = "SupervisorError";

  constructor(code: SupervisorErrorCode, detail: string, options?: { cause?: unknown }) {
    super(SUPERVISOR_ERRORS, code, detail, options);
  }
}
