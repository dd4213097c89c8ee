/** The containerd shim: runs signed behaviours as containers. */

export { SHIM_ERRORS, ShimError, type ShimErrorCode } from "./error.js";

// For tests, not for users: no promise is made about what follows.
export {
  callGrpc,
  wasmLayer,
  type ContainerQuestion,
  type GrpcCall,
  type WasmLayer,
} from "./containerd/index.js";
export { createGrpcChannels, type GrpcChannels } from "./containerd/index.js";
export {
  any,
  bytes,
  child,
  children,
  empty,
  flag,
  message,
  signed,
  text,
  texts,
  timestamp,
  unsigned,
  type Any,
  type Codec,
} from "./protobuf/index.js";
export {
  connectTtrpc,
  encodeTtrpcFrame,
  FRAME_FLAG,
  FRAME_TYPE,
  FrameSplitter,
  MAX_FRAME_DATA,
  request,
  response,
  serveTtrpc,
  STATUS,
  StatusError,
  unary,
  type Services,
  type TtrpcClient,
  type TtrpcFrame,
} from "./ttrpc/index.js";
export {
  cgroupPath,
  cgroupOf,
  createMoveReadiness,
  metricsOf,
  ownProcs,
  type Cgroup,
  type CgroupUse,
} from "./cgroup/index.js";
export { createTaskJournal, type TaskJournal } from "./behaviour/task-journal.js";
export { createKnownPods, type KnownPods } from "./behaviour/known-pods.js";
export { keepPidFile, type PidFile } from "./daemon/pid-file.js";
export { createSweeper, type Sweeper } from "./daemon/sweeper.js";
export { forwardRequest } from "./events/messages.js";
export { createPublisher, type Publisher } from "./events/publisher.js";
export { layersOf, readImageFile, withLayers } from "./rootfs/index.js";
export {
  isPodFile,
  isTerminationLog,
  parseSpec,
  readSpec,
  type ContainerSpec,
  type Resources,
} from "./spec/index.js";
export {
  createTerminal,
  openInput,
  openOutput,
  openStdio,
  startLogger,
  type Input,
  type Output,
} from "./stdio/index.js";
export { type ContainerWork, type WorkMaker, type WorkRequest } from "./task/container-work.js";
export { PROCESS_MOVES, PROCESS_STATES, REFUSALS, type ProcessState } from "./task/lifecycle.js";
export {
  connectResponse,
  createRequest,
  deleteResponse,
  execRequest,
  killRequest,
  mount,
  pidResponse,
  pidsResponse,
  processRef,
  stateResponse,
  TASK_STATUS,
  waitResponse,
  type CreateRequest,
  type ExecRequest,
  type Mount,
} from "./task/messages.js";
export {
  createSandboxRequest,
  platformResponse,
  sandboxMetricsResponse,
  sandboxRef,
  sandboxStatusResponse,
  startSandboxResponse,
} from "./sandbox/messages.js";
export { SANDBOX_MOVES, SANDBOX_STATES, type Sandbox } from "./sandbox/sandbox.js";
export { sandboxServices } from "./sandbox/service.js";
export { createRegistry } from "./task/registry.js";
export { type Task } from "./task/task.js";
export { createSandboxWorkload } from "./task/sandbox-workload.js";
export { taskServices } from "./task/service.js";
export { createEnding, type Workload } from "./task/workload.js";
export { identityOf, mountedFiles, terminationLogOf } from "./behaviour/pod.js";
