/** What it costs to let a module in: the signature, the strict reading, the caps. */

import { createHash } from "node:crypto";
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

const MEGABYTE = 1_000_000;

/** Verifies these bytes under a key of their own, as often as it is told. */
function verification(bytes: Uint8Array): (calls: number) => void {
  const key = readSigningKey(generateKey().privatePem);
  const bundle = new TextEncoder().encode(signModule(bytes, key));
  const now = new Date();
  const expires = new Date(now.getTime() + 86_400_000);
  const store = openStore(storeOf(key.publicKey, "bench", { now, expires }));
  const input = { bytes, bundle, store, now, nameOf: (): string => "cover" };
  const verdict = verifyModule(input);
  if (verdict.kind !== "valid") throw new Error(`the bench's own module is ${verdict.kind}`);
  return (calls) => {
    for (let i = 0; i < calls; i += 1) verifyModule(input);
  };
}

const CPU_CALLS = 100;

/** Time of the processor for one call, ns: what neighbours do is not in it. */
function cpuNsPerCall(run: (calls: number) => void): number {
  run(CPU_CALLS / 10);
  const before = process.cpuUsage();
  run(CPU_CALLS);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / CPU_CALLS;
}

/** Measures verification, reading and capping of the standard behaviour `cover`, and verification of a megabyte. */
export async function admission(): Promise<readonly Figure[]> {
  const { bytes } = await standardModule("cover");
  const caps = { memoryBytes: 1 << 20, tableElements: 100 };
  const size = `${(bytes.length / 1024).toFixed(0)} KiB`;
  const verify = nsPerCall(verification(bytes), 200);
  // Its content does not matter: it is hashed, and nothing else.
  const content = new Uint8Array(MEGABYTE).fill(0x5a);
  const large = cpuNsPerCall(verification(content));
  const hash = cpuNsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) createHash("sha256").update(content).digest();
  });
  const read = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) readModule(bytes);
  }, 100);
  const cap = nsPerCall((calls) => {
    for (let i = 0; i < calls; i += 1) capModule(bytes, caps);
  }, 100);
  return [
    { name: "verify the signature", value: verify / 1000, unit: "µs", note: size },
    { name: "verify a large module, CPU time", value: large / 1e6, unit: "ms", goal: 2, note: "1 MB" },
    { name: "SHA-256 of it alone, CPU time", value: hash / 1e6, unit: "ms", note: "1 MB" },
    { name: "read the module strictly", value: read / 1000, unit: "µs", note: size },
    { name: "read and cap it", value: cap / 1000, unit: "µs", note: size },
  ];
}
