/** Pulls something from the robot server again and again, while somebody looks, and never twice at once. */

export interface WatchedPullParts {
  readonly everyMs: number;
  readonly isWatched: () => boolean;
  /** Pulls, and does with it what is to be done. */
  readonly look: () => Promise<void>;
  /** No link, or something that cannot be shown; what matters of it is said elsewhere. */
  readonly failed: () => void;
}

/** A pull under way. */
export interface WatchedPull {
  start(): void;
  close(): void;
}

/** Creates it; nothing is pulled before `start`. */
export function createWatchedPull({ everyMs, isWatched, look, failed }: WatchedPullParts): WatchedPull {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;

  async function pull(): Promise<void> {
    if (isBusy || !isWatched()) return;
    isBusy = true;
    try {
      await look();
    } catch {
      failed();
    } finally {
      isBusy = false;
    }
  }

  return {
    start() {
      timer = setInterval(() => void pull(), everyMs);
    },
    close() {
      clearInterval(timer);
    },
  };
}
