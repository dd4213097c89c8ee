/** Engines and their lives: walls, pool, sessions, runs. It verifies and starts modules; it never runs one. */

export { SUPERVISOR_ERRORS, SupervisorError, type SupervisorErrorCode } from "./error.js";
export { describeMissing, WALL_NAMES, WALLS, type WallName, type WallReport } from "./walls/wall.js";
export {
  createSupervisor,
  journalPath,
  type StartOptions,
  type Supervisor,
  type SupervisorOptions,
} from "./supervisor.js";
export { type ReuseInput } from "./reuse-key.js";
export { type Admitted, type Refused } from "./admission/admitted.js";
export { DEFAULT_GRACE_MS } from "./run/run.js";
export { type GuestInput, type Run } from "./run/run-contract.js";
export { type RunState } from "./run/lifecycle.js";
export { LOG_LEVELS, type LogLevel, type LogLine, type LogSource } from "./run/run-log.js";
export { listRuns } from "./run/run-folder.js";
export { makeRunDir } from "./run-dir.js";
export { type RunRecord } from "./run/run-record.js";
export { type LogNotification, type RunMethods, type RunStatus } from "./run/run-methods.js";
export { readJournal, type JournalEntry, type JournalRead } from "./journal.js";
export { watchTrust, type TrustWatch, type TrustWatchOptions, type WatchedTrust } from "./trust-watch.js";
export { admit, type AdmitInput } from "./admission/admit.js";
export { createMachinePapers, type MachinePapers, type PaperPlaces } from "./admission/machine-papers.js";
export { readBounded, readModuleFile, type ModuleFile } from "./admission/module-file.js";
export { type FileMount, type FileUser, type MountedFiles } from "./files/mounted-files.js";
export { type Engine } from "./pool/engine.js";

// For tests and other rooms of this package, not for users: no promise is made about what follows.
export { createLifecycle, RUN_MOVES, RUN_STATES, type Lifecycle, type RunMove } from "./run/lifecycle.js";
export { appendJournal } from "./journal.js";
export { createRunLog, type RunLog, type RunLogOptions } from "./run/run-log.js";
export { createUidPool, type UidHold, type UidPool, type UidPoolOptions } from "./walls/uid-pool.js";
export { isAlive, ownStamp, processesOfUid, stampOf, type ProcessStamp } from "./walls/process-table.js";
export { startEngineProcess, type EngineProcess, type EngineProcessOptions } from "./walls/engine-process.js";
export { surveyWalls, type Survey, type SurveyOptions } from "./walls/survey.js";
export { coverInherited, type ChildDescriptor } from "./walls/inherited.js";
export { findTools, type Tools } from "./walls/tool.js";
export { plansFor, wallsOf, type Plan } from "./walls/plan.js";
export { createFilePeer, type FilePeer, type FilePeerOptions } from "./files/file-peer.js";
export { createFileTree, type FileTree } from "./files/file-tree.js";
export { createCallWatch, type CallWatch, type CallWatchOptions } from "./run/call-watch.js";
export { createGuestPeer, type GuestPeer, type GuestPeerOptions } from "./run/guest-peer.js";
