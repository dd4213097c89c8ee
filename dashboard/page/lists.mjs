// What happened, and what behaviours wrote: two lists, newest first, of bounded length.

import { $, clock, element } from "./dom.mjs";

const MAX_ROWS = 100;

const GRADES = {
  "estop-latched": "bad",
  "estop-cleared": "good",
  "link-lost": "bad",
  "link-up": "good",
  "console-link-lost": "bad",
  "console-link-up": "good",
  "engine-refused": "bad",
  "session-unresponsive": "bad",
  "supervisor-silent": "bad",
  "hazard-came": "warn",
  "limit-changed": "warn",
};

function row(list, at, className, parts) {
  const made = element("li", className);
  const time = element("time", "", clock(at));
  if (!Number.isNaN(at.getTime())) time.dateTime = at.toISOString();
  made.append(time, ...parts);
  $(list).prepend(made);
  $(`${list}-empty`).hidden = true;
  while ($(list).childElementCount > MAX_ROWS) $(list).lastElementChild.remove();
  return made;
}

export function createLists() {
  /** Names of sessions, so that people read names. */
  const names = new Map();
  let events = [];

  function readable(code, message) {
    const [, id, rest] = /^(session-\d+) ?(.*)$/s.exec(message) ?? [];
    if (code === "session-opened" && rest) {
      names.set(id, rest);
      if (names.size > 64) names.delete(names.keys().next().value);
    }
    const text = message.replaceAll(/\bsession-\d+\b/g, (one) => names.get(one) ?? one);
    if (code === "estop-latched") return `e-stop pressed ${text}`;
    if (code === "estop-cleared") return `e-stop cleared ${text}`;
    if (code === "session-opened") return `${rest || id} was admitted`;
    if (code === "session-attached") return `${text} runs`;
    if (code === "session-ended") return `${names.get(id) ?? id} ended: ${rest}`;
    return text
      .replace("holds the lease", "may drive now")
      .replace("nobody holds the lease", "nobody may drive now");
  }

  function addEvent({ at, code, message }) {
    const text = element("span", "", readable(code, message));
    text.title = `${code}: ${message}`;
    row("events", new Date(at), GRADES[code] ?? "", [text]);
  }

  return {
    setSessions(sessions) {
      for (const { session, identity } of sessions) names.set(session, identity.name);
    },
    /** What the console remembers; one that has just started remembers less than we do. */
    setEvents(next) {
      const known = new Set(next.map(({ at, code, message }) => `${at} ${code} ${message}`));
      const older = events.filter(
        ({ at, code, message }) =>
          !known.has(`${at} ${code} ${message}`) && (next.length === 0 || at < next[0].at),
      );
      events = [...older, ...next].slice(-MAX_ROWS);
      $("events").replaceChildren();
      $("events-empty").hidden = events.length > 0;
      for (const event of events) addEvent(event);
    },
    addEvent(event) {
      events.push(event);
      events.splice(0, events.length - MAX_ROWS);
      addEvent(event);
    },
    setLog(lines) {
      // A console that has just started has read only the end of each log.
      if (lines.length === 0) return;
      $("log").replaceChildren();
      this.addLog(lines);
    },
    addLog(lines) {
      for (const { run, at, source, level, text } of lines) {
        const who = source === "guest" ? run : `${run} ${source}`;
        row("log", new Date(at), level, [element("b", "", who), element("span", "", text)]);
      }
    },
  };
}
