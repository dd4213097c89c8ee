/** The fixed keys, signatures and store of `test/golden/trust`. */

import { readFileSync } from "node:fs";
import {
  readPublicKey,
  readSigningKey,
  soleRoot,
  unsealStore,
  type SigningKey,
  type TrustStore,
} from "@sandpaw/runtime/trust";

const FOLDER = new URL("../../../golden/trust/", import.meta.url);

export function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

function text(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}

export const MODULE: Uint8Array = golden("module.wasm");
export const BUNDLE: Uint8Array = golden("module.wasm.sigstore.json");
export const AUTHOR: SigningKey = readSigningKey(text("author.key"));
export const ROOT: SigningKey = readSigningKey(text("root.key"));
export const STORE: TrustStore = unsealStore(
  golden("trust-store.json"),
  soleRoot(readPublicKey(text("root.pub"))),
);
/** A time at which the store holds. */
export const NOW: Date = new Date("2027-01-01T00:00:00Z");
export const nameOf = (): string => "acme.cover";
