/** A machine's trust and policy, as a test makes them. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEVELOPMENT_POLICY } from "@sandpaw/runtime/policy";
import {
  generateKey,
  revokeKey,
  sealStore,
  storeOf,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";

/** Writes them into a new folder; answers the key that is trusted, and how it is revoked. */
export function writeMachineTrust(folder: string): { readonly key: SigningKey; readonly revoke: () => void } {
  const root = generateKey();
  const key = generateKey();
  const now = new Date();
  const period = { now, expires: new Date(now.getTime() + 86_400_000) };
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(join(folder, "root.pub"), root.publicKey.pem);
  const store = storeOf(key.publicKey, "author", period);
  const seal = (content: StoreContent): void => {
    writeFileSync(join(folder, "trust-store.json"), sealStore(content, root));
  };
  seal(store);
  writeFileSync(join(folder, "policy.yaml"), DEVELOPMENT_POLICY);
  return {
    key,
    revoke: () => {
      seal(revokeKey(store, key.publicKey.id, period));
    },
  };
}
