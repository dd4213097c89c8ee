/** What it costs to let a module in: the signature, the strict reading, the caps. */

import { capModule, readModule } from "@sandpaw/runtime/module";
import {
  generateKey,
  openStore,
  readSigningKey,
  signModule,
  storeOf,
  verifyModule,
} from "@sandpaw/runtime/trust";
import { standardModule } from "@sandpaw/test/chain";
import { nsPerCall, type Figure } from "./measure.js";

/** Measures verification, reading and capping of the standard behaviour `cover`. */
export async function admission(): Promise<readonly Figure[]> {
  const { bytes } = await standardModule("cover");
  const key = readSigningKey(generateKey().privatePem);
  const bundle = new TextEncoder().encode(signModule(bytes, key));
  const now = new Date();
  const expires = new Date(now.getTime() + 86_400_000);
  const store = openStore(storeOf(key.publicKey, "bench", { now, expires }));
  const verdict = verifyModule({ bytes, bundle, store, now, nameOf: () => "cover" });
  if (verdict.kind !== "valid") throw new Error(`the bench's own module is ${verdict.kind}`);
  const caps = { memoryBytes: 1 << 20, tableElements: 100 };
  const size = `${(bytes.length / 1024).toFixed(0)} KiB`;
  const verify = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) verifyModule({ bytes, bundle, store, now, nameOf: () => "cover" });
  }, 200);
  const read = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) readModule(bytes);
  }, 100);
  const cap = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) capModule(bytes, caps);
  }, 100);
  return [
    { name: "verify the signature", value: verify / 1000, unit: "µs", note: size },
    { name: "read the module strictly", value: read / 1000, unit: "µs", note: size },
    { name: "read and cap it", value: cap / 1000, unit: "µs", note: size },
  ];
}
