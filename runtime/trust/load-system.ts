/**
 * The trust of a machine: a root (`root.json`, or `root.pub` for a single key) and `trust-store.json`, in a folder that
 * only root can write. A store that is older, unsigned or damaged is not taken: the one that was taken last stays in
 * force, from the copy beside its mark. Everything else that is wrong here refuses everything. Never looks at anybody's
 * development key.
 */

import { join } from "node:path";
import { keepWhileUnchanged, readGuardedFile, systemGuard, type GuardedRead } from "../policy/index.js";
import {
  isWorthWriting,
  MACHINE_CLOCK,
  MAX_CLOCK_MARK,
  readClockMark,
  trustedTime,
  writeClockMark,
  type ClockSource,
  type TrustedTime,
} from "./clock.js";
import { TrustError, type TrustCode } from "./error.js";
import { MAX_KEY, pemText, readPublicKey } from "./key.js";
import {
  compareMark,
  keepStore,
  keptStorePath,
  markPath,
  markOf,
  MAX_MARK,
  readMark,
  writeMark,
  type Mark,
} from "./mark.js";
import { MAX_ROOT, soleRoot, unsealRoot, type Root } from "./root.js";
import { unsealStore } from "./store-file.js";
import { MAX_STORE, type TrustStore } from "./store.js";

/** Where a machine keeps what must survive a restart; only root may write there. */
export const SYSTEM_STATE_DIR = "/var/lib/sandpaw";

export const STORE_FILE = "trust-store.json";
export const ROOT_KEY_FILE = "root.pub";
export const ROOT_FILE = "root.json";

/** What a machine believes, and when that is. */
export interface SystemTrust {
  readonly store: TrustStore;
  readonly time: TrustedTime;
  /** Why the store that lies there is not the one in force. */
  readonly notTaken?: { readonly code: TrustCode; readonly message: string };
}

/** Reads what the machine believes, again and again, from disk only when it has changed there; `state` is as below. */
export function createSystemTrustReader(
  folder: string,
  state: string = SYSTEM_STATE_DIR,
  clock: ClockSource = MACHINE_CLOCK,
): () => SystemTrust {
  const files = [ROOT_FILE, ROOT_KEY_FILE, STORE_FILE].map((name) => join(folder, name));
  const read = keepWhileUnchanged({
    files: [...files, keptStorePath(state), markPath(state)],
    load: () => loadStore(folder, state),
    wallMs: clock.wallMs,
  });
  return () => {
    const taken = read();
    return { ...taken, time: timeOf(taken.store, state, clock) };
  };
}

/** Loads what the machine believes; `state` keeps the marks against older stores and clocks. Throws `TrustError`. */
export function loadSystemTrust(
  folder: string,
  state: string = SYSTEM_STATE_DIR,
  clock: ClockSource = MACHINE_CLOCK,
): SystemTrust {
  const taken = loadStore(folder, state);
  return { ...taken, time: timeOf(taken.store, state, clock) };
}

function loadStore(folder: string, state: string): Omit<SystemTrust, "time"> {
  const root = loadSystemRoot(folder);
  const seen = readMark(state, systemGuard(MAX_MARK));
  const delivered = readGuardedFile(join(folder, STORE_FILE), systemGuard(MAX_STORE));
  return take(delivered, { root, seen, state });
}

/** Who must sign the stores of this machine: `root.json` where it is there, else `root.pub`. Throws `TrustError`. */
export function loadSystemRoot(folder: string): Root {
  const file = readGuardedFile(join(folder, ROOT_FILE), systemGuard(MAX_ROOT));
  if (file.kind !== "absent") return unsealRoot(bytesOf(file));
  const key = readGuardedFile(join(folder, ROOT_KEY_FILE), systemGuard(MAX_KEY));
  return soleRoot(readPublicKey(pemText(bytesOf(key))));
}

interface Before {
  readonly root: Root;
  readonly seen: Mark | undefined;
  readonly state: string;
}

function take(delivered: GuardedRead, before: Before): Omit<SystemTrust, "time"> {
  const { root, seen, state } = before;
  // Absent, insecure, unreadable: that is about the machine, not about what was brought to it, and refuses everything.
  if (delivered.kind !== "too-large") bytesOf(delivered);
  try {
    const bytes = bytesOf(delivered);
    const store = unsealStore(bytes, root);
    const mark = markOf(store);
    const isNewer = compareMark(seen, mark) === "newer";
    if (isNewer || !isKept(bytes, state)) keepStore(state, bytes);
    // The copy first: a mark without its store could never be kept.
    if (isNewer) writeMark(state, mark);
    return { store };
  } catch (error) {
    if (!(error instanceof TrustError) || error.code === "mark-unusable") throw error;
    const store = keptStore(before);
    if (!store) throw error;
    return { store, notTaken: { code: error.code, message: error.message } };
  }
}

/** Whether the copy is this very file; the same content may have got another signature. */
function isKept(bytes: Uint8Array, state: string): boolean {
  const kept = readGuardedFile(keptStorePath(state), systemGuard(MAX_STORE));
  return kept.kind === "bytes" && Buffer.compare(kept.bytes, bytes) === 0;
}

/** The store that was taken last, if it still stands up to root and mark. */
function keptStore({ root, seen, state }: Before): TrustStore | undefined {
  const kept = readGuardedFile(keptStorePath(state), systemGuard(MAX_STORE));
  if (kept.kind !== "bytes") return undefined;
  try {
    const store = unsealStore(kept.bytes, root);
    compareMark(seen, markOf(store));
    return store;
  } catch (error) {
    if (error instanceof TrustError) return undefined;
    throw error;
  }
}

function timeOf(store: TrustStore, state: string, clock: ClockSource): TrustedTime {
  const before = readClockMark(state, systemGuard(MAX_CLOCK_MARK));
  const time = trustedTime(clock, before, store.issued);
  if (isWorthWriting(before, time.mark)) writeClockMark(state, time.mark);
  return time;
}

const CODES: Readonly<Record<Exclude<GuardedRead["kind"], "bytes">, TrustCode>> = {
  absent: "store-missing",
  insecure: "store-insecure",
  "too-large": "store-too-large",
  unreadable: "store-unreadable",
};

/** The bytes of a part of a store. Throws `TrustError` `store-…`. */
export function bytesOf(read: GuardedRead): Uint8Array {
  if (read.kind === "bytes") return read.bytes;
  throw new TrustError(CODES[read.kind], read.why);
}
