/**
 * Runs one file of tests as a process: what it uses to test, node's own runner or uvu, is its own affair; both say
 * by the exit code how it went. One that does not end is ended, with everything that it has started.
 */

import { type ChildProcess, spawn } from "node:child_process";
import type { Context } from "../context.js";

/** What to run. */
export interface FileOptions {
  readonly project: string;
  /** Relative to the project. */
  readonly file: string;
  readonly env: Context["env"];
  readonly limitMs: number;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
}

/** How it went. */
export interface FileReport {
  readonly file: string;
  readonly outcome: "passed" | "failed" | "never-ended" | "interrupted";
  readonly seconds: number;
  /** The end of what it printed. */
  readonly output: string;
}

const KEPT_OUTPUT = 64 * 1024;
/** Between asking it to end and ending it: a simulation tidies up. */
const GRACE_MS = 2000;

/** Runs it to its end, whatever that is. */
export async function runTestFile(options: FileOptions): Promise<FileReport> {
  const { project, file, env, limitMs, signal, onOutput } = options;
  const from = performance.now();
  // A process group of its own, so that all of it can be ended.
  const child = spawn(process.execPath, ["--test-reporter=spec", "--enable-source-maps", file], {
    cwd: project,
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const take = (text: string): void => {
    output = (output + text).slice(-KEPT_OUTPUT);
    onOutput(text);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  let ended: "never-ended" | "interrupted" | undefined;
  const endIt = (why: "never-ended" | "interrupted"): void => {
    ended ??= why;
    endGroup(child);
  };
  const timer = setTimeout(() => {
    endIt("never-ended");
  }, limitMs);
  const interrupt = (): void => {
    endIt("interrupted");
  };
  signal.addEventListener("abort", interrupt);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearTimeout(timer);
  signal.removeEventListener("abort", interrupt);
  const seconds = Math.round(performance.now() - from) / 1000;
  return { file, outcome: ended ?? (code === 0 ? "passed" : "failed"), seconds, output };
}

function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  const end = (name: NodeJS.Signals): void => {
    try {
      process.kill(-pid, name);
    } catch {
      // It is gone.
    }
  };
  end("SIGTERM");
  const timer = setTimeout(() => {
    end("SIGKILL");
  }, GRACE_MS);
  child.on("close", () => {
    clearTimeout(timer);
  });
}
