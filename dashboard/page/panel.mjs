// The side panel: motion, behaviours, events. Everything is set as text, never as markup.

const LIMITS = {
  none: "Nothing limits motion.",
  speed: "Cut to the speed of the grant.",
  turn: "Cut to the turn rate of the grant.",
  acceleration: "Gathering speed: the acceleration of the grant.",
  zone: "Held by the zone of the grant.",
  hazard: "Held by a hazard in this direction.",
  pose: "Held: the robot does not know well enough where it is.",
  battery: "Held by the battery floor.",
  lease: "Another session has the right to move.",
  expired: "No fresh command: the last one ran out.",
  inattentive: "Held: the behaviour or its supervisor is silent.",
  stop: "Stopping.",
  "protective-stop": "Protective stop.",
  "e-stop": "The e-stop is latched.",
};
/** These do not keep the robot from moving. */
const HARMLESS = new Set(["none", "speed", "turn", "acceleration"]);
const MAX_EVENTS = 50;

const $ = (id) => document.getElementById(id);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function setMeter(id, value, max, text) {
  const meter = $(id);
  meter.max = max > 0 ? max : 1;
  meter.value = Math.min(meter.max, Math.abs(value));
  $(`${id}-text`).textContent = text;
}

function fact(name, value, title) {
  const row = element("div");
  row.append(element("dt", "", name));
  const data = element("dd", "", value);
  if (title) data.title = title;
  row.append(data);
  return row;
}

/** One line of what a session may do. */
function grantText(grant) {
  const parts = [];
  if (grant.motion) parts.push(`motion ≤ ${grant.motion.maxSpeed} m/s, ${grant.motion.maxTurn} rad/s`);
  if (grant.sensors) parts.push(`sensors ${grant.sensors.rateHz} Hz`);
  if (grant.camera) {
    const { maxWidth, maxHeight, rateHz, colour } = grant.camera;
    parts.push(`camera ${maxWidth}×${maxHeight} ${rateHz} Hz${colour ? "" : " grey"}`);
  }
  for (const name of ["events", "log", "telemetry"]) if (grant[name]) parts.push(name);
  return parts.length > 0 ? parts.join(" · ") : "nothing of the robot";
}

function sessionCard({ identity, grant, lease, limitedBy, commands, denied, attached }) {
  const card = element("article", "session");
  const title = element("h3", "", identity.name);
  title.append(
    lease === "held"
      ? element("span", "chip good", "drives")
      : element("span", "chip", attached ? "runs" : "not attached"),
  );
  const facts = element("dl", "facts");
  facts.append(
    fact("Module", identity.module || "without a name"),
    fact("Digest", `${identity.digest.slice(0, 19)}…`, identity.digest),
    fact("Signed by", identity.signer),
    fact("Grant", grantText(grant), JSON.stringify(grant, null, 2)),
    fact("Commands", denied > 0 ? `${commands}, ${denied} denied` : String(commands)),
    fact("Limited by", limitedBy),
  );
  card.append(title, facts);
  return card;
}

export function createPanel() {
  let profile = null;
  let sessionsText = "";

  return {
    setFacts({ robot, mode, profile: found }) {
      profile = found;
      $("robot").textContent = robot;
      document.title = `sandpaw ${robot}`;
      $("mode").textContent = mode === "lockstep" ? "lockstep" : found.model;
      $("mode").hidden = false;
    },

    setState(state) {
      const driver = state.sessions.find(({ lease }) => lease === "held");
      const envelope = driver?.grant.motion ?? profile ?? { maxSpeed: 0, maxTurn: 0 };
      const velocity = state.odometry?.velocity ?? state.commanded;
      const speed = Math.hypot(velocity.vx, velocity.vy);
      setMeter(
        "speed",
        speed,
        envelope.maxSpeed,
        `${speed.toFixed(2)} of ${envelope.maxSpeed.toFixed(2)} m/s`,
      );
      setMeter(
        "turn",
        velocity.wz,
        envelope.maxTurn,
        `${velocity.wz.toFixed(2)} of ${envelope.maxTurn.toFixed(2)} rad/s`,
      );
      const { battery } = state;
      setMeter(
        "battery",
        battery?.fraction ?? 0,
        1,
        battery ? `${Math.round(battery.fraction * 100)} % ${battery.status}` : "unknown",
      );
      const limit = $("limit");
      limit.textContent = LIMITS[state.limitedBy] ?? state.limitedBy;
      limit.className = HARMLESS.has(state.limitedBy) ? "limit free" : "limit held";
      $("hazards").replaceChildren(
        ...state.hazards.map(({ kind, source }) => element("li", "chip bad", `${kind} ${source}`)),
      );
      const pose = state.pose?.pose;
      $("pose").textContent = pose
        ? `${pose.x.toFixed(2)}, ${pose.y.toFixed(2)} m, ${Math.round((pose.theta * 180) / Math.PI)}° ± ${state.pose.deviation.toFixed(2)} m`
        : "unknown";
      $("dock").textContent = state.dock;
      $("loop").textContent =
        `${state.loop.periodMs} ms, late ${state.loop.lateP99Ms.toFixed(1)} ms (p99), ${state.loop.missed} missed`;
      // Rebuilt only when it changed, so that a selection survives.
      const text = JSON.stringify(state.sessions);
      if (text === sessionsText) return;
      sessionsText = text;
      const cards = state.sessions.map((session) => sessionCard(session));
      $("sessions").replaceChildren(...(cards.length > 0 ? cards : [element("p", "empty", "None runs.")]));
    },

    setEvents(events) {
      $("events").replaceChildren();
      for (const event of events) this.addEvent(event);
    },

    addEvent({ at, code, message }) {
      const row = element("li");
      const time = element("time", "", new Date(at).toLocaleTimeString([], { hour12: false }));
      time.dateTime = new Date(at).toISOString();
      const text = element("span", "", message);
      text.title = code;
      row.append(time, text);
      const list = $("events");
      list.prepend(row);
      while (list.childElementCount > MAX_EVENTS) list.lastElementChild.remove();
    },
  };
}
