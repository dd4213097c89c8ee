/** What can go wrong between containerd and a behaviour. */

import { CodedError, type ErrorTable } from "@sandpaw/runtime/protocol";

export type ShimErrorCode = "shim-message-malformed" | "shim-connection-closed";

/** Every code of this area. */
export const SHIM_ERRORS: ErrorTable<ShimErrorCode> = {
  "shim-message-malformed": {
    kind: "system",
    meaning: "A message from containerd does not follow its definition.",
    remedy: "Check that the version of containerd is one that is supported.",
  },
  "shim-connection-closed": {
    kind: "system",
    meaning: "The connection to containerd ended before it had answered.",
    remedy: "Nothing, if containerd was restarted; otherwise look at its log.",
  },
};

/** Thrown by everything in this package. */
export class ShimError extends CodedError<ShimErrorCode> {
  override readonly name = "ShimError";

  constructor(code: ShimErrorCode, detail: string, options?: { cause?: unknown }) {
    super(SHIM_ERRORS, code, detail, options);
  }
}
