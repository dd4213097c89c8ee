/** What must be equal for one engine to serve two runs. */

import { createHash } from "node:crypto";

import type { Admitted } from "./admission/admitted.js";
import { servedMounts, type MountedFiles } from "./files/mounted-files.js";

/** What a run brings beyond its module. */
export interface ReuseInput {
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly env?: readonly string[];
  readonly files?: MountedFiles;
}

/** Equal only where everything is equal that decides what a guest may do or may have seen. */
export function reuseKey(admitted: Admitted, { namespace, serviceAccount, env, files }: ReuseInput): string {
  const parts = [
    admitted.digest,
    admitted.authority,
    admitted.grant,
    namespace ?? null,
    serviceAccount ?? null,
    env ?? [],
    files?.user ?? null,
    // What it does not see makes no difference to it: kubelet mounts a credential into every pod.
    servedMounts(files, admitted.grant.files).map(({ path, source }) => [path, source]),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
