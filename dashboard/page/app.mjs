// Wires the page: the stream to its parts, the banner, STOP, and the right to clear.

import { createCamera } from "./camera.mjs";
import { createClear } from "./clear.mjs";
import { $, clock, setClass, setText } from "./dom.mjs";
import { createDrive } from "./drive.mjs";
import { createLists } from "./lists.mjs";
import { createMotionCard } from "./motion.mjs";
import { createNoGo } from "./no-go.mjs";
import { createRuns } from "./runs.mjs";
import { createScene } from "./scene.mjs";
import { rights, takeToken } from "./session.mjs";
import { createStop } from "./stop.mjs";
import { openStream } from "./stream.mjs";

const scene = createScene($("scene"));
const motion = createMotionCard();
const runs = createRuns();
const lists = createLists();
const camera = createCamera();
const clear = createClear();
const drive = createDrive();
const noGo = createNoGo(scene, $("scene"));
let isKnown = false;

/** What the banner is made of; the most severe line first. */
const trouble = {
  stop: "",
  page: "The page has no link to its console yet.",
  robot: "",
  device: "",
  estop: "",
  token: "",
};
/** STOP acted, and the stream has not said so yet. */
let stopActed = "";

function showTrouble() {
  const lines = [stopActed, ...Object.values(trouble)].filter(Boolean);
  const banner = $("banner");
  setText(banner, lines.join("\n"));
  banner.hidden = lines.length === 0;
  const fresh = trouble.page === "" && trouble.robot === "";
  document.body.classList.toggle("stale", !fresh);
  // What was true before the link was lost need not be true now.
  const isStopped = fresh && trouble.estop !== "";
  setText($("stop"), isStopped ? "STOPPED" : "STOP");
  $("stop").classList.toggle("latched", isStopped);
  clear.setLatched(isStopped);
  const link = $("link");
  const words = [
    [trouble.page, "page offline"],
    [trouble.robot, "robot server lost"],
    [trouble.device, "robot lost"],
  ];
  setText(link, words.find(([why]) => why)?.[1] ?? "connected");
  setClass(link, fresh && !trouble.device ? "chip good" : "chip bad");
}

function showEstop({ latched, by, at }) {
  const time = at ? clock(new Date(at)) || at : "";
  trouble.estop = latched
    ? `E-STOP is latched by ${by || "an unknown hand"}${time ? `, at ${time}` : ""}.`
    : "";
  if (latched) stopActed = "";
}

const take = {
  link({ up, why }) {
    trouble.robot = up
      ? ""
      : `The robot server does not answer (${why}). What is shown is old; STOP from here cannot reach it.`;
  },
  facts({ facts, trail, events, log }) {
    setText($("robot"), facts.robot);
    document.title = `sandpaw ${facts.robot}`;
    setText($("mode"), facts.mode === "lockstep" ? "lockstep" : facts.profile.model);
    $("mode").hidden = false;
    motion.setFacts(facts);
    drive.setFacts(facts);
    scene.setFacts(facts, trail);
    lists.setEvents(events);
    lists.setLog(log);
  },
  state({ state }) {
    trouble.device = state.link ? "" : "The robot server has lost the link to its robot.";
    showEstop(state.estop);
    lists.setSessions(state.sessions);
    motion.setState(state);
    runs.setState(state);
    drive.setState(state);
    noGo.setState(state, isKnown);
    scene.setState(state);
  },
  scan({ scan }) {
    scene.setScan(scan);
  },
  event({ event }) {
    lists.addEvent(event);
  },
  log({ lines }) {
    lists.addLog(lines);
  },
  notice({ text }) {
    $("notice").hidden = text === null;
    setText($("notice-text"), text ?? "");
  },
  map({ map }) {
    scene.setMap(map);
  },
  picture({ id }) {
    camera.set(id);
  },
};

/** Shows what this page may; answers whether it may look. */
async function showRights() {
  const answer = await rights();
  if (answer === null) return true;
  isKnown = answer.known;
  clear.setKnown(isKnown);
  drive.setKnown(isKnown);
  noGo.setKnown(isKnown);
  const chip = $("rights");
  chip.hidden = false;
  setText(chip, answer.known ? "may drive" : answer.look ? "view and STOP" : "locked");
  chip.title = answer.known
    ? "This page has shown the token: it may drive, and clear the e-stop."
    : "Open the address with the token, which the terminal printed, to drive and to clear the e-stop here.";
  return answer.look;
}

let isOpen = false;
async function begin() {
  trouble.token = await takeToken();
  const mayLook = await showRights();
  if (!mayLook) {
    trouble.page =
      "This console needs its token, also for STOP: open the whole address that the terminal printed.";
  } else if (!isOpen) {
    isOpen = true;
    openStream(
      "/events",
      (message) => {
        take[message.type]?.(message);
        showTrouble();
      },
      (up) => {
        trouble.page = up
          ? ""
          : "The page has lost its console, and with it STOP. What is shown is old; it connects again by itself.";
        showTrouble();
        void showRights();
      },
    );
  }
  showTrouble();
}

const press = createStop((text, isDone) => {
  trouble.stop = isDone ? "" : text;
  stopActed = isDone && trouble.estop === "" ? text : "";
  showTrouble();
});
$("stop").addEventListener("click", () => void press());
window.addEventListener("hashchange", () => void begin());
showTrouble();
void begin();
