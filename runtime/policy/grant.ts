/**
 * The intersection of a request with ceilings. It only narrows: monotone, idempotent and free of order. What
 * comes out is frozen, and every hop can be asked what it took away (`explain.ts`).
 */

import { INTERFACES, type Grant, type Zone } from "../protocol/index.js";
import { EVERYTHING, type Ceiling } from "./ceiling.js";
import { checkGrant } from "./check-grant.js";
import { meetPaths, plainPaths } from "./files.js";
import type { Hop, Refusal, Request } from "./request.js";
import { mergeZones } from "./zones.js";
import { isInterface, limitsOf, PARTS, type Limit, type PartName } from "./vocabulary.js";

/** A ceiling and whose it is. */
export interface CeilingHop {
  readonly hop: Exclude<Hop, "request">;
  readonly ceiling: Ceiling;
}

/** What a grant is computed from. */
export interface GrantInput {
  readonly request: Request;
  readonly hops: readonly CeilingHop[];
  /** Priority of the lease that the pod has; 0 when absent. */
  readonly priority?: number;
}

/** A grant, or every reason why there is none. */
export type GrantOutcome =
  | { readonly kind: "granted"; readonly grant: Grant }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

type Value = number | boolean;
type Values = Readonly<Record<string, Value>>;
type Parts = Readonly<Partial<Record<PartName, Values>>>;

/** The request with the usual value for every number that it does not name. */
export function completeRequest(request: Request): Parts {
  const asked: Parts = numbersOf(request);
  const complete: Partial<Record<PartName, Values>> = {};
  for (const part of PARTS) {
    const values = asked[part] ?? (part === "resources" ? {} : undefined);
    if (!values) continue;
    complete[part] = Object.fromEntries(
      limitsOf(part).map(([name, limit]) => [name, values[name] ?? usual(limit)]),
    );
  }
  return complete;
}

/** Request ∩ every hop. An interface that any hop denies refuses the whole: the behaviour does not start. */
export function computeGrant({ request, priority = 0, ...input }: GrantInput): GrantOutcome {
  const hops = input.hops.map(withFiles);
  const refusals = DENIABLE.filter((part) => request[part] !== undefined).flatMap((part) =>
    hops
      .filter(({ ceiling }) => ceiling[part] === undefined)
      .map(({ hop }): Refusal => ({ part, hop, code: `denied-by-${hop}`, message: denial(part, hop) })),
  );
  if (refusals.length > 0) return { kind: "refused", refusals };
  const lists = { zones: mergeZones(request.motion?.zones, undefined), files: request.files };
  const whole = freezeGrant(completeRequest(request), lists, priority);
  return { kind: "granted", grant: hops.reduce((grant, { ceiling }) => cutGrant(grant, ceiling), whole) };
}

/** Grant ∩ ceiling. An interface that the ceiling denies is gone from the result. */
export function cutGrant(grant: Grant, ceiling: Ceiling): Grant {
  const before = numbersOf(grant);
  const bounds = numbersOf(ceiling);
  const cut: Partial<Record<PartName, Values>> = {};
  for (const part of PARTS) {
    const values: Partial<Values> | undefined = before[part];
    const limits: Partial<Values> | undefined = bounds[part];
    if (!values || (!limits && isInterface(part))) continue;
    cut[part] = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, least(value, limits?.[name])]],
      ),
    );
  }
  const lists = {
    zones: mergeZones(grant.motion?.zones, ceiling.motion?.zones),
    files: grant.files && ceiling.files && meetPaths(grant.files, ceiling.files),
  };
  return freezeGrant(cut, lists, Math.min(grant.priority, ceiling.maxPriority ?? grant.priority));
}

/** A robot has no say in files: they never come near it. */
export function withFiles({ hop, ceiling }: CeilingHop): CeilingHop {
  return { hop, ceiling: hop === "robot" ? { ...ceiling, files: EVERYTHING.files ?? [] } : ceiling };
}

const DENIABLE = [...INTERFACES, "files"] as const;

/** The interfaces that a cut took away, as refusals by that hop. */
export function refusalsOfCut(before: Grant, after: Grant, hop: CeilingHop["hop"]): readonly Refusal[] {
  return INTERFACES.filter((part) => before[part] && !after[part]).map((part) => ({
    part,
    hop,
    code: `denied-by-${hop}`,
    message: denial(part, hop),
  }));
}

/** The smaller of two values of one limit; an absent one does not limit. */
export function least(value: Value, limit: Value | undefined): Value {
  if (limit === undefined) return value;
  if (typeof value === "boolean" || typeof limit === "boolean") return value === true && limit === true;
  return Math.min(value, limit);
}

const OWNERS: Readonly<Record<CeilingHop["hop"], string>> = {
  key: "the key that signed the module may not grant it",
  node: "the node policy does not allow it",
  pod: "the annotation sandpaw.dev/deny of the pod denies it",
  robot: "the ceiling of this robot does not allow it",
};

function denial(part: string, hop: CeilingHop["hop"]): string {
  return `${part} is requested, and ${OWNERS[hop]} (hop: ${hop})`;
}

function usual(limit: Limit): Value {
  // A limit without a usual value stands in every valid request; the least is what is left to give.
  return limit.kind === "flag" ? limit.usual : (limit.usual ?? limit.min);
}

/** The parts without the zones of motion, which are no numbers. */
function numbersOf(from: Request | Ceiling | Grant): Parts {
  return Object.fromEntries(
    PARTS.flatMap((part) => {
      const values = from[part];
      return values ? [[part, onlyNumbers(values)] as const] : [];
    }),
  );
}

function onlyNumbers(values: object): Values {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(values);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === "number" || typeof value === "boolean" ? [[name, value] as const] : [],
    ),
  );
}

/** What a grant holds besides numbers. */
interface Lists {
  readonly zones: readonly Zone[] | undefined;
  readonly files: readonly string[] | undefined;
}

function freezeGrant(parts: Parts, { zones, files }: Lists, priority: number): Grant {
  const motion = parts.motion && zones ? { motion: { ...parts.motion, zones } } : {};
  const paths = files === undefined ? {} : { files: plainPaths(files) };
  const whole = { ...parts, ...motion };
  for (const values of Object.values(whole)) Object.freeze(values);
  return checkGrant(Object.freeze({ ...whole, ...paths, priority }));
}
