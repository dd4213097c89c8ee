/** Ours beside other runtimes, for the bench. */

export { CONTENDERS, startContest, type Contender, type Contest } from "./contenders.js";
export { burstTimes, ctrTimes, daemonBytes, memoryOfPods, podTimes } from "./measure.js";
export { DIRECT_LANES, directThroughput, type DirectLane } from "./direct.js";
export { LANES, throughput, type Lane } from "./throughput.js";
