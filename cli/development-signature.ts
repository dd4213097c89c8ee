/** What `build` does after compiling: lays the manifest into the module and signs it with the development key. */

import { appendManifest } from "@sandpaw/runtime/module";
import { checkManifest, encodeManifest, type Manifest } from "@sandpaw/runtime/policy";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { developmentKey, signModule } from "@sandpaw/runtime/trust";
import type { ManifestValue } from "@sandpaw/sdk/build";
import type { Context } from "./context.js";

/** A module that is ready to run under the development policy. */
export interface SignedModule {
  readonly bytes: Uint8Array;
  /** Text of its `.sigstore.json`. */
  readonly bundle: string;
  readonly manifest: Manifest;
}

/** Only for bytes that this very process has compiled, or read from the package itself. */
export function finishAndSign(
  context: Context,
  built: { readonly wasm: Uint8Array; readonly manifest: ManifestValue },
): SignedModule {
  const manifest = checkManifest(built.manifest);
  const bytes = appendManifest(built.wasm, encodeManifest(manifest));
  const key = developmentKey(userConfigDir(context.env), { uid: context.uid });
  return { bytes, bundle: signModule(bytes, key), manifest };
}
