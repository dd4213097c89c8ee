/** The parts, in the order in which they run. */

import { decoders } from "./decoders/index.js";
import type { Part } from "./part.js";
import { pods } from "./pods/index.js";

export const PARTS: readonly Part[] = [decoders, pods];
