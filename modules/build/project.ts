/** The author's `sandpaw.json`: read strictly, so that a misspelt key is told at once and not ignored. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BuildError } from "./error.js";
import type { Shape } from "./entry-points.js";

export const PROJECT_FILE = "sandpaw.json";
const MAX_BYTES = 64 * 1024;
const USUAL_ENTRY = "assembly/index.ts";

/** The interfaces that can be requested, mounted files, and the limits of the process. */
const PARTS = [
  "motion",
  "sensors",
  "camera",
  "events",
  "log",
  "telemetry",
  "store",
  "files",
  "resources",
] as const;
export type Part = (typeof PARTS)[number];

/** What is asked for, by part; the numbers are checked where grants are made. */
export type Request = Readonly<Partial<Record<Exclude<Part, "files">, Readonly<Record<string, unknown>>>>> & {
  readonly files?: readonly unknown[];
};

/** A behaviour's project. */
export interface Project {
  readonly name: string;
  readonly version: string;
  readonly shape: Shape;
  /** Ticks a second; 0 for a program. */
  readonly rateHz: number;
  readonly request: Request;
  /** The file with the entry points, relative to the project's folder. */
  readonly entry: string;
}

/** Reads the project in `dir`. Throws `BuildError` `project-not-found`, `project-invalid`. */
export async function readProject(dir: string): Promise<Project> {
  const path = join(dir, PROJECT_FILE);
  const text = await readFile(path, "utf8").catch(() => {
    throw new BuildError("project-not-found", [{ severity: "error", message: `there is no ${path}` }]);
  });
  return parseProject(text);
}

/** Checks the text of a `sandpaw.json`. Throws `BuildError` `project-invalid` with everything that is wrong. */
export function parseProject(text: string): Project {
  if (Buffer.byteLength(text) > MAX_BYTES) throw invalid([`is longer than ${MAX_BYTES} bytes`]);
  const problems: string[] = [];
  const object = parseObject(text);
  const take = <T>(key: string, wanted: string, fits: (value: unknown) => value is T, otherwise: T): T => {
    const value = object[key];
    if (fits(value)) return value;
    problems.push(
      `\`${key}\` must be ${wanted}, it is ${value === undefined ? "missing" : JSON.stringify(value)}`,
    );
    return otherwise;
  };
  const name = take("name", "lower-case letters, digits and dashes, labels joined by dots", isName, "");
  const version = take("version", "a version such as 1.0.0", isVersion, "");
  const shape = take("shape", '"reactor" or "program"', isShape, "reactor");
  const request = take("request", "an object of the interfaces that the behaviour uses", isRequest, {});
  problems.push(...unknownParts(request));
  const rateHz =
    shape === "program" && object["rateHz"] === undefined
      ? 0
      : take(
          "rateHz",
          shape === "program" ? "absent or 0: nobody ticks a program" : "ticks a second, 0 to 200",
          shape === "program" ? isZero : isRate,
          0,
        );
  const entry =
    object["entry"] === undefined ? USUAL_ENTRY : take("entry", "a .ts file inside the project", isEntry, "");
  const known = ["name", "version", "shape", "rateHz", "request", "entry"];
  for (const key of Object.keys(object))
    if (!known.includes(key)) problems.push(`\`${key}\` is not a key of it`);
  if (problems.length > 0) throw invalid(problems);
  return { name, version, shape, rateHz, request, entry };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid([`is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}`]);
  }
  if (!isObject(value)) throw invalid(["must be a JSON object"]);
  return value;
}

function unknownParts(request: Request): readonly string[] {
  const known: readonly string[] = PARTS;
  return Object.keys(request)
    .filter((part) => !known.includes(part))
    .map((part) => `\`request.${part}\` is not an interface; there are ${PARTS.join(", ")}`);
}

function invalid(problems: readonly string[]): BuildError {
  return new BuildError(
    "project-invalid",
    problems.map((problem) => ({ severity: "error", message: `${PROJECT_FILE}: ${problem}` })),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` can be the name of a behaviour. */
export function isName(value: unknown): value is string {
  if (typeof value !== "string" || value.length > 128) return false;
  return value.split(".").every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
}

function isVersion(value: unknown): value is string {
  return (
    typeof value === "string" && value.length <= 64 && /^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(value)
  );
}

function isShape(value: unknown): value is Shape {
  return value === "reactor" || value === "program";
}

function isRequest(value: unknown): value is Request {
  if (!isObject(value)) return false;
  return Object.entries(value).every(([part, asked]) =>
    part === "files" ? Array.isArray(asked) : isObject(asked),
  );
}

function isRate(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 200;
}

function isZero(value: unknown): value is number {
  return value === 0;
}

function isEntry(value: unknown): value is string {
  if (typeof value !== "string" || !value.endsWith(".ts") || value.startsWith("/")) return false;
  return !value.split("/").includes("..") && !value.includes("\\");
}
