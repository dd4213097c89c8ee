/** Follows a person's own trust store for what runs already: whatever is revoked is ended, as in a pod. */

import { userConfigDir } from "@sandpaw/runtime/protocol";
import { type Supervisor, watchTrust, type TrustWatch } from "@sandpaw/runtime/supervisor";
import { loadUserTrust } from "@sandpaw/runtime/trust";
import type { Context } from "./context.js";

/** Begins; `log` is told what became of a run, and when the store cannot be read. */
export function followTrust(
  context: Context,
  { runs }: Pick<Supervisor, "runs">,
  log: (text: string) => void,
): TrustWatch {
  const folder = userConfigDir(context.env);
  return watchTrust({
    load: () => {
      const now = new Date();
      return { store: loadUserTrust(folder, { uid: context.uid, now }), time: { now } };
    },
    runs: () => runs.values(),
    log,
  });
}
