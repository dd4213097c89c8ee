/** Carries out a page of documentation in an empty folder, as a reader would, block after block. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { matchesOutput } from "./readme-output.js";
import { applyChange, parsePage, type Step } from "./readme-page.js";
import { Terminal, type Typed } from "./readme-terminal.js";
import { temporaryFolder } from "./temporary-folder.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const LIMIT_MS = 120_000;

export interface ReadmeRun {
  /** Where the reader of the first terminal is at the end. */
  readonly folder: string;
  /** How many blocks were carried out or compared. */
  readonly steps: number;
  /** Why some were not. */
  readonly exceptions: readonly string[];
}

/**
 * Rejects at the first block that does not do what the page says. What the page leaves running in its second
 * terminal gets a Ctrl-C at the end.
 */
export async function runReadme(page: string): Promise<ReadmeRun> {
  const place = temporaryFolder();
  const folder = join(place, "empty");
  mkdirSync(folder);
  const env = environment(place);
  const reader = new Reader(
    new Terminal(join(place, "first"), folder, env),
    new Terminal(join(place, "second"), folder, env),
  );
  const exceptions: string[] = [];
  const steps = parsePage(page);
  try {
    for (const step of steps) {
      if (step.kind === "exception") exceptions.push(`line ${step.line}: ${step.reason}`);
      else await reader.follow(step);
    }
  } finally {
    await reader.leave();
  }
  return { folder: reader.folder, steps: steps.length - exceptions.length, exceptions };
}

class Reader {
  readonly #first: Terminal;
  readonly #second: Terminal;
  readonly #running: Typed[] = [];
  #last: { readonly typed: Typed; readonly second: boolean } | undefined;

  constructor(first: Terminal, second: Terminal) {
    this.#first = first;
    this.#second = second;
  }

  get folder(): string {
    return this.#first.folder;
  }

  /** Does what one block says; rejects when the outcome is not the page's. */
  async follow(step: Exclude<Step, { kind: "exception" }>): Promise<void> {
    switch (step.kind) {
      case "commands":
        return this.#type(step.line, step.text, step.second);
      case "output":
        return this.#compare(step.line, step.text);
      case "file": {
        const file = this.#first.path(step.path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, step.text);
        return undefined;
      }
      case "change": {
        const file = this.#first.path(step.path);
        writeFileSync(file, applyChange(readFileSync(file, "utf8"), step.text));
        return undefined;
      }
    }
  }

  /** Ends what still runs; rejects when Ctrl-C did not. */
  async leave(): Promise<void> {
    const gone = await Promise.all(this.#running.map((typed) => typed.interrupt()));
    if (gone.includes(false)) throw new Error("what the page leaves running does not end by Ctrl-C");
  }

  async #type(line: number, text: string, second: boolean): Promise<void> {
    const typed = (second ? this.#second : this.#first).type(text);
    this.#last = { typed, second };
    if (second) {
      this.#running.push(typed);
      return;
    }
    const code = await Promise.race([typed.ended, sleep(LIMIT_MS, "late" as const, { ref: false })]);
    if (code === 0) return;
    if (code === "late") await typed.interrupt();
    const how = code === "late" ? "were still running after two minutes" : `ended with ${code}`;
    throw new Error(`line ${line}: the commands ${how}:\n${text}--- printed:\n${typed.output()}`);
  }

  async #compare(line: number, expected: string): Promise<void> {
    if (this.#last === undefined) throw new Error(`line ${line}: nothing was typed yet`);
    const { typed, second } = this.#last;
    let over = !second;
    void typed.ended.then(() => {
      over = true;
    });
    const until = Date.now() + LIMIT_MS;
    while (!matchesOutput(expected, typed.output(), second)) {
      if (over || Date.now() > until)
        throw new Error(`line ${line}: the page says\n${expected}--- but it printed\n${typed.output()}`);
      await sleep(50);
    }
  }
}

/** Nothing of the one who runs the tests, and no registry that answers: what asks for one fails. */
function environment(place: string): NodeJS.ProcessEnv {
  const home = join(place, "home");
  const run = join(place, "run");
  mkdirSync(home);
  mkdirSync(run, { mode: 0o700 });
  const path = [join(ROOT, "node_modules", ".bin"), dirname(process.execPath), process.env["PATH"] ?? ""];
  return {
    PATH: path.join(delimiter),
    HOME: home,
    LANG: "C.UTF-8",
    SANDPAW_CONFIG_DIR: join(place, "config"),
    SANDPAW_RUN_DIR: run,
    npm_config_registry: "http://127.0.0.1:9/",
    npm_config_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}
