/** Changes to a trust store, as values: each gives the next version, which must be signed again. */

import { EVERYTHING } from "../policy/index.js";
import { TrustError } from "./error.js";
import type { PublicKey } from "./key.js";
import { writeTime, type StoreContent, type StoredKey } from "./store.js";

/** When a change is made, and until when the result holds. */
export interface Period {
  readonly now: Date;
  readonly expires: Date;
}

/** A store with no key. */
export function emptyStore({ now, expires }: Period): StoreContent {
  return {
    format: 1,
    version: 1,
    issued: writeTime(now),
    expires: writeTime(expires),
    keys: [],
    revoked: { keys: [], digests: [] },
  };
}

/** A store that lets one key sign and grant everything: for development, and to check against a bare key. */
export function storeOf(key: PublicKey, name: string, period: Period): StoreContent {
  const rules = { name, scope: ["*"], ceiling: EVERYTHING };
  return { ...addKey(emptyStore(period), key, rules, period), version: 1 };
}

/** Adds a key. Throws `TrustError` `key-known`. */
export function addKey(
  store: StoreContent,
  publicKey: PublicKey,
  rules: Omit<StoredKey, "publicKey">,
  period: Period,
): StoreContent {
  const same = store.keys.find(({ name, publicKey: pem }) => name === rules.name || pem === publicKey.pem);
  if (same) throw new TrustError("key-known", `the store has the key ${same.name} already`);
  return renewed({ ...store, keys: [...store.keys, { ...rules, publicKey: publicKey.pem }] }, period);
}

/** Takes a key out; its signatures become unknown. Throws `TrustError` `key-absent`. */
export function removeKey(store: StoreContent, name: string, period: Period): StoreContent {
  if (!store.keys.some((key) => key.name === name))
    throw new TrustError("key-absent", `the store has no key ${name}`);
  return renewed({ ...store, keys: store.keys.filter((key) => key.name !== name) }, period);
}

/** Revokes a key by its id, whether or not the store has it. */
export function revokeKey(store: StoreContent, id: string, period: Period): StoreContent {
  const keys = [...new Set([...store.revoked.keys, id])];
  return renewed({ ...store, revoked: { ...store.revoked, keys } }, period);
}

/** Revokes one module by its digest, `sha256:…`. */
export function revokeDigest(store: StoreContent, digest: string, period: Period): StoreContent {
  const digests = [...new Set([...store.revoked.digests, digest])];
  return renewed({ ...store, revoked: { ...store.revoked, digests } }, period);
}

/** The same content for a new period. */
export function renewStore(store: StoreContent, period: Period): StoreContent {
  return renewed(store, period);
}

function renewed(store: StoreContent, { now, expires }: Period): StoreContent {
  return { ...store, version: store.version + 1, issued: writeTime(now), expires: writeTime(expires) };
}
