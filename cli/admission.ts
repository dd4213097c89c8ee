/** Lets a module in under a person's own trust and policy, or says why not. There is no way around it. */

import { userConfigDir } from "@sandpaw/runtime/protocol";
import { loadUserPolicy } from "@sandpaw/runtime/policy";
import { admit, type Admitted } from "@sandpaw/runtime/supervisor";
import { loadUserTrust } from "@sandpaw/runtime/trust";
import type { Context } from "./context.js";
import { RefusalError } from "./error.js";

/** A module and its signature, in memory. */
export interface Candidate {
  readonly bytes: Uint8Array;
  /** The bytes of its `.sigstore.json`; undefined where there is none. */
  readonly bundle: Uint8Array | undefined;
  /** Names a module without a manifest. */
  readonly file?: string;
}

/** Decides. Throws `RefusalError` with the code of whoever refused. */
export function admitForUser(context: Context, candidate: Candidate): Admitted {
  const now = new Date();
  const folder = userConfigDir(context.env);
  const answer = admit({
    ...candidate,
    trust: loadUserTrust(folder, { uid: context.uid, now }),
    nodePolicy: loadUserPolicy(folder, context.uid),
    now,
  });
  if (answer.kind === "refused") throw new RefusalError(answer.code, answer.message);
  return answer;
}
