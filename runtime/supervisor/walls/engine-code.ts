/**
 * The code that V8 makes of the engine's file, made once for the engines of a supervisor and kept in their root: it saves
 * each of them a quarter of its start. It is made behind the same walls by an engine that never meets a guest.
 */

import { chmodSync, renameSync, writeFileSync } from "node:fs";

import type { Command } from "./command.js";
import { run } from "./run-tool.js";

/** Making it costs as much as this many engines save; a command that runs one behaviour never needs it. */
const WORTH_IT = 6;

/** Watches how many engines are started, and makes the code when it is worth it. */
export interface EngineCode {
  noteStart(): void;
  /** Resolves when nothing of it is under way. */
  settled(): Promise<void>;
}

/** `command` prints the code in base64; `file` is where engines look for it. Without it they compile for themselves. */
export function keepEngineCode(command: Command, file: string): EngineCode {
  let starts = 0;
  let making = Promise.resolve();

  async function make(): Promise<void> {
    const outcome = await run(command);
    if (!outcome.ok) return;
    const draft = `${file}.new`;
    try {
      writeFileSync(draft, Buffer.from(outcome.stdout, "base64"), { mode: 0o644 });
      chmodSync(draft, 0o644);
      renameSync(draft, file);
    } catch {
      // The root has gone, or the disk is full: engines compile for themselves.
    }
  }

  return {
    noteStart() {
      starts += 1;
      if (starts === WORTH_IT) making = make();
    },
    settled: () => making,
  };
}
