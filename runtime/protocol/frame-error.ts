/** What can be wrong with a frame between an engine and its peers. */

import { CodedError, type ErrorTable } from "./error.js";

export type FrameErrorCode = "frame-too-long" | "frame-empty" | "frame-malformed" | "frame-unexpected";

export const FRAME_ERRORS: ErrorTable<FrameErrorCode> = {
  "frame-too-long": {
    kind: "system",
    meaning: "A peer announced a frame longer than its channel allows.",
    remedy: "The channel is closed; if both sides are of one version, report it as a defect.",
  },
  "frame-empty": {
    kind: "system",
    meaning: "A peer sent a frame without an operation.",
    remedy: "The channel is closed; if both sides are of one version, report it as a defect.",
  },
  "frame-malformed": {
    kind: "system",
    meaning: "The payload of a frame does not have the form that its operation demands.",
    remedy: "The channel is closed; if both sides are of one version, report it as a defect.",
  },
  "frame-unexpected": {
    kind: "system",
    meaning: "A peer sent an operation that does not belong on this channel or at this moment.",
    remedy: "The channel is closed; if both sides are of one version, report it as a defect.",
  },
};

/** A frame that cannot be taken. */
export class FrameError extends CodedError<FrameErrorCode> {
  override readonly name = "FrameError";

  constructor(code: FrameErrorCode, detail: string, options?: { cause?: unknown }) {
    super(FRAME_ERRORS, code, detail, options);
  }
}
