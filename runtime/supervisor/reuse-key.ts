/** What must be equal for one engine to serve two runs. */

import { createHash } from "node:crypto";

import type { Admitted } from "./admission/admitted.js";

/** What a run brings beyond its module. */
export interface ReuseInput {
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly env?: readonly string[];
}

/** Equal only where everything is equal that decides what a guest may do or may have seen. */
export function reuseKey(admitted: Admitted, { namespace, serviceAccount, env }: ReuseInput): string {
  const parts = [
    admitted.digest,
    admitted.authority,
    admitted.grant,
    namespace ?? null,
    serviceAccount ?? null,
    env ?? [],
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
