/** Errors of the simulated world: its file, its process and its wire. */

import { CodedError, type ErrorTable } from "../../protocol/index.js";

export type WorldErrorCode =
  | "world-unreadable"
  | "world-too-large"
  | "world-not-json"
  | "world-invalid"
  | "world-blocked";

/** What can be wrong with a world file. */
export const WORLD_ERRORS: ErrorTable<WorldErrorCode> = {
  "world-unreadable": {
    kind: "user",
    meaning: "The world file cannot be read.",
    remedy: "Check the path, or use the name of a built-in world (flat, room).",
  },
  "world-too-large": {
    kind: "user",
    meaning: "The world file is larger than a world file may be (256 KiB).",
    remedy: "Make the world smaller.",
  },
  "world-not-json": {
    kind: "user",
    meaning: "The world file is not valid JSON.",
    remedy: "Mend the file at the line that the message names.",
  },
  "world-invalid": {
    kind: "user",
    meaning: "The world file has keys or values that a world does not have.",
    remedy: "Mend each line that the message names.",
  },
  "world-blocked": {
    kind: "user",
    meaning: "The robot does not fit where the world file starts or docks it.",
    remedy: "Move `start` or `dock` at least 0.18 m away from walls and furniture, and off the cliffs.",
  },
};

/** A world file that cannot be used. */
export class WorldError extends CodedError<WorldErrorCode> {
  override readonly name = "WorldError";
  constructor(code: WorldErrorCode, detail: string, options?: { cause?: unknown }) {
    super(WORLD_ERRORS, code, detail, options);
  }
}
