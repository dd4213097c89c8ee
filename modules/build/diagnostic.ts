/** What the compiler has to say, for people: file, line, column, the line itself and a caret under it. */

import type { AscDiagnostic } from "./asc.js";

export type Severity = "info" | "warning" | "error";

/** Where a message points to. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line of the source, and how much of it is meant, in UTF-16 units. */
  readonly text: string;
  readonly length: number;
}

/** One message of a build. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly message: string;
  /** Absent for what concerns the project as a whole. */
  readonly place?: Place;
}

/** AssemblyScript's categories: pedantic, info, warning, error. */
const SEVERITIES: readonly Severity[] = ["info", "info", "warning", "error"];
/** A longer source line is cut, so that minified code does not flood a terminal. */
const MAX_TEXT = 160;

/** The place of an offset in a file. */
export function placeOf(file: string, text: string, start: number, end: number): Place {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const nextLine = text.indexOf("\n", start);
  const lineEnd = nextLine === -1 ? text.length : nextLine;
  const line = text.slice(0, lineStart).split("\n").length;
  return {
    file,
    line,
    column: start - lineStart + 1,
    text: text.slice(lineStart, lineEnd).trimEnd(),
    length: Math.max(1, Math.min(end, lineEnd) - start),
  };
}

/** A message of the compiler in our form; `texts` are the sources that it read, by path. */
export function diagnosticOf(raw: AscDiagnostic, texts: ReadonlyMap<string, string>): Diagnostic {
  const severity = SEVERITIES[raw.category] ?? "error";
  const message = `AS${raw.code}: ${raw.message}`;
  if (raw.range === null) return { severity, message };
  const { source, start, end } = raw.range;
  const text = texts.get(source.normalizedPath);
  // The compiler's own library is not ours to show.
  if (text === undefined) return { severity, message: `${message} (in ${source.normalizedPath})` };
  return { severity, message, place: placeOf(source.normalizedPath, text, start, end) };
}

/** Several lines of text, without colour, without a line break at the end. */
export function formatDiagnostic({ severity, message, place }: Diagnostic): string {
  if (place === undefined) return `${severity}: ${message}`;
  const head = `${place.file}:${place.line}:${place.column}: ${severity}: ${message}`;
  if (place.text.length > MAX_TEXT) return head;
  const number = String(place.line);
  // Tabs stay tabs, so that the caret stands under its text.
  const indent = place.text.slice(0, place.column - 1).replace(/[^\t]/g, " ");
  const blank = " ".repeat(number.length);
  return [
    head,
    `  ${number} | ${place.text}`,
    `  ${blank} | ${indent}${"^".repeat(Math.min(place.length, place.text.length - place.column + 1) || 1)}`,
  ].join("\n");
}
