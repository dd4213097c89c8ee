// What limits motion, and why, in plain words. No document here: tests import it too.

const STANDING = 0.005;

/** By what the safety core calls it: [how grave, headline, why]. */
const LIMITS = {
  none: () => ["free", null, "Nothing limits motion."],
  speed: () => ["cut", null, "It asks for more speed than its grant allows, and gets what is allowed."],
  turn: () => ["cut", null, "It asks to turn faster than its grant allows, and gets what is allowed."],
  acceleration: () => ["cut", null, "It changes its speed no faster than its grant allows."],
  zone: () => ["held", "Held by its zone", "It wants to leave the zone that it was granted."],
  hazard: (state) => ["held", "Held by a hazard", `${hazards(state)} It may not move in that direction.`],
  pose: () => ["held", "Held", "The robot does not know well enough where it is."],
  battery: () => ["held", "Held", "The battery is below the floor for this behaviour."],
  lease: (state) => ["held", "Held", `Only one may drive at a time, and ${holder(state)} has that right.`],
  expired: () => ["held", "Standing", "The last command ran out, and no fresh one came."],
  inattentive: () => ["held", "Held", "The behaviour, or its supervisor, has fallen silent."],
  stop: () => ["held", "Stopping", "The behaviour is being stopped."],
  "protective-stop": (state) => [
    "held",
    "Protective stop",
    state.link
      ? `${hazards(state)} Motion goes on when the cause is gone.`
      : "The link to the robot is lost. Motion goes on when it is back.",
  ],
  "e-stop": (state) => ["stopped", "Stopped", `The e-stop holds it${by(state)}. Only a person can clear it.`],
};

function by({ estop }) {
  return estop.latched && estop.by ? `, pressed by ${estop.by}` : "";
}

function holder(state) {
  return state.lease ? state.lease.name : "somebody else";
}

/** `Bump at the front.` */
export function hazards({ hazards: present }) {
  if (present.length === 0) return "A hazard was reported.";
  const text = present.map(({ kind, source }) => `${kind.replace("-", " ")} at the ${source}`).join(", ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function isMoving({ odometry, commanded }) {
  const { vx, vy, wz } = odometry?.velocity ?? commanded;
  return Math.hypot(vx, vy) > STANDING || Math.abs(wz) > 0.02;
}

/** One limit in short words, for a person who drives. */
export function explainLimit(limit) {
  const [, headline, why] = LIMITS[limit]?.({ hazards: [], estop: {}, link: true, sessions: [] }) ?? [];
  if (limit === "hazard") return "held by what is in the way";
  if (limit === "zone") return "held by a zone";
  return (headline ?? why ?? limit.replaceAll("-", " ")).replace(/\.$/, "").toLowerCase();
}

/** `{grade: free | cut | held | stopped | idle, headline, why}`. */
export function explain(state) {
  if (state.estop.latched) return named(LIMITS["e-stop"](state));
  if (!state.link) return named(LIMITS["protective-stop"](state));
  const [grade, headline, why] = LIMITS[state.limitedBy]?.(state) ?? ["held", "Held", state.limitedBy];
  const moving = isMoving(state);
  if (grade === "free" && !moving) {
    if (state.sessions.length === 0)
      return { grade: "idle", headline: "Standing", why: "No behaviour runs, so nothing asks it to move." };
    if (!state.lease) return { grade: "idle", headline: "Standing", why: "No behaviour has asked to drive." };
    return { grade: "free", headline: "Standing", why: `${state.lease.name} may drive, and stands still.` };
  }
  const does = moving ? "Driving" : "Standing";
  const who = moving && state.lease ? `Driven by ${state.lease.name}. ` : "";
  return { grade, headline: headline ?? does, why: headline === null ? `${who}${why}` : why };
}

function named([grade, headline, why]) {
  return { grade, headline, why };
}

const seconds = (ms) => `${ms / 1000}\u00a0s`;

/** What a grant allows: `[name, what]`; `what` is null where it was not granted. */
export function grantWords({ motion, sensors, camera, events, log, telemetry, resources, priority }) {
  return [
    [
      "Drive",
      motion
        ? `≤\u00a0${motion.maxSpeed}\u00a0m/s, ≤\u00a0${motion.maxTurn}\u00a0rad/s; a command holds ${seconds(motion.maxTtlMs)} at most`
        : null,
    ],
    ["Sensors", sensors ? `${sensors.rateHz} times a second` : null],
    [
      "Camera",
      camera
        ? `${camera.maxWidth}×${camera.maxHeight}, ${camera.rateHz} a second, ${camera.colour ? "colour" : "grey"}`
        : null,
    ],
    ["Events", events ? "yes" : null],
    ["Log", log ? `${log.linesPerSecond} lines a second` : null],
    ["Telemetry", telemetry ? "yes" : null],
    ["Limits", `${resources.memoryBytes / 2 ** 20} MiB, ${resources.callMs} ms a call, priority ${priority}`],
  ];
}

/** These slow a robot down, and do not keep it from moving. */
const HARMLESS = new Set(["none", "speed", "turn", "acceleration"]);

/** What holds one session back, or an empty text. */
export function sessionLimit({ lease, limitedBy, attached }) {
  if (!attached) return "its engine has not attached yet";
  if (lease === "other" || lease === "person") return "somebody else has the right to drive";
  return HARMLESS.has(limitedBy) ? "" : limitedBy.replace("-", " ");
}
