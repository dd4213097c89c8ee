/** What robots and policies would leave of a module's request. */

import { profileCeiling } from "@sandpaw/runtime/robot";
import {
  type Ceiling,
  type CeilingHop,
  explainGrant,
  type Explanation,
  type Request,
} from "@sandpaw/runtime/policy";
import type { RobotProfile } from "@sandpaw/runtime/protocol";
import type { Finding, Host } from "./finding.js";

/** A robot, as its own server or its driver describes it. */
export interface KnownRobot {
  readonly name: string;
  readonly profile: RobotProfile;
  /** What its owner allows it. */
  readonly ceiling: Ceiling;
}

/** A policy, by the name that people know it by; `hops` are the key's ceiling, if any, and its own. */
export interface KnownPolicy {
  readonly name: string;
  readonly hops: readonly CeilingHop[];
}

/** Judges a request on one robot. */
export function checkRobot(request: Request, { name, profile, ceiling }: KnownRobot): Host {
  const story = explainGrant({
    request,
    hops: [
      { hop: "robot", ceiling },
      { hop: "robot", ceiling: profileCeiling(profile) },
    ],
  });
  const findings = [...refusalsIn(story), ...cutsIn(story), ...lacksOf(request, profile)];
  return { kind: "robot", name: `${name} (${profile.model})`, findings };
}

/** Judges a request under one policy. */
export function checkPolicy(request: Request, { name, hops }: KnownPolicy): Host {
  const story = explainGrant({ request, hops });
  return { kind: "policy", name, findings: [...refusalsIn(story), ...cutsIn(story)] };
}

function refusalsIn({ outcome }: Explanation): Finding[] {
  if (outcome.kind !== "refused") return [];
  return outcome.refusals.map(({ code, message }) => ({ weight: "no", code, message }));
}

function cutsIn({ parts }: Explanation): Finding[] {
  return parts.flatMap(({ part, kind, limits }) =>
    kind !== "granted"
      ? []
      : limits
          .filter(({ limitedBy }) => limitedBy !== "request")
          .map(({ name, unit, asked, granted, limitedBy }): Finding => ({
            weight: "less",
            code: "cut",
            message:
              `${part}.${name} is ${String(granted)}${unit === "" ? "" : ` ${unit}`} instead of ` +
              `${String(asked)}, by the ${limitedBy}`,
          })),
  );
}

/** What no number of an envelope says: the device has no such part. */
function lacksOf({ motion, camera }: Request, profile: RobotProfile): Finding[] {
  const findings: Finding[] = [];
  if ((motion?.maxSideSpeed ?? 0) > 0 && profile.maxSideSpeed === 0) {
    findings.push({
      weight: "less",
      code: "no-sideways",
      message: "it cannot move sideways: such a velocity is answered with `unsupported`",
    });
  }
  if (camera === undefined) return findings;
  if (profile.cameras.length === 0) {
    findings.push({
      weight: "less",
      code: "no-camera",
      message: "it has no camera: the list is empty, and a picture is answered with `unavailable`",
    });
    return findings;
  }
  const width = Math.max(...profile.cameras.map((one) => one.width));
  if ((camera.maxWidth ?? 0) > width) {
    findings.push({
      weight: "less",
      code: "camera-width",
      message: `its pictures are at most ${width} px wide`,
    });
  }
  if (camera.colour === true && !profile.cameras.some(({ colour }) => colour)) {
    findings.push({ weight: "less", code: "camera-grey", message: "its pictures have no colour" });
  }
  return findings;
}
