/** Errors of the line protocol, as either end sees them. */

import { CodedError, type ErrorKind, type ErrorTable } from "./error.js";

export const LINE_ERROR_CODES = [
  "line-too-long",
  "line-not-json",
  "method-unknown",
  "params-invalid",
  "requests-too-many",
  "reader-too-slow",
  "answer-timeout",
  "connection-closed",
  "connection-refused",
  "answer-invalid",
  "internal-error",
] as const;
export type LineErrorCode = (typeof LINE_ERROR_CODES)[number];

/** What can go wrong between two processes that speak lines. */
export const LINE_ERRORS: ErrorTable<LineErrorCode> = {
  "line-too-long": {
    kind: "user",
    meaning: "A line is longer than the protocol allows; the connection is closed.",
    remedy: "Send smaller messages, one JSON object a line.",
  },
  "line-not-json": {
    kind: "user",
    meaning: "A line is not a JSON object with an id, a method and params.",
    remedy: "Send one `{id, method, params}` a line, in UTF-8.",
  },
  "method-unknown": {
    kind: "user",
    meaning: "The other end does not know this method.",
    remedy: "Check the spelling, and that both ends have the same version.",
  },
  "params-invalid": {
    kind: "user",
    meaning: "The params of a request do not have the shape that its method wants.",
    remedy: "The message names the place; mend it there.",
  },
  "requests-too-many": {
    kind: "user",
    meaning: "A client has more unanswered requests than the server keeps.",
    remedy: "Wait for answers before sending more.",
  },
  "reader-too-slow": {
    kind: "user",
    meaning: "A client does not read what it asked for; its connection is closed so that nothing else waits.",
    remedy: "Read faster, or subscribe at a lower rate, then connect again.",
  },
  "answer-timeout": {
    kind: "system",
    meaning: "The other process did not answer in time.",
    remedy: "See whether it still runs; read its log.",
  },
  "connection-closed": {
    kind: "system",
    meaning: "The other process went away.",
    remedy: "See whether it still runs; read its log, then try again.",
  },
  "connection-refused": {
    kind: "system",
    meaning: "Nothing answers on this socket, or it may not be opened by this user.",
    remedy: "Start the process that owns the socket, and run as the same user.",
  },
  "answer-invalid": {
    kind: "system",
    meaning: "The other process said something that is not an answer of this protocol.",
    remedy: "Check that both ends have the same version.",
  },
  "internal-error": {
    kind: "system",
    meaning: "The other process failed in a way that it did not expect.",
    remedy: "Read its log; report it.",
  },
};

/** A failure of the connection itself. */
export class LineError extends CodedError<LineErrorCode> {
  override readonly name = "LineError";

  constructor(code: LineErrorCode, detail: string, options?: { cause?: unknown }) {
    super(LINE_ERRORS, code, detail, options);
  }
}

/** A refusal by the other end, with the other end's code. */
export class RemoteError extends CodedError {
  override readonly name = "RemoteError";

  constructor(code: string, message: string, kind: ErrorKind) {
    const prefix = `${code}: `;
    const detail = message.startsWith(prefix) ? message.slice(prefix.length) : message;
    super({ [code]: { kind, meaning: "", remedy: "" } }, code, detail);
  }
}
