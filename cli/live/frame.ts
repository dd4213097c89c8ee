/** One frame of the live view, for a terminal of any size. */

import type { Style } from "../style.js";
import { cut, harmless, padEnd } from "../text.js";
import { drawMap } from "./floor-map.js";
import { type Happening, type LiveState, poseOf } from "./live-state.js";
import { panelLines } from "./panel.js";

const PANEL = 44;
/** A narrower terminal shows the panel only. */
const LEAST_MAP = 24;
const EVENTS = 4;

/** As many lines as the terminal has rows, none wider than it. */
export function frameLines(state: LiveState, columns: number, rows: number, style: Style): string[] {
  const head = headLine(state, columns, style);
  const foot = footLine(state, columns, style);
  const events = eventLines(state.events, columns, Math.min(EVENTS, Math.max(0, rows - 16)), style);
  const bodyRows = Math.max(1, rows - events.length - 4);
  const panel = panelLines(state, PANEL, style).slice(0, bodyRows);
  const mapColumns = columns - PANEL - 2;
  const body =
    mapColumns < LEAST_MAP
      ? panel
      : drawMap(
          { plan: state.plan, trail: state.trail, pose: poseOf(state.status), scan: state.status.scan },
          mapColumns,
          bodyRows,
          style,
        ).map((line, i) => `${padEnd(line, mapColumns)}  ${panel[i] ?? ""}`);
  const filler = Array.from({ length: Math.max(0, bodyRows - body.length) }, () => "");
  return [head, ...body, ...filler, "", ...events, foot].slice(0, rows);
}

function headLine({ seconds, profile }: LiveState, columns: number, style: Style): string {
  const clock = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const text = cut(` sandpaw  ${clock}  ${profile.model}`, columns);
  return style.bold(text);
}

function footLine({ page }: LiveState, columns: number, style: Style): string {
  const address = page === "" ? "" : `page: ${page}   `;
  return style.dim(cut(` ${address}Ctrl-C stops the robot, then ends`, columns));
}

function eventLines(events: readonly Happening[], columns: number, count: number, style: Style): string[] {
  const shown = count === 0 ? [] : events.slice(-count);
  const lines = shown.map(({ at, text, tone }) => {
    const line = cut(` ${at.toFixed(1).padStart(6)} s  ${harmless(text)}`, columns);
    if (tone === "bad") return style.red(line);
    return tone === "good" ? style.green(line) : line;
  });
  return [...lines, ...Array.from({ length: count - lines.length }, () => "")];
}
