/** The trust store: which keys may sign what, up to which ceiling, and what was revoked. */

import { firstProblem, parseStrictJson, type Ceiling } from "../policy/index.js";
import { decodeBase64 } from "./base64.js";
import { TrustError } from "./error.js";
import { readPublicKey, type PublicKey } from "./key.js";
import { isStoreContent } from "./validators.gen.js";

/** Largest store, bytes. */
export const MAX_STORE: number = 1024 * 1024;

/** Three days: a long weekend without anybody to bring a newer store. */
export const GRACE_HOURS = 72;
const HOUR_MS = 3_600_000;

/** One key as it stands in the store. */
export interface StoredKey {
  /** For people: shown, logged, and how commands name the key. */
  readonly name: string;
  readonly publicKey: string;
  /** Names of modules: an exact name, `acme.*` for every name below it, or `*`. */
  readonly scope: readonly string[];
  readonly ceiling: Ceiling;
  /** Time of day in UTC, such as `2027-01-31T00:00:00Z`; absent: as long as the store. */
  readonly expires?: string;
}

/** The signed content. */
export interface StoreContent {
  readonly format: 1;
  /** Grows with every change; an older one is refused. */
  readonly version: number;
  readonly issued: string;
  readonly expires: string;
  /** For how long after `expires` what runs may still move; `GRACE_HOURS` where it does not stand. */
  readonly graceHours?: number;
  readonly keys: readonly StoredKey[];
  readonly revoked: {
    /** Ids of keys. */
    readonly keys: readonly string[];
    /** `sha256:…` of modules. */
    readonly digests: readonly string[];
  };
}

/** A key that is ready to verify. */
export interface TrustedKey {
  readonly name: string;
  readonly key: PublicKey;
  readonly scope: readonly string[];
  readonly ceiling: Ceiling;
  readonly expires: Date | undefined;
}

/** A store that is ready to verify. */
export interface TrustStore {
  readonly content: StoreContent;
  readonly issued: Date;
  readonly expires: Date;
  /** When what still runs by this store loses its motion. */
  readonly motionEnds: Date;
  /** By id. */
  readonly keys: ReadonlyMap<string, TrustedKey>;
  readonly revokedKeys: ReadonlySet<string>;
  readonly revokedDigests: ReadonlySet<string>;
}

/** Reads the signed bytes of a store. Throws `TrustError` `store-malformed`. */
export function parseStoreContent(bytes: Uint8Array): StoreContent {
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new TrustError("store-malformed", cause instanceof Error ? cause.message : "unreadable", { cause });
  }
  return checkStoreContent(value);
}

/** Checks a value that is meant to be the content of a store. Throws `TrustError` `store-malformed`. */
export function checkStoreContent(value: unknown): StoreContent {
  if (!isStoreContent(value)) throw new TrustError("store-malformed", firstProblem(isStoreContent));
  return value;
}

/** Makes a store ready to verify. Throws `TrustError` `store-malformed`, `key-malformed`. */
export function openStore(content: StoreContent): TrustStore {
  const keys = new Map<string, TrustedKey>();
  const names = new Set<string>();
  for (const { name, publicKey, scope, ceiling, expires } of content.keys) {
    const key = readPublicKey(publicKey);
    if (keys.has(key.id) || names.has(name))
      throw new TrustError("store-malformed", `the key ${name} stands twice`);
    names.add(name);
    keys.set(key.id, {
      name,
      key,
      scope,
      ceiling,
      expires: expires === undefined ? undefined : readTime(expires),
    });
  }
  for (const id of content.revoked.keys)
    if (decodeBase64(id)?.length !== 32)
      throw new TrustError("store-malformed", `${id} is not the id of a key`);
  const expires = readTime(content.expires);
  return {
    content,
    issued: readTime(content.issued),
    expires,
    motionEnds: new Date(expires.getTime() + (content.graceHours ?? GRACE_HOURS) * HOUR_MS),
    keys,
    revokedKeys: new Set(content.revoked.keys),
    revokedDigests: new Set(content.revoked.digests),
  };
}

/** Whether a key of this scope may sign a module of this name; a module without a name needs `*`. */
export function isInScope(scope: readonly string[], name: string): boolean {
  return scope.some(
    (pattern) =>
      pattern === "*" ||
      pattern === name ||
      (pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -1)) && name.length >= pattern.length),
  );
}

/** As times are written in a store: UTC, whole seconds. */
export function writeTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function readTime(text: string): Date {
  const time = new Date(text);
  // A day that the month does not have would be taken for one of the next month.
  if (Number.isNaN(time.getTime()) || writeTime(time) !== text)
    throw new TrustError("store-malformed", `${text} is not a time`);
  return time;
}
