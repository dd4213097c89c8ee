/** Tests for behaviours: a simulated robot that does the same in every run, for as long as the test says. */

export { SimulationError, TESTING_ERRORS, type TestingErrorEntry } from "./error.js";
export {
  FURNITURE,
  HAZARDS,
  SENSORS,
  SIDES,
  type Fault,
  type FurnitureKind,
  type Grant,
  type Line,
  type Place,
  type SensorName,
  type SimulationRequest,
} from "./request.js";
export {
  type Answer,
  type Contact,
  type LogLine,
  type RobotEvent,
  type SimulationExit,
  type SimulationResult,
  type TraceRow,
} from "./result.js";
export { simulate } from "./simulate.js";
