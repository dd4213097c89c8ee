/**
 * Who signs the trust stores of a machine: one key, or so many of several. A root of several keys is a file that they
 * have signed themselves, so that a wrong list is noticed when it is made and not when it is needed.
 */

import { firstProblem, parseStrictJson } from "../policy/index.js";
import { TrustError } from "./error.js";
import { readPublicKey, type PublicKey, type Signer } from "./key.js";
import { countSigners, parseSealed, seal, type Sealed } from "./sealed.js";
import { isRootContent } from "./validators.gen.js";

/** Largest root, bytes. */
export const MAX_ROOT: number = 32 * 1024;

/** The signed content. */
export interface RootContent {
  readonly kind: "sandpaw-root";
  readonly format: 1;
  readonly version: number;
  /** So many of the keys must sign. */
  readonly threshold: number;
  readonly keys: readonly { readonly name: string; readonly publicKey: string }[];
}

/** A root that is ready to verify. */
export interface Root {
  /** 0 for a bare key. */
  readonly version: number;
  readonly threshold: number;
  /** By name; `root` for a bare key. */
  readonly keys: ReadonlyMap<string, PublicKey>;
}

/** One key alone. */
export function soleRoot(key: PublicKey): Root {
  return { version: 0, threshold: 1, keys: new Map([["root", key]]) };
}

/** The file of a root, as far as these have signed it. Throws `TrustError` `root-malformed`, `key-malformed`. */
export function sealRoot(content: RootContent, signers: readonly Signer[]): string {
  openRoot(content);
  return seal(JSON.stringify(content, null, 2), signers);
}

/**
 * Reads the file of a root that enough of its own keys have signed, and enough of `before` where that is given.
 * Throws `TrustError` `root-…`, `store-…`, `key-malformed`.
 */
export function unsealRoot(bytes: Uint8Array, before?: Root): Root {
  if (bytes.length > MAX_ROOT)
    throw new TrustError("root-malformed", `${bytes.length} bytes, at most ${MAX_ROOT} are taken`);
  const sealed = parseSealed(bytes);
  const root = openRoot(parseRootContent(sealed.payload));
  requireRoot(sealed, root);
  if (!before) return root;
  requireRoot(sealed, before);
  if (root.version <= before.version)
    throw new TrustError("root-rollback", `version ${root.version}; version ${before.version} is in force`);
  return root;
}

/** Whether a text is meant to be a root; nothing is verified. */
export function isRootPayload(payload: string): boolean {
  try {
    parseRootContent(payload);
    return true;
  } catch {
    return false;
  }
}

/** Reads the content of a root, of which nobody has verified a signature yet. Throws `TrustError` `root-malformed`. */
export function parseRootContent(payload: string): RootContent {
  let value: unknown;
  try {
    value = parseStrictJson(payload);
  } catch (cause) {
    throw new TrustError("root-malformed", cause instanceof Error ? cause.message : "unreadable", { cause });
  }
  if (!isRootContent(value)) throw new TrustError("root-malformed", firstProblem(isRootContent));
  return value;
}

/** Throws `store-untrusted` unless enough keys of the root have signed it. */
export function requireRoot(sealed: Sealed, { threshold, keys }: Root): void {
  const count = countSigners(sealed, keys.values());
  if (count >= threshold) return;
  throw new TrustError(
    "store-untrusted",
    threshold === 1
      ? "the root key of this machine did not sign it"
      : `${count} of the root's ${keys.size} keys have signed it, and ${threshold} must`,
  );
}

/** Makes a root ready to verify. Throws `TrustError` `root-malformed`, `key-malformed`. */
export function openRoot(content: RootContent): Root {
  if (!isRootContent(content)) throw new TrustError("root-malformed", firstProblem(isRootContent));
  const keys = new Map<string, PublicKey>();
  const ids = new Set<string>();
  for (const { name, publicKey } of content.keys) {
    const key = readPublicKey(publicKey);
    if (keys.has(name) || ids.has(key.id))
      throw new TrustError("root-malformed", `the key ${name} stands twice`);
    keys.set(name, key);
    ids.add(key.id);
  }
  const { version, threshold } = content;
  if (threshold > keys.size)
    throw new TrustError("root-malformed", `${threshold} of ${keys.size} keys can never sign`);
  return { version, threshold, keys };
}
