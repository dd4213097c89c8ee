/** Whether a signature lies beside a module; nothing is verified. */

import { existsSync } from "node:fs";
import { basename } from "node:path";

/** One phrase for people. */
export function signatureLine(modulePath: string): string {
  const bundle = `${modulePath}.sigstore.json`;
  return existsSync(bundle) ? `${basename(bundle)} (not verified here)` : "none beside it";
}
