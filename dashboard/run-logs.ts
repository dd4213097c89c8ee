/**
 * The log lines of the behaviours on this robot: what each has written so far, from its folder, and then what it
 * writes, over the socket of its supervisor. Bounded: a run may be hostile, and its log rate is its grant's.
 */

import { closeSync, fstatSync, openSync, readSync } from "node:fs";

import { connectLines, runPaths, type LineClient } from "@sandpaw/runtime/protocol";
import { listRuns, LOG_LEVELS, type LogLine, type RunMethods } from "@sandpaw/runtime/supervisor";
import type { PageLogLine } from "./feed-message.js";

const LOOK_MS = 1000;
const MAX_RUNS = 16;
/** Of what was written before we came, bytes. */
const TAIL_BYTES = 16_384;
const MAX_TEXT = 500;
/** Lines are handed on in batches, so that a chatty behaviour costs little. */
const BATCH_MS = 200;
const MAX_BATCH = 100;

export interface RunLogsParts {
  /** The run folder; runs of other robots in it are passed over. */
  readonly runDir: string;
  readonly robot: () => string | undefined;
  readonly onLines: (lines: readonly PageLogLine[]) => void;
}

interface Followed {
  client: LineClient<RunMethods> | undefined;
}

export class RunLogs {
  readonly #parts: RunLogsParts;
  readonly #followed = new Map<string, Followed>();
  #batch: PageLogLine[] = [];
  #left = 0;
  #timers: NodeJS.Timeout[] = [];

  constructor(parts: RunLogsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timers = [setInterval(() => this.#look(), LOOK_MS), setInterval(() => this.#flush(), BATCH_MS)];
    this.#look();
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { client } of this.#followed.values()) client?.close();
  }

  #look(): void {
    const robot = this.#parts.robot();
    if (robot === undefined) return;
    for (const run of listRuns(this.#parts.runDir)) {
      const isNew = run.robot === robot && run.state !== "exited" && !this.#followed.has(run.id);
      if (isNew && this.#followed.size < MAX_RUNS) void this.#follow(run.id, run.name);
    }
  }

  async #follow(id: string, name: string): Promise<void> {
    const followed: Followed = { client: undefined };
    this.#followed.set(id, followed);
    const paths = runPaths(this.#parts.runDir, id);
    /** What the file had: a line that is also on its way comes only once. */
    let known: ReadonlySet<string> | undefined;
    try {
      const client = await connectLines<RunMethods>({
        path: paths.control,
        onNotification: ({ line }) => {
          if (isLogLine(line) && known?.has(keyOf(line)) === false) this.#take(name, line);
        },
        onClose: () => this.#followed.delete(id),
      });
      followed.client = client;
      await client.call("follow", {});
      const before = tail(paths.log);
      for (const line of before) this.#take(name, line);
      known = new Set(before.map(keyOf));
    } catch {
      // It has ended meanwhile, or begins just now: the next look finds out.
      followed.client?.close();
      this.#followed.delete(id);
    }
  }

  /** Of too many the newest are kept. */
  #take(run: string, { at, source, level, text }: LogLine): void {
    this.#batch.push({ run, at, source, level, text: text.slice(0, MAX_TEXT) });
    if (this.#batch.length <= MAX_BATCH) return;
    this.#batch.shift();
    this.#left += 1;
  }

  #flush(): void {
    const [first] = this.#batch;
    if (first === undefined) return;
    const text = `${this.#left} lines were left out here`;
    const note: PageLogLine = { run: first.run, at: first.at, source: "console", level: "warn", text };
    const lines = this.#left > 0 ? [note, ...this.#batch] : this.#batch;
    this.#batch = [];
    this.#left = 0;
    this.#parts.onLines(lines);
  }
}

function keyOf({ at, text }: LogLine): string {
  return `${at} ${text}`;
}

function isLogLine(value: unknown): value is LogLine {
  if (typeof value !== "object" || value === null) return false;
  if (!("at" in value && "text" in value && "level" in value && "source" in value)) return false;
  return (
    typeof value.at === "string" &&
    typeof value.source === "string" &&
    typeof value.text === "string" &&
    LOG_LEVELS.some((level) => level === value.level)
  );
}

/** The last lines of a log that may be of any length. */
function tail(path: string): readonly LogLine[] {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const from = Math.max(0, size - TAIL_BYTES);
    const bytes = Buffer.alloc(size - from);
    const length = readSync(file, bytes, 0, bytes.length, from);
    const lines = bytes.subarray(0, length).toString("utf8").split("\n");
    // The first is cut unless it is the first of the file.
    return (from === 0 ? lines : lines.slice(1)).flatMap(parse);
  } finally {
    closeSync(file);
  }
}

function parse(line: string): readonly LogLine[] {
  try {
    const value: unknown = JSON.parse(line);
    return isLogLine(value) ? [value] : [];
  } catch {
    return [];
  }
}
