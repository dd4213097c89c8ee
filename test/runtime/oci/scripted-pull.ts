/** Pulls from a scripted registry, and says how it went. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OciError, pullToFiles, type PullTarget, type RegistryOptions } from "@sandpaw/runtime/oci";
import { temporaryFolder } from "../../harness/index.js";
import { sampleModule, SAMPLE_BUNDLE } from "./sample.js";
import type { ScriptedRegistry } from "./scripted-registry.js";

/** The module of the image that is pulled. */
export const PULLED_MODULE: Uint8Array = sampleModule(300_000);

/** Pulls; the code of what goes wrong, and no file is left in the place of the module. */
export async function pullFrom(
  registry: ScriptedRegistry,
  tag = "1",
  options: Partial<RegistryOptions> = {},
  target: PullTarget = targetIn(temporaryFolder()),
): Promise<string> {
  const store = registry.open(options);
  try {
    await pullToFiles(store, tag, target);
    assert.ok(readFileSync(target.module).equals(PULLED_MODULE));
    assert.ok(readFileSync(target.bundle).equals(SAMPLE_BUNDLE));
    return "pulled";
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    assert.ok(!existsSync(target.module) && !existsSync(target.bundle));
    assert.deepEqual(
      readdirSync(join(target.module, "..")).filter((name) => name.endsWith(".new")),
      [],
    );
    return error.code;
  } finally {
    await store.close();
  }
}

/** Places in a folder. */
export function targetIn(folder: string): PullTarget {
  return {
    module: join(folder, "m.wasm"),
    bundle: join(folder, "m.wasm.sigstore.json"),
    transfers: join(folder, "transfers"),
  };
}
