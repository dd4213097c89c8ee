// STOP: a request of its own, which needs neither the stream nor a token on loopback, and is tried until it is
// answered. Stopping twice is harmless, so that pressing again always sends again.

const TRY_MS = 1500;
const PAUSE_MS = 300;
const GIVE_UP_MS = 20_000;

async function attempt() {
  const response = await fetch("/estop", { method: "POST", signal: AbortSignal.timeout(TRY_MS) });
  if (response.ok) return { done: true, why: "" };
  const { error } = await response.json();
  return { done: false, final: response.status === 401 || response.status === 403, why: error?.message };
}

/** `say(text, isDone)`: what the person is told. Answers the function that presses. */
export function createStop(say) {
  let pressed = 0;

  return async function press() {
    pressed += 1;
    const mine = pressed;
    const until = performance.now() + GIVE_UP_MS;
    say("Sending STOP …", false);
    for (;;) {
      const result = await attempt().catch((error) => ({ done: false, why: error.message }));
      if (mine !== pressed && !result.done) return;
      if (result.done) {
        pressed += 1;
        say(`STOP acted at ${new Date().toLocaleTimeString([], { hour12: false })}.`, true);
        return;
      }
      const isOver = result.final || performance.now() > until;
      const next = isOver
        ? "Use the robot's own switch, or run: sandpaw estop"
        : "Trying again. Use the robot's own switch if you can reach it.";
      say(`STOP WAS NOT DELIVERED (${result.why}).\n${next}`, false);
      if (isOver) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
}
