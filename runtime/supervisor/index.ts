/** Engines and their lives: walls, pool, sessions, runs. It verifies and starts modules; it never runs one. */

export { SUPERVISOR_ERRORS, SupervisorError, type SupervisorErrorCode } from "./error.js";
export { describeMissing, WALL_NAMES, WALLS, type WallName, type WallReport } from "./walls/wall.js";
