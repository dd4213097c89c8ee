/**
 * The trust of a machine: `root.pub` and `trust-store.json` in a folder that only root can write. Fails closed,
 * and never looks at anybody's development key.
 */

import { join } from "node:path";
import { readGuardedFile, systemGuard, type GuardedRead } from "../policy/index.js";
import { TrustError, type TrustCode } from "./error.js";
import { MAX_KEY, pemText, readPublicKey } from "./key.js";
import { MAX_MARK, passMark } from "./mark.js";
import { unsealStore } from "./store-file.js";
import { MAX_STORE, type TrustStore } from "./store.js";

/** Where a machine keeps what must survive a restart; only root may write there. */
export const SYSTEM_STATE_DIR = "/var/lib/sandpaw";

export const STORE_FILE = "trust-store.json";
export const ROOT_KEY_FILE = "root.pub";

/** Loads the store of the machine; `state` keeps the mark against older ones. Throws `TrustError`. */
export function loadSystemTrust(folder: string, state: string = SYSTEM_STATE_DIR): TrustStore {
  const root = readPublicKey(pemText(take(join(folder, ROOT_KEY_FILE), MAX_KEY)));
  const store = unsealStore(take(join(folder, STORE_FILE), MAX_STORE), root);
  passMark(state, store, systemGuard(MAX_MARK));
  return store;
}

const CODES: Readonly<Record<Exclude<GuardedRead["kind"], "bytes">, TrustCode>> = {
  absent: "store-missing",
  insecure: "store-insecure",
  "too-large": "store-too-large",
  unreadable: "store-unreadable",
};

function take(path: string, maxBytes: number): Uint8Array {
  return bytesOf(readGuardedFile(path, systemGuard(maxBytes)));
}

/** The bytes of a part of a store. Throws `TrustError` `store-…`. */
export function bytesOf(read: GuardedRead): Uint8Array {
  if (read.kind === "bytes") return read.bytes;
  throw new TrustError(CODES[read.kind], read.why);
}
