/** What processes say to each other. The only room that every other may import. */

export { CodedError, systemErrorCode, type ErrorEntry, type ErrorKind, type ErrorTable } from "./error.js";
export { EXIT_REASONS, EXIT_TABLE, exitCodeOf, type Exit, type ExitReason } from "./exit.js";
export {
  INTERFACES,
  type CameraEnvelope,
  type Grant,
  type InterfaceName,
  type LogEnvelope,
  type MotionEnvelope,
  type ResourceEnvelope,
  type SensorsEnvelope,
} from "./grant.js";
export {
  FOREVER,
  MAX_FRAME_FROM_ENGINE,
  MAX_FRAME_TO_ENGINE,
  OP,
  WAIT,
  WOKEN,
  type LoadHeader,
  type TickReport,
} from "./channel.js";
export {
  BEAT_EVERY_MS,
  BEAT_LIMIT_MS,
  CONTROL_VERSION,
  MAX_LINE,
  TOKEN_LIFE_MS,
  type ControlMethods,
  type ControlNotification,
  type Identity,
  type RobotEvent,
  type RobotStatus,
  type SessionStatus,
  type ViewMethods,
} from "./control.js";
export type {
  BatteryState,
  CameraProfile,
  DockState,
  Driver,
  DriverHandlers,
  FloorPlan,
  HazardKind,
  HazardsState,
  HazardSource,
  HazardState,
  OdometryState,
  Picture,
  Pose2d,
  PoseState,
  RobotProfile,
  RobotState,
  ScanState,
  Velocity,
} from "./driver.js";
export {
  robotPaths,
  runDir,
  runPaths,
  SYSTEM_CONFIG_DIR,
  userConfigDir,
  type RobotPaths,
  type Surroundings,
} from "./paths.js";
export { ByteReader, decodeUtf8 } from "./byte-reader.js";
export { FRAME_ERRORS, FrameError, type FrameErrorCode } from "./frame-error.js";
export { encodeFrame, FrameDecoder, type Frame } from "./frames.js";
export {
  decodeToEngine,
  decodeToRobot,
  decodeToSupervisor,
  encodeMessage,
  type ToEngine,
  type ToRobot,
  type ToSupervisor,
  type WaitMessage,
  type Woken,
} from "./messages.js";
export {
  LINE_ERRORS,
  LineError,
  RemoteError,
  connectLines,
  createLineSplitter,
  listenLines,
  serveLines,
  type LineClient,
  type LineClientOptions,
  type LineErrorCode,
  type LineMethod,
  type LineMethods,
  type LinePeer,
  type LineServer,
  type LineServerOptions,
  type LineSplitter,
  type MethodMap,
} from "./lines.js";
export {
  booleanShape,
  integerShape,
  listShape,
  numberShape,
  objectShape,
  optional,
  stringShape,
  wordShape,
  type CheckedObject,
  type OptionalShape,
  type Shape,
} from "./shape.js";
