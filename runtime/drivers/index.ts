/** Drivers and their simulators. */

export { createDriver, DRIVER_KINDS, type DriverKind, type DriverOptions } from "./driver-kinds.js";
export { DRIVER_ERRORS, DriverError, type DriverErrorCode } from "./error.js";
export {
  BODY,
  buildWorld,
  builtInWorlds,
  loadWorld,
  parseWorldFile,
  SimDriver,
  Simulation,
  startSim,
  STEP_MS,
  STEP_NS,
  WORLD_ERRORS,
  WorldError,
  type Address,
  type IncidentReport,
  type SimDriverOptions,
  type SimHandle,
  type StartSimOptions,
  type StopReport,
  type Truth,
  type TruthMethods,
  type TruthReport,
  type World,
  type WorldErrorCode,
  type WorldFile,
} from "./sim/index.js";
