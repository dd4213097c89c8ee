/** A terminal of a reader: commands one block after the other, with its own folder and variables. */

import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A block of commands under way. */
export interface Typed {
  /** What it has printed so far, both streams. */
  output(): string;
  /** Resolves with its exit code. */
  readonly ended: Promise<number>;
  /** Ctrl-C; kills it when it does not end within ten seconds, and answers false then. */
  interrupt(): Promise<boolean>;
}

export class Terminal {
  readonly #state: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #start: string;
  #blocks = 0;

  /** `state`: the beginning of the names of its own files; `folder`: where it begins. */
  constructor(state: string, folder: string, env: NodeJS.ProcessEnv) {
    this.#state = state;
    this.#start = folder;
    this.#env = env;
  }

  /** Where its reader is now. */
  get folder(): string {
    const file = `${this.#state}.cwd`;
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd() : this.#start;
  }

  /** A path of the page, from where its reader is. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Types a block; the first command that fails ends it. */
  type(commands: string): Typed {
    this.#blocks += 1;
    const block = `${this.#state}.${this.#blocks}`;
    const remember = `export -p > '${this.#state}.env'\npwd > '${this.#state}.cwd'\n`;
    const recall = existsSync(`${this.#state}.env`) ? `. '${this.#state}.env'\n` : "";
    writeFileSync(`${block}.sh`, `set -e\n${recall}cd '${this.folder}'\n${commands}${remember}`);
    const file = `${block}.out`;
    const out = openSync(file, "w");
    // A group of its own: Ctrl-C goes to all that runs in the foreground of a terminal.
    const child = spawn("sh", [`${block}.sh`], {
      env: this.#env,
      stdio: ["ignore", out, out],
      detached: true,
    });
    closeSync(out);
    const ended = new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => {
        resolve(code ?? 128);
      });
    });
    const signal = (name: NodeJS.Signals): void => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, name);
    };
    return {
      output: () => readFileSync(file, "utf8"),
      ended,
      interrupt: async () => {
        signal("SIGINT");
        const gone = await Promise.race([ended.then(() => true), sleep(10_000, false, { ref: false })]);
        if (!gone) signal("SIGKILL");
        return gone;
      },
    };
  }
}
