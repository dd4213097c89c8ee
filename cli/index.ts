/** The command as a library: for tests, and for programs that want to offer it themselves. */

export { CLI_ERRORS, CliError, type CliErrorCode } from "./error.js";
export type { Context, Sink } from "./context.js";
export { dispatch } from "./dispatch.js";
export { EXIT } from "./exit-codes.js";
export { commandReference } from "./reference.js";

// For tests, not for users: no promise is made about what follows.
export { createLoop, type DevLoop, type LoopGround, type LoopListener } from "./dev/loop.js";
export { watchSources, type SourceWatch, type SourceWatchOptions } from "./dev/source-watch.js";
export { BrailleCanvas } from "./live/braille.js";
export { frameLines } from "./live/frame.js";
export { gauge } from "./live/gauge.js";
export type { LiveState } from "./live/live-state.js";
export { tickerLine } from "./live/ticker.js";
export { Trail } from "./live/trail.js";
export { nearest } from "./nearest.js";
export { checkRequest, type CheckedRequest } from "./simulate/check-request.js";
export { createStyle } from "./style.js";
export { columns, cut, harmless, shownWidth, wrap } from "./text.js";
export { createHeldKey, type HeldKey } from "./teleop/held-key.js";
export { keysIn, type KeyMeaning } from "./teleop/keys.js";
