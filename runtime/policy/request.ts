/** What a behaviour asks for: interfaces, and the numbers it wants for them. */

import { INTERFACES, type InterfaceName, type MotionEnvelope } from "../protocol/index.js";
import type { Envelopes } from "./vocabulary.js";
import type { PolicyCode } from "./error.js";

/** An absent interface is not asked for; an absent number asks for the usual one. */
export interface Request {
  readonly motion?: Pick<MotionEnvelope, "maxSpeed" | "maxTurn"> & Partial<MotionEnvelope>;
  readonly sensors?: Partial<Envelopes["sensors"]>;
  readonly camera?: Partial<Envelopes["camera"]>;
  readonly events?: Envelopes["events"];
  readonly log?: Partial<Envelopes["log"]>;
  readonly telemetry?: Envelopes["telemetry"];
  readonly store?: Partial<Envelopes["store"]>;
  /** Whole paths of mounted files, or of folders with all below them. */
  readonly files?: readonly string[];
  readonly resources?: Partial<Envelopes["resources"]>;
}

/** Who can narrow a grant, in the order in which they are asked. */
export type Hop = "request" | "key" | "node" | "pod" | "robot";

/** One part that is not granted, and who did not grant it. */
export interface Refusal {
  readonly part: InterfaceName | "files";
  readonly hop: Hop;
  readonly code: PolicyCode;
  /** One sentence for people. */
  readonly message: string;
}

/** Compares what the manifest requests with what the module really imports; both must be the same. */
export function checkRequest(request: Request, imported: readonly InterfaceName[]): readonly Refusal[] {
  return INTERFACES.flatMap((part): Refusal[] => {
    const asked = request[part] !== undefined;
    if (asked === imported.includes(part)) return [];
    return [
      asked
        ? {
            part,
            hop: "request",
            code: "request-not-imported",
            message: `the manifest requests ${part}, and the module does not import it`,
          }
        : {
            part,
            hop: "request",
            code: "import-not-requested",
            message: `the module imports ${part}, and its manifest does not request it`,
          },
    ];
  });
}
