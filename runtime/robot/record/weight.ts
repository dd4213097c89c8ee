/** How much of the queue to the recording thread a message takes. */

import type { ToRecorder } from "./worker-message.js";

/** What a message costs beside its bytes. */
const OVERHEAD = 256;

/** Bytes, about. */
export function weightOf(message: ToRecorder): number {
  if (message.op === "entry") return OVERHEAD + message.bytes.length;
  if (message.op === "moment") return OVERHEAD + 4 * (message.moment.state.scan?.ranges.length ?? 0);
  return OVERHEAD;
}
