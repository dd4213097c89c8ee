/** Trust and policy of a node that containers are tested on. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEVELOPMENT_POLICY } from "@sandpaw/runtime/policy";
import {
  generateKey,
  renewStore,
  revokeKey,
  sealStore,
  storeOf,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";

/** What a node trusts. */
export interface NodeTrust {
  readonly key: SigningKey;
  /** Takes the trust in the key back; answers what gives it again. */
  readonly revoke: () => () => void;
}

const DAY_MS = 86_400_000;

/** Makes the folder that stands for `/etc/sandpaw`; `policy` is a text. */
export function writeTrust(folder: string, policy: string = DEVELOPMENT_POLICY): NodeTrust {
  const root = generateKey();
  const key = generateKey();
  const now = new Date();
  const period = { now, expires: new Date(now.getTime() + DAY_MS) };
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(join(folder, "root.pub"), root.publicKey.pem);
  const store = storeOf(key.publicKey, "author", period);
  const seal = (content: StoreContent): void => {
    writeFileSync(join(folder, "trust-store.json"), sealStore(content, root));
  };
  seal(store);
  writeFileSync(join(folder, "policy.yaml"), policy);
  return {
    key,
    revoke() {
      const revoked = revokeKey(store, key.publicKey.id, period);
      seal(revoked);
      return () => {
        seal({ ...renewStore(revoked, period), revoked: store.revoked });
      };
    },
  };
}
