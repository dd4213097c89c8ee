/**
 * A part of the system in a process of its own: started, waited for until it says that it is ready, ended. It is
 * in a process group of its own, so that Ctrl-C reaches only us and we end things in the right order; it holds
 * our end of its standard input, so that it ends when we die, however we die.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { NO_IO_URING } from "@sandpaw/runtime/protocol";
import type { Context } from "./context.js";
import { CliError, RefusalError } from "./error.js";

/** What to start. */
export interface ChildOptions {
  /** What messages call it. */
  readonly what: string;
  /** A script for this Node, and its arguments; it must take `--with-parent`. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Context["env"];
  /** Called with what it writes to standard error, as it comes. */
  readonly onStderr?: (text: string) => void;
  /** Ends it while it is not ready yet: what it needs will not come. */
  readonly signal?: AbortSignal;
}

/** A process that is ready. */
export interface Child {
  readonly pid: number;
  /** The line that it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Resolves when it is gone, with a sentence. */
  readonly gone: Promise<string>;
  /** Tells it something on its standard input, as a line of JSON; nothing where it is gone. */
  tell(message: object): void;
  /** Asks it to end, waits, and kills it where it does not. */
  close(): Promise<void>;
}

const READY_MS = 20_000;
const END_MS = 4000;
const MAX_WORDS = 8192;

/** Starts it. Rejects with the error that it gave itself, else with `part-failed` and its last words. */
export async function startChild({
  what,
  script,
  args,
  env,
  onStderr,
  signal,
}: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [script, ...args, "--with-parent"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    env: { ...env, ...NO_IO_URING },
  });
  let words = "";
  child.stdin.on("error", () => undefined);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-MAX_WORDS);
    onStderr?.(text);
  });
  const gone = new Promise<string>((resolve) => {
    child.on("close", (code, killedBy) => {
      resolve(`${what} ended (${killedBy ?? `code ${code}`})`);
    });
  });
  const abandon = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", abandon);
  try {
    const ready = await firstLine(child, what, () => words);
    signal?.removeEventListener("abort", abandon);
    return {
      pid: child.pid ?? 0,
      ready,
      gone,
      tell: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
      close: () => end(child, gone),
    };
  } catch (error) {
    await end(child, gone);
    throw error;
  }
}

async function end(child: ChildProcess, gone: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), END_MS);
  if (child.pid !== undefined) await gone;
  clearTimeout(timer);
}

function firstLine(child: ChildProcess, what: string, words: () => string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    let text = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      void failureOf(what, words(), why).then(reject, reject);
    };
    const timer = setTimeout(() => {
      fail(`not ready within ${READY_MS} ms`);
    }, READY_MS);
    child.on("error", (error) => {
      fail(error.message);
    });
    child.on("close", (code) => {
      fail(`ended with code ${code}`);
    });
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(0, MAX_WORDS);
      if (!text.includes("\n")) return;
      clearTimeout(timer);
      const ready: unknown = JSON.parse(text.slice(0, text.indexOf("\n")));
      resolve(typeof ready === "object" && ready !== null ? { ...ready } : {});
    });
  });
}

/** Its own error where its last words begin with a code, else one that says which part it was. */
async function failureOf(what: string, words: string, why: string): Promise<Error> {
  // Log lines are JSON; an error is a line of text.
  const lines = words.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  const coded = lines.map((line) => /^([a-z][a-z0-9-]+): /.exec(line)?.[1]);
  const { ALL_ERRORS } = await import("./all-errors.js");
  const at = coded.findIndex((code) => code !== undefined && ALL_ERRORS.has(code));
  const code = coded[at];
  if (code === undefined) return new CliError("part-failed", `${what}: ${lines.slice(-3).join(" ") || why}`);
  return new RefusalError(code, lines.slice(at).join("\n"), ALL_ERRORS.get(code)?.kind);
}
