// Wires the page: the stream to scene and panel, the banner, and STOP.

import { createPanel } from "./panel.mjs";
import { createScene } from "./scene.mjs";
import { openStream } from "./stream.mjs";

const $ = (id) => document.getElementById(id);
const scene = createScene($("scene"));
const panel = createPanel();

/** What the banner is made of; the most severe line first. */
const trouble = {
  stop: "",
  page: "The page has no link to its console yet.",
  robot: "",
  device: "",
  estop: "",
};

function showTrouble() {
  const lines = Object.values(trouble).filter(Boolean);
  const banner = $("banner");
  const text = lines.join("\n");
  if (banner.textContent !== text) banner.textContent = text;
  banner.hidden = lines.length === 0;
  const fresh = trouble.page === "" && trouble.robot === "";
  document.body.classList.toggle("stale", !fresh);
  const link = $("link");
  link.textContent = trouble.page
    ? "page offline"
    : trouble.robot
      ? "robot server lost"
      : trouble.device
        ? "robot lost"
        : "connected";
  link.className = fresh && !trouble.device ? "chip good" : "chip bad";
}

function showEstop({ latched, by, at }) {
  const when = at ? new Date(at) : null;
  const time = when && !Number.isNaN(when.getTime()) ? when.toLocaleString() : at;
  trouble.estop = latched
    ? `E-STOP is latched by ${by || "an unknown hand"}${time ? `, ${time}` : ""}.\nTo clear it, run in a terminal: sandpaw estop --clear`
    : "";
  $("stop").textContent = latched ? "STOPPED" : "STOP";
}

const take = {
  link({ up, why }) {
    trouble.robot = up
      ? ""
      : `The robot server does not answer (${why}). What is shown is old; STOP from here cannot reach it.`;
  },
  facts({ facts, trail, events }) {
    panel.setFacts(facts);
    panel.setEvents(events);
    scene.setFacts(facts, trail);
  },
  state({ state }) {
    trouble.device = state.link ? "" : "The robot server has lost the link to its robot.";
    showEstop(state.estop);
    panel.setState(state);
    scene.setState(state);
  },
  event({ event }) {
    panel.addEvent(event);
  },
};

openStream(
  "/events",
  (message) => {
    take[message.type]?.(message);
    showTrouble();
  },
  (up) => {
    trouble.page = up
      ? ""
      : "The page has lost its console. What is shown is old; it connects again by itself.";
    showTrouble();
  },
);

async function pressStop() {
  trouble.stop = "Sending STOP …";
  showTrouble();
  try {
    const response = await fetch("/estop", { method: "POST", signal: AbortSignal.timeout(3000) });
    const answer = await response.json();
    trouble.stop = response.ok ? "" : `STOP WAS NOT DELIVERED: ${answer.error?.message ?? response.status}`;
  } catch (error) {
    trouble.stop = `STOP WAS NOT DELIVERED (${error.message}). Use the robot's own switch, or run: sandpaw estop`;
  }
  showTrouble();
}

$("stop").addEventListener("click", () => void pressStop());

showTrouble();
