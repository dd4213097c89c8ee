/** An admitted module for tests that are not about admission. */

import type { Admitted } from "@sandpaw/runtime/supervisor";

/** Eight bytes that are a valid module which does nothing. */
export const EMPTY_MODULE: Uint8Array = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** A program that asks for nothing, with what the test changes. */
export function admittedProgram(changes: Partial<Admitted> = {}): Admitted {
  return {
    kind: "admitted",
    cappedBytes: EMPTY_MODULE,
    codeShift: 0,
    digest: `sha256:${"0".repeat(64)}`,
    name: "guest",
    module: "",
    signer: "test",
    keyId: "",
    authority: "",
    grant: { resources: { memoryBytes: 1 << 20, tableElements: 100, callMs: 1000 }, priority: 0 },
    shape: "program",
    rateHz: 0,
    interfaces: [],
    entries: ["_start"],
    warnings: [],
    ...changes,
  };
}
