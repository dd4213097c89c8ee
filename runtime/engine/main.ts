/** What the supervisor starts: the engine with our own glue. */

import { runEngineProcess } from "./engine-process.js";
import { linkModule } from "./link.js";
import { isRehearsal } from "./rehearsal-only.js";
import { rehearse } from "./rehearsal.js";

rehearse(linkModule);
if (!isRehearsal(process.argv)) runEngineProcess(linkModule);
