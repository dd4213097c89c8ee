/** Verifies a file with the signature beside it. */

import { existsSync } from "node:fs";
import { bundlePath, MAX_BUNDLE, type TrustStore, type Verdict, verifyModule } from "@sandpaw/runtime/trust";
import type { Context } from "./context.js";
import { type InputFile, readInput } from "./input-file.js";
import { moduleName } from "./module-name.js";

/** Judges a module; `bundle` is the path of another signature than the one beside it. */
export function judge(
  context: Context,
  file: InputFile,
  store: TrustStore,
  now: Date,
  bundle: string = bundlePath(file.path),
): Verdict {
  return verifyModule({
    bytes: file.bytes,
    bundle: existsSync(bundle) ? readInput(context, bundle, MAX_BUNDLE).bytes : undefined,
    store,
    now,
    nameOf: moduleName,
  });
}
