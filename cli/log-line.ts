/** A line of a behaviour's log, for people. */

import type { LogLevel, LogLine } from "@sandpaw/runtime/supervisor";
import type { Style } from "./style.js";
import { harmless } from "./text.js";

/** `12:00:01.250 info  text`. */
export function formatLogLine({ at, source, level, text }: LogLine, style: Style): string {
  const time = /T(\d\d:\d\d:\d\d\.\d{3})/.exec(at)?.[1] ?? at;
  const who = source === "guest" ? "" : style.dim(`${source}: `);
  return `${style.dim(time)} ${paint(level, style)} ${who}${harmless(text)}`;
}

function paint(level: LogLevel, style: Style): string {
  const word = level.padEnd(5);
  if (level === "error") return style.red(word);
  if (level === "warn") return style.yellow(word);
  return level === "debug" ? style.dim(word) : word;
}
