/** The compiler on a thread of its own: it is kept warm, and the supervisor's beat goes on while it works. */

import { parentPort } from "node:worker_threads";
import { buildBehaviour, BuildError } from "@sandpaw/sdk/build";
import type { CompileAnswer } from "./compiler.js";

async function build(dir: string): Promise<CompileAnswer> {
  try {
    return { kind: "built", built: await buildBehaviour({ dir }) };
  } catch (error) {
    if (error instanceof BuildError)
      return { kind: "failed", code: error.code, diagnostics: error.diagnostics };
    return { kind: "broken", why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function answer(dir: string): Promise<void> {
  const said = await build(dir);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(said);
}

parentPort?.on("message", (dir: string) => void answer(dir));
