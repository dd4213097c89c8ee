/** Checks a request for a simulation: strict, because a misspelt fault must not be no fault. */

import {
  listShape,
  numberShape,
  objectShape,
  optional,
  type Shape,
  stringShape,
  wordShape,
} from "@sandpaw/runtime/protocol";
import {
  type Fault,
  FURNITURE,
  HAZARDS,
  SENSORS,
  SIDES,
  type Grant,
  type SimulationRequest,
} from "@sandpaw/sdk/testing";

/** Longest simulation, s. */
export const MAX_SECONDS = 3600;
const MAX_SEED = 4_294_967_295;
const MAX_CUES = 1000;

const at = numberShape(0, MAX_SECONDS);
const lasting = optional(numberShape(0.02, MAX_SECONDS));
const metre = numberShape(-50, 50);
const place = objectShape({ x: metre, y: metre });
const side = numberShape(0.05, 10);
const word = wordShape;

/** A checker for each kind of fault. */
const FAULTS: { readonly [K in Fault["fault"]]: Shape<Fault & { readonly fault: K }> } = {
  "sensor-gone": objectShape({ at, fault: word(["sensor-gone"]), sensor: word(SENSORS), for: lasting }),
  "sensor-frozen": objectShape({ at, fault: word(["sensor-frozen"]), sensor: word(SENSORS), for: lasting }),
  "pose-jump": objectShape({
    at,
    fault: word(["pose-jump"]),
    by: objectShape({ x: metre, y: metre, theta: numberShape(-6.3, 6.3) }),
    driftPerS: optional(numberShape(-1, 1)),
    for: lasting,
  }),
  "wheel-slip": objectShape({ at, fault: word(["wheel-slip"]), part: numberShape(0, 1), for: lasting }),
  hazard: objectShape({
    at,
    fault: word(["hazard"]),
    kind: word(HAZARDS),
    source: word(SIDES),
    for: lasting,
  }),
  "furniture-appears": (value, where) => {
    const common = {
      at,
      fault: word(["furniture-appears"]),
      kind: optional(word(FURNITURE)),
      size: optional(objectShape({ x: side, y: side })),
    };
    const isPlaced = typeof value === "object" && value !== null && "in" in value;
    return isPlaced
      ? objectShape({ ...common, in: place })(value, where)
      : objectShape({ ...common, ahead: numberShape(0.01, 20) })(value, where);
  },
  battery: objectShape({ at, fault: word(["battery"]), fraction: numberShape(0, 1) }),
  "lease-taken": objectShape({ at, fault: word(["lease-taken"]), for: lasting }),
  "stop-pressed": objectShape({ at, fault: word(["stop-pressed"]) }),
};

const faultName = wordShape([
  "sensor-gone",
  "sensor-frozen",
  "pose-jump",
  "wheel-slip",
  "hazard",
  "furniture-appears",
  "battery",
  "lease-taken",
  "stop-pressed",
]);

const fault: Shape<Fault> = (value, where) => {
  const named = typeof value === "object" && value !== null && "fault" in value ? value.fault : undefined;
  return FAULTS[faultName(named, `${where}.fault`)](value, where);
};

// What a ceiling may say is checked by whoever reads policies.
const grant: Shape<Grant> = (value, where) => {
  const parts: Record<string, Record<string, number | boolean>> = {};
  for (const [part, limits] of entries(value, where)) {
    const inner: Record<string, number | boolean> = {};
    for (const [name, limit] of entries(limits, `${where}.${part}`)) {
      inner[name] =
        typeof limit === "boolean"
          ? limit
          : numberShape(0, Number.MAX_SAFE_INTEGER)(limit, `${where}.${part}.${name}`);
    }
    parts[part] = inner;
  }
  return parts;
};

function entries(value: unknown, where: string): readonly (readonly [string, unknown])[] {
  const any = typeof value === "object" && value !== null && !Array.isArray(value);
  // Refuses what is no object, with the words of everybody else.
  return any ? Object.entries(value) : Object.entries(objectShape({})(value, where));
}

/** A request that names its module. */
export type CheckedRequest = SimulationRequest & { readonly module: string };

const request: Shape<CheckedRequest> = objectShape({
  module: stringShape(4096),
  world: optional(stringShape(4096)),
  seed: optional((value: unknown, where: string) => Math.trunc(numberShape(0, MAX_SEED)(value, where))),
  grant: optional(grant),
  for: numberShape(0.02, MAX_SECONDS),
  faults: optional(listShape(fault, MAX_CUES)),
  lines: optional(listShape(objectShape({ at, line: stringShape(16_384) }), MAX_CUES)),
  record: optional(stringShape(4096)),
});

/** Checks it. Throws `params-invalid` with the place of what is wrong. */
export function checkRequest(value: unknown): CheckedRequest {
  return request(value, "the request");
}
