/** The life of a session, as a table; there is one place where an illegal move is refused. */

export type SessionState = "awaiting" | "attached" | "stopping" | "ended";
export type SessionMove = "attach" | "stop" | "end";

/**
 * awaiting: opened, its token is out. attached: an engine has it. stopping: a stop was asked for, motion is
 * withdrawn for good. ended: its motion is over and its snapshot is blank.
 */
const MOVES: Readonly<Record<SessionState, Partial<Record<SessionMove, SessionState>>>> = {
  awaiting: { attach: "attached", end: "ended" },
  attached: { stop: "stopping", end: "ended" },
  stopping: { end: "ended" },
  ended: {},
};

/** The state after a move; undefined where the table has none. */
export function moveSession(state: SessionState, move: SessionMove): SessionState | undefined {
  return MOVES[state][move];
}
