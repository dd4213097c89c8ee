import { createHash } from "node:crypto";

/** SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

/** As digests are written everywhere: `sha256:` and 64 lower-case hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return writeDigest(sha256(bytes));
}

/** The same for a SHA-256 that is there already. */
export function writeDigest(hash: Uint8Array): string {
  return `sha256:${Buffer.from(hash).toString("hex")}`;
}
