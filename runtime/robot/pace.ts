/** Who may go on when. Live, everybody at once; in lockstep, one after the other (`lockstep.ts`). */

/** What is paced: a session, in the order of its opening. */
export interface Paced {
  readonly id: string;
  readonly order: number;
  /** Whether the session's wait has a deadline that comes. */
  readonly hasDeadline: boolean;
}

export interface Pace {
  /** An engine has attached: `go` tells it so. */
  join(session: Paced, go: () => void): void;
  /** A wait is over: `go` answers it. */
  release(session: Paced, go: () => void): void;
  /** The session waits. */
  waits(session: Paced): void;
  /** The session is over. */
  leave(session: Paced): void;
}

/** Everybody goes at once. */
export const LIVE_PACE: Pace = {
  join: (_session, go) => {
    go();
  },
  release: (_session, go) => {
    go();
  },
  waits: () => undefined,
  leave: () => undefined,
};
