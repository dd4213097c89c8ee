/** Why a grant is what it is, as data for `sandpaw policy explain`. */

import type { Zone } from "../protocol/index.js";
import { meetPaths, plainPaths } from "./files.js";
import {
  completeRequest,
  computeGrant,
  least,
  withFiles,
  type GrantInput,
  type GrantOutcome,
} from "./grant.js";
import type { Hop, Refusal } from "./request.js";
import { isInterface, limitsOf, PARTS, type PartName } from "./vocabulary.js";

/** One limit on its way through the hops. */
export interface LimitStory {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly asked: number | boolean;
  readonly granted: number | boolean;
  /** The first hop that set the granted value; `request` where nobody narrowed it. */
  readonly limitedBy: Hop;
}

/** One part on its way through the hops. */
export interface PartStory {
  readonly part: PartName;
  readonly kind: "granted" | "refused" | "not-asked";
  readonly limits: readonly LimitStory[];
  readonly refusals: readonly Refusal[];
}

/** The files on their way through the hops. */
export interface FilesStory {
  readonly kind: PartStory["kind"];
  readonly asked: readonly string[];
  readonly granted: readonly string[];
  /** Who took something away. */
  readonly narrowedBy: readonly Hop[];
  readonly refusals: readonly Refusal[];
}

/** One zone of motion, and the first hop that asked for it. */
export interface ZoneStory {
  readonly hop: Hop;
  readonly zone: Zone;
}

/** The whole story: the outcome, and each part of the vocabulary. */
export interface Explanation {
  readonly outcome: GrantOutcome;
  readonly parts: readonly PartStory[];
  readonly files: FilesStory;
  /** All of them hold at once. */
  readonly zones: readonly ZoneStory[];
}

/** Follows every number through the hops; parts that were not asked for are named too. */
export function explainGrant(input: GrantInput): Explanation {
  const outcome = computeGrant(input);
  const asked = completeRequest(input.request);
  const parts = PARTS.map((part): PartStory => {
    const values = asked[part];
    if (!values) return { part, kind: "not-asked", limits: [], refusals: [] };
    const refusals = isInterface(part) ? refusalsOf(outcome, part) : [];
    const limits = limitsOf(part).map(([name, limit]): LimitStory => {
      const wanted = values[name] ?? false;
      let granted = wanted;
      let limitedBy: Hop = "request";
      for (const { hop, ceiling } of input.hops) {
        const bounds: Readonly<Partial<Record<string, unknown>>> = { ...ceiling[part] };
        const bound = bounds[name];
        const next =
          typeof bound === "number" || typeof bound === "boolean" ? least(granted, bound) : granted;
        if (next !== granted) limitedBy = hop;
        granted = next;
      }
      return {
        name,
        unit: limit.kind === "flag" ? "" : limit.unit,
        meaning: limit.meaning,
        asked: wanted,
        granted,
        limitedBy,
      };
    });
    return { part, kind: refusals.length > 0 ? "refused" : "granted", limits, refusals };
  });
  return { outcome, parts, files: filesStory(input, outcome), zones: zoneStories(input) };
}

function zoneStories({ request, hops }: GrantInput): readonly ZoneStory[] {
  if (!request.motion) return [];
  const said = [
    { hop: "request" as const, zones: request.motion.zones },
    ...hops.map(({ hop, ceiling }) => ({ hop, zones: ceiling.motion?.zones })),
  ];
  const stories = said.flatMap(({ hop, zones }) => (zones ?? []).map((zone): ZoneStory => ({ hop, zone })));
  const first = new Map(stories.toReversed().map((story) => [JSON.stringify(story.zone), story]));
  return stories.filter((story) => first.get(JSON.stringify(story.zone)) === story);
}

function filesStory({ request, hops }: GrantInput, outcome: GrantOutcome): FilesStory {
  if (request.files === undefined)
    return { kind: "not-asked", asked: [], granted: [], narrowedBy: [], refusals: [] };
  const asked = plainPaths(request.files);
  const refusals = refusalsOf(outcome, "files");
  const narrowedBy: Hop[] = [];
  let granted = asked;
  for (const { hop, ceiling } of hops.map(withFiles)) {
    const next = meetPaths(granted, ceiling.files ?? []);
    if (next.join() !== granted.join()) narrowedBy.push(hop);
    granted = next;
  }
  return { kind: refusals.length > 0 ? "refused" : "granted", asked, granted, narrowedBy, refusals };
}

function refusalsOf(outcome: GrantOutcome, part: Refusal["part"]): readonly Refusal[] {
  return outcome.kind === "refused" ? outcome.refusals.filter((refusal) => refusal.part === part) : [];
}
