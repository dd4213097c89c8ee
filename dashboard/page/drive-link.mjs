// The page's socket to the robot: a velocity ten times a second while somebody holds a key, zero when they let go. When the
// socket ends, so does the motion.

const EVERY_MS = 100;

/** `changed(state)`: what the link is now. */
export function createDriveLink(changed) {
  let socket = null;
  let timer = 0;
  let n = 0;
  const sentAt = new Map();
  let want = { vx: 0, wz: 0 };
  const state = { has: false, busy: false, error: "", latency: null, applied: null, limitedBy: "" };

  function tell(part) {
    Object.assign(state, part);
    changed(state);
  }

  function send(message) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  function beat() {
    n += 1;
    const at = performance.now();
    sentAt.set(n, at);
    if (sentAt.size > 50) sentAt.delete(sentAt.keys().next().value);
    send({ say: "drive", n, at, ...want });
  }

  function hear(message) {
    if (message.say === "taken") tell({ has: true, busy: false, error: "" });
    if (message.say === "released") tell({ has: false, busy: false });
    if (message.say === "refused") {
      const isBusy = message.code === "person-busy";
      const isLost = message.code === "person-unknown";
      tell({
        busy: isBusy,
        error: isBusy ? "Another person drives." : message.message,
        ...(isLost && { has: false }),
      });
    }
    if (message.say === "driven") {
      const latency = performance.now() - (sentAt.get(message.n) ?? performance.now());
      sentAt.delete(message.n);
      const { applied, limitedBy, refused } = message;
      tell({
        latency,
        applied,
        limitedBy: refused ?? limitedBy,
        ...(refused === "lease-lost" && { has: false }),
      });
    }
  }

  function connect() {
    const made = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/drive`);
    socket = made;
    made.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
    made.addEventListener("close", ({ reason }) => {
      if (socket !== made) return;
      stop();
      socket = null;
      tell({
        has: false,
        busy: false,
        latency: null,
        error: reason || "The connection for driving has ended.",
      });
    });
    return new Promise((resolve) => made.addEventListener("open", resolve, { once: true }));
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    want = { vx: 0, wz: 0 };
  }

  return {
    async take(force) {
      tell({ error: "" });
      if (socket === null) await connect();
      send({ say: "take", ...(force && { force: true }) });
    },
    release() {
      stop();
      send({ say: "release" });
    },
    /** Holds this velocity until told otherwise; both zero lets go, at once. */
    hold(vx, wz) {
      if (!state.has) return;
      want = { vx, wz };
      if (vx === 0 && wz === 0) {
        const was = timer;
        stop();
        if (was) beat();
        return;
      }
      beat();
      timer ||= setInterval(beat, EVERY_MS);
    },
  };
}
