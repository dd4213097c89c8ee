/**
 * The annotations of a pod that narrow its grant, as a ceiling. Absent, they narrow nothing; one under
 * `sandpaw.dev/` that nobody understands refuses the pod, because it could have been meant to narrow.
 */

import {
  firstProblem,
  INTERFACES,
  parseStrictJson,
  type InterfaceName,
  type Zone,
} from "../protocol/index.js";
import { EVERYTHING, type Ceiling } from "./ceiling.js";
import { PolicyError } from "./error.js";
import { parseFilePaths } from "./files.js";
import { isNodePolicy } from "./validators.gen.js";
import { limitsOf, PARTS, type Limit, type PartName } from "./vocabulary.js";
import { zoneProblem } from "./zones.js";

/** What every annotation of sandpaw begins with. */
export const ANNOTATION_PREFIX = "sandpaw.dev/";

const DENIABLE = [...INTERFACES, "files"] as const;
type Deniable = InterfaceName | "files";

/** One annotation that narrows: `sandpaw.dev/max-speed` and its like. */
export interface NarrowingAnnotation {
  readonly key: string;
  readonly part: PartName;
  readonly name: string;
  readonly limit: Limit;
}

/** Every annotation that narrows a number or a permission; `deny`, `files` and `zones` stand beside them. */
export const NARROWING_ANNOTATIONS: readonly NarrowingAnnotation[] = PARTS.flatMap((part) =>
  limitsOf(part).map(([name, limit]) => ({ key: annotationKey(part, name), part, name, limit })),
);
const DENY = `${ANNOTATION_PREFIX}deny`;
const FILES = `${ANNOTATION_PREFIX}files`;
const ZONES = `${ANNOTATION_PREFIX}zones`;
/** Characters: what a policy file may have. */
const MAX_ZONES_TEXT = 16 * 1024;

/**
 * Reads the annotations of a pod; those of others are passed over. `others` are the names after the prefix that
 * mean something elsewhere. Throws `PolicyError` `annotation-…`.
 */
export function parseAnnotations(
  annotations: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): Ceiling {
  const parts = new Map<PartName, Record<string, number | boolean>>();
  const denied = new Set<Deniable>();
  let files = EVERYTHING.files ?? [];
  let zones: readonly Zone[] | undefined;
  for (const [key, value] of Object.entries(annotations)) {
    // Kubernetes takes capitals in keys: `Sandpaw.dev/max-speed` was meant to narrow, and must not narrow nothing.
    if (!key.toLowerCase().startsWith(ANNOTATION_PREFIX)) continue;
    if (key.startsWith(ANNOTATION_PREFIX) && others.includes(key.slice(ANNOTATION_PREFIX.length))) continue;
    if (key === DENY) {
      for (const name of parseDenied(value)) denied.add(name);
      continue;
    }
    if (key === FILES) {
      files = parseFiles(value);
      continue;
    }
    if (key === ZONES) {
      zones = parseZones(value);
      continue;
    }
    const known = NARROWING_ANNOTATIONS.find((annotation) => annotation.key === key);
    if (!known)
      throw new PolicyError("annotation-unknown", `${key.slice(0, 120)} is not known to this version`);
    const part = parts.get(known.part) ?? {};
    part[known.name] = parseValue(known, value);
    parts.set(known.part, part);
  }
  const allowed = INTERFACES.filter((name) => !denied.has(name));
  return {
    ...Object.fromEntries(allowed.map((name) => [name, parts.get(name) ?? EVERYTHING[name]])),
    ...(zones && !denied.has("motion") ? { motion: { ...parts.get("motion"), zones } } : {}),
    ...(denied.has("files") ? {} : { files }),
    ...(parts.has("resources") ? { resources: parts.get("resources") ?? {} } : {}),
  };
}

/** `motion` and `resources` go without their name: `max-speed`, but `camera-rate-hz`. */
function annotationKey(part: PartName, name: string): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `${ANNOTATION_PREFIX}${part === "motion" || part === "resources" ? "" : `${part}-`}${kebab}`;
}

function parseFiles(value: string): readonly string[] {
  const paths = parseFilePaths(value);
  if (paths === undefined)
    throw new PolicyError(
      "annotation-invalid",
      `${FILES} lists whole paths, separated by commas; ${JSON.stringify(value.slice(0, 80))} does not`,
    );
  return paths;
}

/** As they stand under `motion` in a policy, in JSON. */
function parseZones(value: string): readonly Zone[] {
  const refused = (why: string): PolicyError =>
    new PolicyError("annotation-invalid", `${ZONES} is a list of zones as in a policy, in JSON: ${why}`);
  if (value.length > MAX_ZONES_TEXT)
    throw refused(`${value.length} characters, at most ${MAX_ZONES_TEXT} are taken`);
  let zones: unknown;
  try {
    zones = parseStrictJson(value);
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : "unreadable");
  }
  const policy: unknown = { version: 1, allow: { motion: { zones } } };
  if (!isNodePolicy(policy)) throw refused(firstProblem(isNodePolicy));
  const said = policy.allow.motion?.zones ?? [];
  if (said.length === 0) throw refused("there is none in it");
  const problem = zoneProblem(said, "zones");
  if (problem !== undefined) throw refused(problem);
  return said;
}

function parseDenied(value: string): readonly Deniable[] {
  return value.split(",").map((word) => {
    const name = DENIABLE.find((candidate) => candidate === word.trim());
    if (!name)
      throw new PolicyError(
        "annotation-invalid",
        `${DENY} lists what is denied (${DENIABLE.join(", ")}), separated by commas; ${JSON.stringify(word.slice(0, 40))} is none`,
      );
    return name;
  });
}

function parseValue({ key, limit }: NarrowingAnnotation, value: string): number | boolean {
  if (limit.kind === "flag") {
    if (value !== "true" && value !== "false")
      throw new PolicyError("annotation-invalid", `${key} is "true" or "false"`);
    return value === "true";
  }
  const number = /^(0|[1-9]\d{0,11})(\.\d{1,9})?$/.test(value) ? Number(value) : Number.NaN;
  const whole = limit.kind === "number" || Number.isInteger(number);
  const step = limit.multipleOf ?? 0;
  if (!(number >= limit.min && number <= limit.max) || !whole || (step > 0 && number % step !== 0))
    throw new PolicyError(
      "annotation-invalid",
      `${key} is ${limit.kind === "integer" ? "a whole number" : "a number"} from ${limit.min} to ${limit.max} ${limit.unit}${step > 0 ? `, a multiple of ${step}` : ""}; ${JSON.stringify(value.slice(0, 40))} is not`,
    );
  return number;
}
