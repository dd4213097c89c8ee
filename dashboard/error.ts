/** Errors of the console. */

import { CodedError, type ErrorTable } from "@sandpaw/runtime/protocol";

export type ConsoleErrorCode =
  | "console-arguments-invalid"
  | "console-port-in-use"
  | "console-page-unreadable"
  | "console-robot-absent";

export const CONSOLE_ERRORS: ErrorTable<ConsoleErrorCode> = {
  "console-arguments-invalid": {
    kind: "user",
    meaning: "The console was started with arguments that it does not take.",
    remedy: "Mend the argument that the message names.",
  },
  "console-port-in-use": {
    kind: "user",
    meaning: "The console cannot listen on this port of 127.0.0.1.",
    remedy: "Choose another port, or 0 for any free one.",
  },
  "console-page-unreadable": {
    kind: "system",
    meaning: "The files of the page are missing.",
    remedy: "Install the package again.",
  },
  "console-robot-absent": {
    kind: "system",
    meaning: "The robot server does not answer the console, so nothing was done.",
    remedy: "Stop the robot by its own switch if it moves; start the robot server.",
  },
};

/** The console cannot do what was asked. */
export class ConsoleError extends CodedError<ConsoleErrorCode> {
  override readonly name = "ConsoleError";
  constructor(code: ConsoleErrorCode, detail: string, options?: { cause?: unknown }) {
    super(CONSOLE_ERRORS, code, detail, options);
  }
}
