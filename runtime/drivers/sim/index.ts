/** The simulated vacuum: its world, its process and its driver. */

export { BODY, STEP_MS, STEP_NS } from "./body.js";
export { SimDriver, type SimDriverOptions } from "./driver.js";
export { WORLD_ERRORS, WorldError, type WorldErrorCode } from "./errors.js";
export { startSim, type SimHandle, type StartSimOptions } from "./launch.js";
export { Simulation, type Truth } from "./simulation.js";
export { describeAddress, type Address } from "./socket-address.js";
export type { IncidentReport, StopReport, TruthMethods, TruthReport } from "./truth.js";
export { builtInWorlds, loadWorld } from "./world-store.js";
export { decodeReport, encodeReport, type Report } from "./wire-report.js";
export { decodeRequest, encodeRequest, type Request } from "./wire-request.js";
export { parseWorldFile, type WorldFile } from "./world-file.js";
export { buildWorld, type World } from "./world.js";
