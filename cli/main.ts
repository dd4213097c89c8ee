/** The process: what the command line, the streams and the signals are. */

import { dispatch } from "./dispatch.js";
import { processContext } from "./process-context.js";

const { context, close } = processContext(process);
const code = await dispatch(process.argv.slice(2), context);
close();
// Set, not called with: what is still on its way to a pipe shall get there.
process.exitCode = code;
