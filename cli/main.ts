/** The process: what the command line, the streams and the signals are. */

import { dispatch } from "./dispatch.js";
import { flush, processContext } from "./process-context.js";

const { context, close } = processContext(process);
const code = await dispatch(process.argv.slice(2), context);
await flush(process);
close();
// Everything that was started has been ended; whatever a library still holds shall not keep the shell waiting.
process.exit(code);
