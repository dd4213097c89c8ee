/** Runs a module again on what another run of it has seen. */

export { REPLAY_ERRORS, ReplayError, type ReplayErrorCode } from "./error.js";
export { openRecord, partsOf, type RecordFacts, type SessionRecord } from "./record.js";
export { type ReplayResult } from "./player.js";
export { startReplayServer, type ReplayServer } from "./replay-server.js";
