/** Random requests, ceilings and hops within the vocabulary. */

import * as fc from "fast-check";
import {
  checkGrant,
  checkManifest,
  coversPath,
  cutGrant,
  EVERYTHING,
  limitsOf,
  parsePolicy,
  PARTS,
  SERVICE_ACCOUNT_PATH,
  VOCABULARY,
} from "@sandpaw/runtime/policy";
import type { Ceiling, CeilingHop, Limit, Request } from "@sandpaw/runtime/policy";
import type { Grant } from "@sandpaw/runtime/protocol";

/** Any value that a hop may say for a limit. */
export function valueOf(limit: Limit): fc.Arbitrary<number | boolean> {
  if (limit.kind === "flag") return fc.boolean();
  const { min, max, multipleOf = 1, kind } = limit;
  if (kind === "integer")
    return fc
      .integer({ min: Math.ceil(min / multipleOf), max: Math.floor(max / multipleOf) })
      .map((n) => n * multipleOf);
  return fc.double({ min, max, noNaN: true });
}

function envelope(
  part: (typeof PARTS)[number],
  isRequired: (limit: Limit) => boolean,
): fc.Arbitrary<unknown> {
  const limits = limitsOf(part);
  return fc.record(Object.fromEntries(limits.map(([name, limit]) => [name, valueOf(limit)])), {
    noNullPrototype: true,
    requiredKeys: limits.filter(([, limit]) => isRequired(limit)).map(([name]) => name),
  });
}

/** Paths that often lie below each other, and below the one that must be named. */
export const filePaths: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", SERVICE_ACCOUNT_PATH, "/var", "/var/run/secrets"),
    fc.array(fc.constantFrom("a", "b", "ab", "..data"), { maxLength: 3 }),
  )
  .map(([root, names]) => [root, ...names].join("/") || "/");
const files = fc.array(filePaths, { maxLength: 4 });

function parts(
  isRequired: (limit: Limit) => boolean,
  required: readonly string[] = [],
): fc.Arbitrary<object> {
  const all: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    PARTS.map((part) => [part, envelope(part, isRequired)]),
  );
  all["files"] = files;
  return fc.record(all, {
    noNullPrototype: true,
    requiredKeys: [...required],
  });
}

/** Any request; typed by passing the check of the code under test. */
export const requests: fc.Arbitrary<Request> = parts(
  (limit) => limit.kind !== "flag" && limit.usual === undefined,
).map(
  (request) =>
    checkManifest({ name: "any", version: "1.0.0", shape: "reactor", rateHz: 10, request }).request,
);

/** Any ceiling, with or without each interface. */
export const ceilings: fc.Arbitrary<Ceiling> = fc
  .tuple(
    parts(() => false),
    fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined }),
  )
  .map(
    ([allow, maxPriority]) =>
      parsePolicy(
        JSON.stringify({ version: 1, allow: maxPriority === undefined ? allow : { ...allow, maxPriority } }),
      ).allow,
  );

/** A ceiling that denies no interface. */
export const openCeilings: fc.Arbitrary<Ceiling> = ceilings.map((ceiling) => ({
  motion: {},
  sensors: {},
  camera: {},
  events: {},
  log: {},
  telemetry: {},
  store: {},
  files: EVERYTHING.files ?? [],
  ...ceiling,
}));

/** Any grant. */
export const grants: fc.Arbitrary<Grant> = fc
  .tuple(
    parts(() => true, ["resources"]),
    fc.integer({ min: -1000, max: 1000 }),
  )
  // As grants are made: the list of files is the shortest.
  .map(([grant, priority]) => cutGrant(checkGrant({ ...grant, priority }), EVERYTHING));

/** Up to four hops in any order. */
export function hopsOf(ceiling: fc.Arbitrary<Ceiling>): fc.Arbitrary<CeilingHop[]> {
  return fc.array(fc.record({ hop: fc.constantFrom("key", "node", "pod", "robot"), ceiling }), {
    maxLength: 4,
  });
}

/** Whether `small` lets nothing through that `large` does not; a ceiling that is silent on a number lets it all through. */
export function isWithin(small: Grant, large: Ceiling | Grant): boolean {
  const paths = small.files ?? [];
  if (!paths.every((path) => large.files?.some((one) => coversPath(one, path)))) return false;
  return PARTS.every((part) => {
    const inner: Readonly<Record<string, unknown>> | undefined = small[part] && { ...small[part] };
    const outer: Readonly<Record<string, unknown>> | undefined = large[part] && { ...large[part] };
    if (!inner) return true;
    if (!outer) return part === "resources";
    return Object.keys(VOCABULARY[part]).every((name) => {
      const [value, bound] = [inner[name], outer[name]];
      return bound === undefined || Number(value) <= Number(bound);
    });
  });
}
