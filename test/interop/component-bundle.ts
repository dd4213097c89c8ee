/** Makes an engine that runs one component: `component-link` and jco's JavaScript in one file. */

import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WIT_PATH } from "@sandpaw/runtime/wit";
import { temporaryFolder } from "../harness/index.js";
import { componentOf, transpileComponent, type Encoding } from "./component.js";

const WIT_FILE = new URL(`../../../${WIT_PATH}`, import.meta.url);
const LINK_FILE = fileURLToPath(new URL("./component-link.js", import.meta.url));

/** The path of an engine's file that runs these bytes as a component. */
export async function componentEngine(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  const { script, core } = await transpileComponent(await componentOf(bytes, encoding));
  const carried = [...core].map(([name, wasm]) => [name, Buffer.from(wasm).toString("base64")]);
  const folder = temporaryFolder();
  const entry = join(folder, "entry.mjs");
  await writeFile(
    entry,
    `import { runComponentEngine } from ${JSON.stringify(LINK_FILE)};
import { instantiate } from ${JSON.stringify(script)};
const core = ${JSON.stringify(Object.fromEntries(carried))};
runComponentEngine({ instantiate, core, wit: ${JSON.stringify(await readFile(WIT_FILE, "utf8"))} });
`,
  );
  const outfile = join(folder, "engine.cjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.11",
    format: "cjs",
    logLevel: "warning",
  });
  return outfile;
}
