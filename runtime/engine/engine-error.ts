/** What can go wrong in an engine besides what its guest does. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type EngineErrorCode = "channel-closed" | "peer-failed" | "peer-confused" | "snapshot-foreign";

export const ENGINE_ERRORS: ErrorTable<EngineErrorCode> = {
  "channel-closed": {
    kind: "system",
    meaning: "The process at the other end of an engine's channel has gone.",
    remedy: "Look at its log; start the behaviour again when it answers.",
  },
  "peer-failed": {
    kind: "system",
    meaning: "The peer of an engine refused to go on and said why.",
    remedy: "The message is the peer's; follow it.",
  },
  "peer-confused": {
    kind: "system",
    meaning: "The peer of an engine answered something else than was asked.",
    remedy: "Engine and peer are of different versions: install them from one build.",
  },
  "snapshot-foreign": {
    kind: "system",
    meaning: "The snapshot file is not of the layout that this engine reads.",
    remedy: "Engine and robot server are of different versions: install them from one build.",
  },
};

/** An error of the engine itself. */
export class EngineError extends CodedError<EngineErrorCode> {
  constructor(code: EngineErrorCode, detail: string, options?: { cause?: unknown }) {
    super(ENGINE_ERRORS, code, detail, options);
  }
}
