/** The command as a library: for tests, and for programs that want to offer it themselves. */

export { CLI_ERRORS, CliError, type CliErrorCode } from "./error.js";
export type { Context, Sink } from "./context.js";
export { dispatch } from "./dispatch.js";
export { EXIT } from "./exit-codes.js";
