/** What can be said of a module without running it or trusting it. */

import { createHash } from "node:crypto";
import { checkHosted, type Hosted, type ModuleInfo, readModule } from "@sandpaw/runtime/module";
import { type Manifest, parseManifest } from "@sandpaw/runtime/policy";
import { isCoded } from "./report.js";

/** A part that can be wrong by itself, so that the rest is still shown. */
export type Checked<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "absent" }
  | { readonly kind: "wrong"; readonly code: string; readonly message: string };

/** All of it. */
export interface ModuleSummary {
  /** `sha256:…` of the whole file. */
  readonly digest: string;
  readonly info: ModuleInfo;
  readonly hosted: Checked<Hosted>;
  readonly manifest: Checked<Manifest>;
}

/** Describes a module. Throws `ModuleError` where it is none. */
export function summarise(bytes: Uint8Array): ModuleSummary {
  const info = readModule(bytes);
  const { manifest } = info;
  return {
    digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    info,
    hosted: check(() => checkHosted(info)),
    manifest: manifest === undefined ? { kind: "absent" } : check(() => parseManifest(manifest)),
  };
}

function check<T>(read: () => T): Checked<T> {
  try {
    return { kind: "ok", value: read() };
  } catch (error) {
    if (!isCoded(error)) throw error;
    return { kind: "wrong", code: error.code, message: error.message };
  }
}
