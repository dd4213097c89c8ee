/** The key that signs heads: made at the first start, readable for its owner alone. */

import type { KeyObject } from "node:crypto";
import { join } from "node:path";

import { createFileOnce, readGuardedFile, systemGuard, userGuard } from "../policy/index.js";
import { generateKey, MAX_KEY, readPublicKey, readSigningKey } from "../trust/index.js";
import { AuditError } from "./error.js";

const PRIVATE = "audit.key";
/** The public half, for `sandpaw audit verify`; copy it to where audits are verified. */
const PUBLIC = "audit.pub";

/** Whose key it is. */
export interface KeyOwner {
  /** `/etc/sandpaw`, or a person's own configuration folder. */
  readonly folder: string;
  readonly system: boolean;
  readonly uid: number;
}

function guardOf({ system, uid }: KeyOwner): ReturnType<typeof userGuard> {
  return system ? systemGuard(MAX_KEY) : userGuard(MAX_KEY, uid);
}

/** The private half; made with its public half if there is none. Throws `audit-key-unusable`. */
export function ownKey(owner: KeyOwner): KeyObject {
  const path = join(owner.folder, PRIVATE);
  const found = readGuardedFile(path, { ...guardOf(owner), isSecret: true });
  if (found.kind === "bytes") return parsed(path, () => readSigningKey(text(found.bytes)).object);
  if (found.kind !== "absent") throw new AuditError("audit-key-unusable", found.why);
  const made = generateKey();
  // Two starts at once: the second takes what the first has made.
  if (createFileOnce(path, made.privatePem, 0o600) === "existed") return ownKey(owner);
  createFileOnce(join(owner.folder, PUBLIC), made.publicKey.pem, 0o644);
  return made.object;
}

/** The public half from a file, or from the folder of its owner. Throws `audit-key-unusable`. */
export function verificationKey(owner: KeyOwner, pem: Uint8Array | undefined): KeyObject {
  if (pem) return parsed("--key", () => readPublicKey(text(pem)).object);
  const path = join(owner.folder, PUBLIC);
  const found = readGuardedFile(path, guardOf(owner));
  if (found.kind !== "bytes") throw new AuditError("audit-key-unusable", found.why);
  return parsed(path, () => readPublicKey(text(found.bytes)).object);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function parsed(path: string, read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (cause) {
    throw new AuditError("audit-key-unusable", `${path} is no key`, { cause });
  }
}
