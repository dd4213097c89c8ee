// The card with which a person drives: take over, hold keys or the pad, let go, release. Letting go stops; so does a page that
// is hidden or loses the focus.

import { $, setText } from "./dom.mjs";
import { createDriveLink } from "./drive-link.mjs";
import { explainLimit } from "./words.mjs";

const KEYS = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, 1],
  ArrowRight: [0, -1],
  w: [1, 0],
  s: [-1, 0],
  a: [0, 1],
  d: [0, -1],
};
export function createDrive() {
  let profile = { maxSpeed: 0, maxTurn: 0 };
  let isKnown = false;
  let isMine = false;
  let pad = [0, 0];
  const held = new Set();
  const link = createDriveLink(show);

  /** Part of the robot's own greatest speed and turn that full keys ask for. */
  function share() {
    return Number($("drive-speed").value) / 100;
  }

  function want() {
    let [along, round] = pad;
    for (const key of held) {
      along += KEYS[key][0];
      round += KEYS[key][1];
    }
    const clamp = (value) => Math.max(-1, Math.min(1, value));
    link.hold(clamp(along) * profile.maxSpeed * share(), clamp(round) * profile.maxTurn * share());
  }

  function letGo() {
    held.clear();
    pad = [0, 0];
    $("drive-pad").classList.remove("held");
    link.hold(0, 0);
  }

  function show(state) {
    isMine = state.has;
    $("drive-take").hidden = state.has || !isKnown;
    setText($("drive-take"), state.busy ? "Take over from them" : "Take over");
    $("drive-take").dataset.force = String(state.busy);
    $("drive-release").hidden = !state.has;
    $("drive-controls").hidden = !state.has;
    setText($("drive-error"), state.error);
    const limit = state.limitedBy && state.limitedBy !== "none" ? ` · ${explainLimit(state.limitedBy)}` : "";
    setText(
      $("drive-link"),
      state.has && state.latency !== null ? `${state.latency.toFixed(0)} ms${limit}` : "",
    );
    if (!state.has) held.clear();
  }

  function isTyping({ target }) {
    return target instanceof HTMLInputElement && target.type !== "range";
  }

  addEventListener("keydown", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!isMine || !(key in KEYS) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
      return;
    event.preventDefault();
    if (held.has(key)) return;
    held.add(key);
    want();
  });
  addEventListener("keyup", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (held.delete(key)) want();
  });
  // A key that is released elsewhere says nothing here.
  addEventListener("blur", letGo);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) letGo();
  });

  const surface = $("drive-pad");
  surface.addEventListener("pointerdown", (event) => {
    surface.setPointerCapture(event.pointerId);
    surface.classList.add("held");
    follow(event);
  });
  surface.addEventListener("pointermove", (event) => {
    if (surface.hasPointerCapture(event.pointerId)) follow(event);
  });
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
    surface.addEventListener(name, letGo);
  }

  function follow({ clientX, clientY }) {
    const { left, top, width, height } = surface.getBoundingClientRect();
    pad = [1 - (2 * (clientY - top)) / height, 1 - (2 * (clientX - left)) / width];
    surface.style.setProperty("--at-x", `${(-pad[1] + 1) * 50}%`);
    surface.style.setProperty("--at-y", `${(1 - pad[0]) * 50}%`);
    want();
  }

  $("drive-take").addEventListener("click", () => void link.take($("drive-take").dataset.force === "true"));
  $("drive-release").addEventListener("click", () => {
    letGo();
    link.release();
  });
  $("drive-left").addEventListener("click", () => void fetch("/person/release", { method: "POST" }));

  return {
    setKnown(known) {
      isKnown = known;
      $("drive-locked").hidden = known;
      if (!isMine) $("drive-take").hidden = !known;
    },
    setFacts(facts) {
      ({ profile } = facts);
    },
    setState({ lease, leaseQueue = [], commanded }) {
      const moves = commanded.vx !== 0 || commanded.wz !== 0;
      setText($("drive-lease"), leaseText(lease, leaseQueue, moves));
      // Somebody has let go without releasing, or has cleared the e-stop: anybody with the token may end that.
      $("drive-left").hidden = isMine || !isKnown || lease?.kind !== "person";
    },
  };
}

/** Who may move the robot, in words. */
function leaseText(lease, queue, moves) {
  const waiting = queue.length === 0 ? "" : `; ${queue.map(({ name }) => name).join(", ")} waits`;
  if (!lease) return `Nobody has the lease${waiting}.`;
  if (lease.kind === "module") return `${lease.name} has the lease, ${seconds(lease.ageMs)}${waiting}.`;
  if (moves) return `A person (${lease.name}) drives${waiting}.`;
  const until =
    lease.releaseInMs === null ? "until released" : `lets go in ${Math.ceil(lease.releaseInMs / 1000)} s`;
  return `A person (${lease.name}) has the lease, ${until}${waiting}.`;
}

function seconds(ms) {
  return ms < 60_000 ? `for ${Math.round(ms / 1000)} s` : `for ${Math.round(ms / 60_000)} min`;
}
