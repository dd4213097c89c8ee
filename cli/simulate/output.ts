/** What a behaviour writes: log lines with the time of the world, and lines of its standard streams. */

import { Writable } from "node:stream";
import type { LogLine as RunLogLine } from "@sandpaw/runtime/supervisor";
import type { LogLine } from "@sandpaw/sdk/testing";
import { secondsOf } from "./world-time.js";

/** Where it goes. */
export interface Output {
  readonly streams: { readonly stdout: Writable; readonly stderr: Writable };
  readonly listen: (line: RunLogLine) => void;
  /** In the order in which it came; with a last line that says so where there was too much. */
  lines(): readonly LogLine[];
}

/** A test that needs more lines than this reads none of them. */
const MOST_LINES = 20_000;
const LONGEST_LINE = 4096;

/** Collects, boundedly. */
export function collectOutput(): Output {
  const kept: LogLine[] = [];
  let dropped = 0;

  function add(line: LogLine): void {
    if (kept.length < MOST_LINES) kept.push(line);
    else dropped += 1;
  }

  const stdout = intoLines((text) => {
    add({ source: "stdout", level: "info", text });
  });
  const stderr = intoLines((text) => {
    add({ source: "stderr", level: "warn", text });
  });
  return {
    streams: { stdout: stdout.stream, stderr: stderr.stream },
    listen({ source, level, text, worldNs }) {
      const when = worldNs === undefined ? {} : { t: secondsOf(worldNs) };
      if (source === "guest") add({ ...when, source: "log", level, text });
    },
    lines() {
      stdout.finish();
      stderr.finish();
      const most: LogLine = { source: "log", level: "warn", text: `${dropped} more lines were left out` };
      return dropped === 0 ? kept : [...kept, most];
    },
  };
}

function intoLines(take: (line: string) => void): { readonly stream: Writable; finish(): void } {
  const decoder = new TextDecoder();
  let rest = "";
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = (lines.pop() ?? "").slice(-LONGEST_LINE);
      for (const line of lines) take(line.slice(0, LONGEST_LINE));
      done();
    },
  });
  return {
    stream,
    finish() {
      if (rest !== "") take(rest);
      rest = "";
    },
  };
}
