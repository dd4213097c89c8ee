/** Everything that `npm run bench` measures, in the order of the table. */

import { hostCalls } from "./host-calls.js";
import type { Section } from "./measure.js";

export const sections: readonly Section[] = [
  { name: "host-calls", title: "Host calls, in one process", run: hostCalls },
];
