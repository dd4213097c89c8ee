/** Builds the hostile program, and collects what it and others print. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

import { onPath, temporaryFolder } from "../../harness/index.js";

/** The C compiler of this machine, if there is one. */
export const COMPILER: string | undefined = onPath("gcc") ?? onPath("cc") ?? onPath("clang");

// Compiled tests lie in test/dist, fixtures beside their sources.
const FIXTURES = new URL("../../../runtime/supervisor/fixtures/", import.meta.url);

/** Compiles one of the fixtures into a folder of its own. */
export function buildHostileProgram(name: "hostile" | "hostile-session"): string {
  if (COMPILER === undefined) throw new Error("there is no C compiler");
  const program = join(temporaryFolder(), name);
  const source = fileURLToPath(new URL(`${name}.c`, FIXTURES));
  execFileSync(COMPILER, ["-O1", "-Wall", "-Werror", "-o", program, source]);
  return program;
}

/** A stream that keeps what is written to it. */
export interface Collected {
  readonly stream: Writable;
  text(): string;
  /** Resolves when the text matches; rejects when the signal says that it is too late. */
  until(pattern: RegExp, signal: AbortSignal): Promise<void>;
}

/** Creates the stream. */
export function collect(): Collected {
  let text = "";
  const heard = new Set<() => void>();
  return {
    stream: new Writable({
      write(chunk: Uint8Array, _, done) {
        text += Buffer.from(chunk).toString("utf8");
        for (const listener of heard) listener();
        done();
      },
    }),
    text: () => text,
    until(pattern, signal) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(text)) return;
          heard.delete(look);
          resolve();
        };
        heard.add(look);
        signal.addEventListener("abort", () => {
          reject(new Error(`never printed ${pattern.source}; it printed: ${text}`));
        });
        look();
      });
    },
  };
}
