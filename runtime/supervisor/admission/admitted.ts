/** A module that may run, with everything that was decided about it. */

import type { Grant, InterfaceName } from "../../protocol/index.js";

/** What `admit` says yes to. */
export interface Admitted {
  readonly kind: "admitted";
  /** With limits on memory and tables, ready for an engine; made from the very buffer that was verified. */
  readonly cappedBytes: Uint8Array;
  /** What to take from a code offset of the capped module to find it in the signed one. */
  readonly codeShift: number;
  /** `sha256:…` of the signed bytes. */
  readonly digest: string;
  /** Name of the behaviour: the manifest's, else the file's. */
  readonly name: string;
  /** Name and version from the manifest; empty without one. */
  readonly module: string;
  readonly signer: string;
  readonly keyId: string;
  /** A hash of what gave the grant: key, trust store, policy, annotations. Another version is another hash. */
  readonly authority: string;
  readonly grant: Grant;
  readonly shape: "program" | "reactor";
  /** Ticks a second; 0 without `tick`. */
  readonly rateHz: number;
  /** How strings cross the canonical ABI; `utf8` when absent. */
  readonly stringEncoding?: "utf8" | "utf16";
  /** The interfaces that are linked. */
  readonly interfaces: readonly InterfaceName[];
  /** The entry functions that the module exports. */
  readonly entries: readonly string[];
  /** What people should know although it was admitted. */
  readonly warnings: readonly string[];
}

/** What `admit` says no to. */
export interface Refused {
  readonly kind: "refused";
  /** From a closed list; `docs/errors.md` explains each. */
  readonly code: string;
  /** Which hop refused, where a grant was refused: `key`, `node`, `pod` or `robot`. */
  readonly hop?: string;
  /** One line for each reason, the code first. */
  readonly message: string;
}
