/** Everything that `npm run bench` measures, in the order of the table. */

import { admission } from "./admission.js";
import { devLoop } from "./dev-loop.js";
import { engines } from "./engines.js";
import { hostCalls } from "./host-calls.js";
import { memory } from "./memory.js";
import type { Section } from "./measure.js";
import { pull } from "./pull.js";
import { pods } from "./pods.js";
import { roundTrip } from "./round-trip.js";
import { runtimes } from "./runtimes.js";
import { safetyLoop } from "./safety-loop.js";
import { simulation } from "./simulation.js";
import { snapshotRefresh } from "./snapshot.js";
import { stopTable } from "./stop.js";
import { ticks } from "./ticks.js";
import { viewers } from "./viewers.js";

export const sections: readonly Section[] = [
  { name: "host-calls", title: "Host calls, in one process", run: hostCalls },
  { name: "snapshot", title: "Snapshot", run: snapshotRefresh },
  { name: "round-trip", title: "Commands, live", run: roundTrip },
  { name: "engines", title: "Engines, live", run: engines },
  { name: "safety-loop", title: "The safety loop, live", run: safetyLoop },
  { name: "memory", title: "Memory of a robot that drives", run: memory },
  { name: "ticks", title: "Ticks, live", run: ticks },
  { name: "admission", title: "Admission", run: admission },
  { name: "pull", title: "Images", run: pull },
  { name: "dev-loop", title: "What an author waits for", run: devLoop },
  { name: "simulation", title: "Tests of behaviours, in lockstep", run: simulation },
  { name: "stop", title: "Time to the zero command at the device, live", run: stopTable },
  { name: "pods", title: "Pods, beside their containers' limits", run: pods },
  { name: "runtimes", title: "Containers, beside other runtimes", run: runtimes },
  { name: "viewers", title: "People who look, live", run: viewers },
];
