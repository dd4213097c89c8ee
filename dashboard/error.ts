/** Errors of the console. */

import { CodedError, type ErrorTable } from "@sandpaw/runtime/protocol";

export type ConsoleErrorCode =
  | "console-arguments-invalid"
  | "console-port-in-use"
  | "console-page-unreadable"
  | "console-robot-absent"
  | "request-foreign"
  | "request-invalid"
  | "console-token-missing"
  | "console-token-wrong"
  | "console-token-limited"
  | "page-unknown"
  | "http-method-not-allowed"
  | "viewers-too-many"
  | "console-failed";

export const CONSOLE_ERRORS: ErrorTable<ConsoleErrorCode> = {
  "console-arguments-invalid": {
    kind: "user",
    meaning: "The console was started with arguments that it does not take.",
    remedy: "Mend the argument that the message names.",
  },
  "console-port-in-use": {
    kind: "user",
    meaning: "The console cannot listen on this port, or not on this address.",
    remedy: "Choose another port, or 0 for any free one; give an address of this machine.",
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
  "request-foreign": {
    kind: "user",
    meaning: "The request was made under another name than this machine's, or by a page of another site.",
    remedy: "Open the page under the address that the terminal printed; other names are not served.",
  },
  "request-invalid": {
    kind: "user",
    meaning: "The request does not have the form that its path demands.",
    remedy: "Send one small JSON object as application/json.",
  },
  "console-token-missing": {
    kind: "user",
    meaning: "What clears or moves, and beyond loopback everything, needs the token of this console.",
    remedy: "Open the whole address that the terminal printed, with what follows the #.",
  },
  "console-token-wrong": {
    kind: "user",
    meaning: "The token is not the one of this console; each start makes a new one.",
    remedy: "Open the address that the terminal printed when this console started.",
  },
  "console-token-limited": {
    kind: "user",
    meaning: "Ten wrong tokens came from this address within a minute, so none is heard for the rest of it.",
    remedy: "Wait a minute. STOP on loopback needs no token.",
  },
  "page-unknown": {
    kind: "user",
    meaning: "The console has no such path.",
    remedy: "Use /, /events, /status, /metrics, /camera.png, /map.png or POST /estop.",
  },
  "http-method-not-allowed": {
    kind: "user",
    meaning: "The path does not take this HTTP method.",
    remedy: "Use the method that the message names.",
  },
  "viewers-too-many": {
    kind: "user",
    meaning: "More pages are open than the console serves at one time.",
    remedy: "Close some of them.",
  },
  "console-failed": {
    kind: "system",
    meaning: "The console failed in a way that it did not expect.",
    remedy: "Report it, with what the page showed.",
  },
};

/** The console cannot do what was asked. */
export class ConsoleError extends CodedError<ConsoleErrorCode> {
  override readonly name = "ConsoleError";
  constructor(code: ConsoleErrorCode, detail: string, options?: { cause?: unknown }) {
    super(CONSOLE_ERRORS, code, detail, options);
  }
}
