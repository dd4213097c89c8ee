// The card that says whether the robot moves, how fast against what it may, and what holds it.

import { $, element, setClass, setText } from "./dom.mjs";
import { createSpark } from "./spark.mjs";
import { explain, hazards as hazardWords } from "./words.mjs";

const NOTHING = { maxSpeed: 0, maxTurn: 0 };

/** A bar over the whole of what the robot can: what it does, what was asked, and where the envelope ends. */
function setBar(id, { value, want, limit, max, text }) {
  const bar = $(id);
  const part = (number) => `${Math.min(1, Math.abs(number) / (max || 1)) * 100}%`;
  bar.style.setProperty("--value", part(value));
  bar.style.setProperty("--want", part(want ?? value));
  bar.style.setProperty("--limit", part(limit ?? max));
  bar.setAttribute("aria-valuemin", "0");
  bar.setAttribute("aria-valuemax", String(limit ?? max));
  bar.setAttribute("aria-valuenow", Math.abs(value).toFixed(2));
  bar.setAttribute("aria-valuetext", text);
  setText($(`${id}-text`), text);
}

/** What holds the robot is said at once; what only slows it, when it has lasted: it comes and goes. */
const SETTLE_MS = 600;
const SMALL = new Set(["free", "cut"]);

function createSettling() {
  let shown = null;
  let next = null;
  let since = 0;
  return (found) => {
    if (next?.why !== found.why) since = performance.now();
    next = found;
    const isSmall = SMALL.has(shown?.grade) && SMALL.has(found.grade);
    const isSame = shown?.headline === found.headline;
    if (!isSmall || !isSame || performance.now() - since >= SETTLE_MS) shown = found;
    return shown;
  };
}

export function createMotionCard() {
  const spark = createSpark($("spark"));
  const settle = createSettling();
  let profile = NOTHING;

  return {
    setFacts(facts) {
      profile = facts.profile;
    },

    setState(state) {
      const driver = state.sessions.find(({ lease }) => lease === "held");
      const envelope = driver?.grant.motion ?? profile;
      const { commanded } = state;
      const velocity = state.odometry?.velocity ?? commanded;
      const speed = Math.hypot(velocity.vx, velocity.vy);
      const { grade, headline, why } = settle(explain(state));
      setText($("headline"), headline);
      setClass($("headline"), `headline ${grade}`);
      setText($("limit"), why);
      setClass($("limit"), `limit ${grade}`);
      setBar("speed", {
        value: speed,
        want: Math.hypot(commanded.vx, commanded.vy),
        limit: envelope.maxSpeed,
        max: profile.maxSpeed,
        text: `${speed.toFixed(2)} of ${envelope.maxSpeed.toFixed(2)} m/s`,
      });
      setBar("turn", {
        value: velocity.wz,
        want: commanded.wz,
        limit: envelope.maxTurn,
        max: profile.maxTurn,
        text: `${Math.abs(velocity.wz).toFixed(2)} of ${envelope.maxTurn.toFixed(2)} rad/s`,
      });
      setText($("envelope"), driver ? `envelope of ${driver.identity.name}` : "the robot's own limit");
      spark.add(speed, envelope.maxSpeed, profile.maxSpeed);
      setBattery(state.battery);
      setHazards(state);
      setFigures(state);
    },
  };
}

function setBattery(battery) {
  const fraction = battery?.fraction ?? 0;
  const text = battery ? `${Math.round(fraction * 100)} % ${battery.status}` : "unknown";
  setBar("battery", { value: fraction, max: 1, text });
  setClass($("battery"), `bar plain ${fraction < 0.2 ? "low" : ""}`);
}

function setHazards(state) {
  const list = $("hazards");
  const text = state.hazards.length > 0 ? hazardWords(state) : "";
  if (list.dataset.text === text) return;
  list.dataset.text = text;
  list.replaceChildren(
    ...state.hazards.map(({ kind, source }) => element("li", "chip bad", `${kind} ${source}`)),
  );
}

function setFigures(state) {
  const pose = state.pose?.pose;
  const degrees = pose ? Math.round((pose.theta * 180) / Math.PI) : 0;
  setText(
    $("pose"),
    pose
      ? `${pose.x.toFixed(2)}, ${pose.y.toFixed(2)} m, ${degrees}° ± ${state.pose.deviation.toFixed(2)} m`
      : "unknown",
  );
  setText($("dock"), state.dock.replace("-", " "));
  const { periodMs, lateP99Ms, missed } = state.loop;
  setText(
    $("loop"),
    state.mode === "lockstep"
      ? "in step with its behaviours"
      : `${1000 / periodMs} Hz, late ≤ ${lateP99Ms.toFixed(1)} ms (p99), ${missed} missed`,
  );
}
