/** Runs the real command as a child process, in folders of its own. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { follow, temporaryFolder, type Outcome, type Running } from "../harness/index.js";

export type { Outcome, Running };

/** The command itself. */
export const SCRIPT: string = join(
  dirname(createRequire(import.meta.url).resolve("@sandpaw/cli/package.json")),
  "bin",
  "sandpaw.mjs",
);

/** What may differ from call to call. */
export interface CallOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A home, a configuration and a run folder that only this test has. */
export class Place {
  readonly folder: string = temporaryFolder();
  readonly run: string = join(this.folder, "run");
  readonly config: string = join(this.folder, "config");

  constructor() {
    mkdirSync(this.run, { mode: 0o700 });
  }

  /** Starts a command. */
  start(args: readonly string[], options: CallOptions = {}): Running {
    const cwd = options.cwd ?? this.folder;
    const child = spawn(process.execPath, [SCRIPT, ...args], { cwd, env: this.#env(options) });
    child.stdin.end(options.stdin ?? "");
    return follow(child);
  }

  /** Starts a command on a terminal of its own, by `script` of util-linux; what is typed goes to `type`. */
  startOnTerminal(args: readonly string[]): Running & { readonly type: (keys: string) => void } {
    const line = [process.execPath, SCRIPT, ...args].map((word) => `'${word}'`).join(" ");
    const sized = `stty cols 110 rows 34; exec ${line}`;
    const env = this.#env({ env: { TERM: "xterm-256color", SHELL: "/bin/sh" } });
    const child = spawn("script", ["-qefc", sized, "/dev/null"], { cwd: this.folder, env });
    return { ...follow(child), type: (keys) => void child.stdin.write(keys) };
  }

  #env(options: CallOptions): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      HOME: this.folder,
      SANDPAW_RUN_DIR: this.run,
      SANDPAW_CONFIG_DIR: this.config,
      SANDPAW_STATE_DIR: join(this.folder, "state"),
      ...options.env,
    };
  }

  /** Runs a command to its end. */
  call(args: readonly string[], options?: CallOptions): Promise<Outcome> {
    return this.start(args, options).ended;
  }

  /** Sockets and pipes below the run folder: what must be gone at the end. */
  leftovers(): string[] {
    if (!existsSync(this.run)) return [];
    return readdirSync(this.run, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory() && entry.name !== "journal.jsonl")
      .map((entry) => entry.name);
  }

  /** Command lines of processes that name the run folder. */
  processes(): string[] {
    return this.#living().map(({ line }) => line);
  }

  /** The process of this place whose command line has these words. */
  pidOf(words: string): number {
    const found = this.#living().find(({ line }) => line.includes(words));
    if (found === undefined) throw new Error(`no process has ${words} in its command line`);
    return found.pid;
  }

  #living(): { readonly pid: number; readonly line: string }[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
          return line.includes(this.run) ? [{ pid: Number(pid), line }] : [];
        } catch {
          return [];
        }
      });
  }

  /** Resolves when no process is left, or after the limit. */
  async settles(limitMs: number = 15_000): Promise<string[]> {
    for (let waited = 0; waited < limitMs && this.processes().length > 0; waited += 50) await sleep(50);
    return this.processes();
  }
}

/** Reads a result that was asked for with `--json`. */
export function jsonOf({ out }: Outcome): Record<string, unknown> {
  const value: unknown = JSON.parse(out);
  if (typeof value !== "object" || value === null) throw new Error(`not an object: ${out}`);
  return { ...value };
}
