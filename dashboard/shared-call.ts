/**
 * A call to the robot server that a crowd may ask for. However many ask, one is under way and at most one waits,
 * so that a flood keeps neither the robot server busy nor others out of its queue; the first of a flood goes at
 * once, and everybody is answered by a call that began after they asked.
 */

/** Makes the asking function; `send` does one call, `spacingMs` is the least time from one's end to the next. */
export function shareCalls<A, R>(
  send: (argument: A) => Promise<R>,
  spacingMs: number,
): (argument: A) => Promise<R> {
  let running: Promise<void> | undefined;
  let waiting: Promise<R> | undefined;

  function begin(argument: A): Promise<R> {
    const call = send(argument);
    const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, spacingMs));
    const rested = call.then(rest, rest);
    running = rested;
    void rested.then(() => {
      if (running === rested) running = undefined;
    });
    return call;
  }

  return (argument) => {
    if (waiting !== undefined) return waiting;
    if (running === undefined) return begin(argument);
    waiting = running.then(() => {
      waiting = undefined;
      return begin(argument);
    });
    return waiting;
  };
}
