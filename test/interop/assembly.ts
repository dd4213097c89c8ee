/** Compiles the AssemblyScript fixtures that tests need. */

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { temporaryFolder } from "../harness/index.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Compiles `test/fixtures/NAME.ts`. A function `on_event` becomes the export `on-event`. */
export async function compileFixture(name: string): Promise<Uint8Array> {
  const out = join(temporaryFolder(), "module.wasm");
  const asc = join(ROOT, "node_modules", "assemblyscript", "bin", "asc.js");
  const options = ["-O3", "--runtime", "incremental", "--use", "abort=", "-o", out];
  await promisify(execFile)(process.execPath, [asc, `test/fixtures/${name}.ts`, ...options], { cwd: ROOT });
  const bytes = await readFile(out);
  // Both names have 8 bytes, so nothing moves.
  const at = bytes.indexOf("on_event");
  if (at >= 0) bytes.write("on-event", at);
  return new Uint8Array(bytes);
}
