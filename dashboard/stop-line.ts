/**
 * STOP on its way to the robot server. However many press it, one call is under way and at most one waits, so
 * that a flood cannot keep the robot server busy; the first of a flood goes at once, and everybody is answered
 * by a call that began after they pressed.
 */

/** Between two calls of a flood, ms. */
const SPACING_MS = 50;

/** Makes the press; `send` does one call. */
export function createStopLine<R>(send: (by: string) => Promise<R>): (by: string) => Promise<R> {
  let running: Promise<unknown> | undefined;
  let waiting: Promise<R> | undefined;

  function begin(by: string): Promise<R> {
    const call = send(by);
    const settled = call.then(
      () => undefined,
      () => undefined,
    );
    const rested = settled.then(() => new Promise<void>((resolve) => setTimeout(resolve, SPACING_MS)));
    running = rested;
    void rested.then(() => {
      if (running === rested) running = undefined;
    });
    return call;
  }

  return (by) => {
    if (waiting !== undefined) return waiting;
    if (running === undefined) return begin(by);
    waiting = running.then(() => {
      waiting = undefined;
      return begin(by);
    });
    return waiting;
  };
}
