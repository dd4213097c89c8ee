/** Steps a live world at its own pace; after a long pause it goes on from now instead of catching up. */

import { STEP_MS } from "./body.js";

const MAX_LAG_MS = 200;

/** Calls `step` every 20 ms of wall time on average; answers how to end it. */
export function startLiveLoop(step: () => void): () => void {
  let due = performance.now() + STEP_MS;
  let timer: NodeJS.Timeout;
  const turn = (): void => {
    step();
    due += STEP_MS;
    const now = performance.now();
    if (now - due > MAX_LAG_MS) due = now;
    timer = setTimeout(turn, Math.max(0, due - now));
  };
  timer = setTimeout(turn, STEP_MS);
  return () => {
    clearTimeout(timer);
  };
}
