/** The console: the web page and the metrics of one robot. */

import { fileURLToPath } from "node:url";

export { startConsole, type Console, type ConsoleOptions } from "./console.js";
export { CONSOLE_ERRORS, ConsoleError, type ConsoleErrorCode } from "./error.js";
export type { FeedMessage, PageEvent, PageLogLine, RobotFacts } from "./feed-message.js";
export { encodePng, type Pixels } from "./png.js";

/** The file that runs the console as a process of its own. */
export const CONSOLE_MAIN: string = fileURLToPath(new URL("main.js", import.meta.url));
