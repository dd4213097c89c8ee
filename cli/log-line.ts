/** Lines of a behaviour's log: reading them, and showing them to people. */

import { readFileSync } from "node:fs";
import { runPaths } from "@sandpaw/runtime/protocol";
import { LOG_LEVELS, type LogLevel, type LogLine } from "@sandpaw/runtime/supervisor";
import type { Context } from "./context.js";
import { runDirOf } from "./place.js";
import type { Style } from "./style.js";
import { harmless } from "./text.js";

/** What a live run has written so far. */
export function readLogLines(context: Context, id: string): LogLine[] {
  const text = readFileSync(runPaths(runDirOf(context), id).log, "utf8");
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    const value: unknown = JSON.parse(line);
    return isLogLine(value) ? [value] : [];
  });
}

/** Whether a value from outside is a log line. */
export function isLogLine(value: unknown): value is LogLine {
  if (typeof value !== "object" || value === null) return false;
  if (!("at" in value && "text" in value && "level" in value && "source" in value)) return false;
  return typeof value.text === "string" && LOG_LEVELS.some((level) => level === value.level);
}

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
