/** A compiler that stays warm, on a thread of its own. */

import { Worker } from "node:worker_threads";
import { BuildError, type BuildErrorCode, type BuiltBehaviour, type Diagnostic } from "@sandpaw/sdk/build";
import { CliError } from "../error.js";

/** What the thread answers. */
export type CompileAnswer =
  | { readonly kind: "built"; readonly built: BuiltBehaviour }
  | { readonly kind: "failed"; readonly code: BuildErrorCode; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "broken"; readonly why: string };

/** One build after the other. */
export interface Compiler {
  /** Rejects with `BuildError`, or `internal` where the compiler itself breaks. */
  build(dir: string): Promise<BuiltBehaviour>;
  close(): Promise<void>;
}

/** After so many builds the thread is begun anew: the compiler does not give everything back. */
const BUILDS_PER_THREAD = 100;
const SCRIPT = new URL("./compile-worker.js", import.meta.url);

/** A build leaves much short-lived rubbish: with room for it, a build takes a quarter less time. */
const YOUNG_MIB = 96;

function startThread(): Worker {
  return new Worker(SCRIPT, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
}

/** Starts the thread. */
export function startCompiler(): Compiler {
  let worker: Worker | undefined = startThread();
  let builds = 0;
  let isClosed = false;
  let last: Promise<void> = Promise.resolve();

  async function retire(): Promise<void> {
    const old = worker;
    worker = undefined;
    builds = 0;
    await old?.terminate();
  }

  async function build(dir: string): Promise<BuiltBehaviour> {
    if (isClosed) throw new CliError("internal", "the compiler is closed");
    worker ??= startThread();
    builds += 1;
    let answer: CompileAnswer;
    try {
      answer = await ask(worker, dir);
    } catch (error) {
      // A thread that broke is not asked again.
      await retire();
      throw error;
    }
    if (builds >= BUILDS_PER_THREAD) await retire();
    switch (answer.kind) {
      case "built":
        return answer.built;
      case "failed":
        throw new BuildError(answer.code, answer.diagnostics);
      case "broken":
        throw new CliError("internal", answer.why);
    }
  }

  return {
    build(dir) {
      const next = last.then(() => build(dir));
      last = next.then(
        () => undefined,
        () => undefined,
      );
      return next;
    },
    async close() {
      isClosed = true;
      await retire();
    },
  };
}

function ask(worker: Worker, dir: string): Promise<CompileAnswer> {
  return new Promise((resolve, reject) => {
    const done = (then: () => void): void => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      then();
    };
    const onMessage = (answer: CompileAnswer): void => {
      done(() => {
        resolve(answer);
      });
    };
    const onError = (error: unknown): void => {
      done(() => {
        const why = error instanceof Error ? error.message : String(error);
        reject(new CliError("internal", `the compiler's thread broke: ${why}`, { cause: error }));
      });
    };
    const onExit = (): void => {
      onError(new Error("it ended"));
    };
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(dir);
  });
}
