/**
 * A person's own trust, for development: a key that is made on first use, and a store that holds it, signed by
 * it. `sandpaw build` signs with this key what it compiled itself; nothing of the system ever trusts it.
 */

import { join } from "node:path";
import {
  createFileOnce,
  makePrivateFolder,
  readGuardedFile,
  replaceFile,
  userGuard,
} from "../policy/index.js";
import type { GuardedRead } from "../policy/index.js";
import { TrustError } from "./error.js";
import { generateKey, MAX_KEY, pemText, readSigningKey, type SigningKey } from "./key.js";
import { bytesOf, STORE_FILE } from "./load-system.js";
import { soleRoot } from "./root.js";
import { storeOf, type Period } from "./store-edit.js";
import { sealStore, unsealStore } from "./store-file.js";
import { withStoreLock } from "./store-lock.js";
import { MAX_STORE, type StoreContent, type TrustStore } from "./store.js";

export const DEVELOPMENT_KEY_FILE = "development.key";
/** Name of the development key in the store. */
export const DEVELOPMENT_KEY = "development";

/** Who asks, and when. */
export interface Person {
  /** Effective user id. */
  readonly uid: number;
  readonly now: Date;
}

/** The development key; made on first use, by one of all processes that ask at once. Throws `TrustError` `key-…`. */
export function developmentKey(folder: string, { uid }: Pick<Person, "uid">): SigningKey {
  const path = join(folder, DEVELOPMENT_KEY_FILE);
  const guard = { ...userGuard(MAX_KEY, uid), isSecret: true };
  let read = readGuardedFile(path, guard);
  if (read.kind === "absent") {
    makePrivateFolder(folder);
    createFileOnce(path, generateKey().privatePem, 0o600);
    read = readGuardedFile(path, guard);
  }
  return readSigningKey(pemText(keyBytes(read)));
}

/** Loads a person's own store; made on first use. Throws `TrustError`. */
export function loadUserTrust(folder: string, person: Person): TrustStore {
  const key = developmentKey(folder, person);
  const path = join(folder, STORE_FILE);
  const guard = userGuard(MAX_STORE, person.uid);
  let read = readGuardedFile(path, guard);
  if (read.kind === "absent") {
    createFileOnce(
      path,
      sealStore(storeOf(key.publicKey, DEVELOPMENT_KEY, developmentPeriod(person)), key),
      0o644,
    );
    read = readGuardedFile(path, guard);
  }
  return unsealStore(bytesOf(read), soleRoot(key.publicKey));
}

/** Changes a person's own store by one of the edits, and signs it again. Throws `TrustError`. */
export function changeUserTrust(
  folder: string,
  person: Person,
  change: (store: StoreContent, period: Period) => StoreContent,
): TrustStore {
  const key = developmentKey(folder, person);
  const path = join(folder, STORE_FILE);
  return withStoreLock(path, () => {
    const { content } = loadUserTrust(folder, person);
    const text = sealStore(change(content, developmentPeriod(person)), key);
    replaceFile(path, text, 0o644);
    return unsealStore(new TextEncoder().encode(text), soleRoot(key.publicKey));
  });
}

/** Nobody renews a store for development, so it lasts ten years from its last change. */
function developmentPeriod({ now }: Person): Period {
  return { now, expires: new Date(now.getTime() + 3650 * 86_400_000) };
}

function keyBytes(read: GuardedRead): Uint8Array {
  if (read.kind === "bytes") return read.bytes;
  throw new TrustError(read.kind === "insecure" ? "key-insecure" : "key-unreadable", read.why);
}
