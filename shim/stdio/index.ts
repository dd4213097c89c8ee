/** Standard input and output over FIFOs. */

export { openStdio, type Stdio } from "./stdio.js";
export { openOutput, type Output } from "./output.js";
export { startLogger, type Logger, type StreamOwner } from "./logger.js";
export { openInput, type Input } from "./input.js";
export { createTerminal, type Terminal } from "./terminal.js";
