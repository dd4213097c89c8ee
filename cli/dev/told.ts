/** What the loop says, on the terminal and on the page. */

import type { LogLine } from "@sandpaw/runtime/supervisor";
import { formatDiagnostic } from "@sandpaw/sdk/build";
import { type Context, remark } from "../context.js";
import { formatLogLine, readLogLines } from "../log-line.js";
import { reportError } from "../report.js";
import { createStyle } from "../style.js";
import { harmless } from "../text.js";
import type { LoopListener } from "./loop.js";

/** Tells a person; `onPage` shows what went wrong on the page too, until it is mended. */
export function createListener(context: Context, onPage: (text: string | null) => void): LoopListener {
  const style = createStyle(context.err.colour);
  const note = (text: string): void => {
    remark(context, style.dim(`sandpaw: ${text}`));
  };
  const print = (line: LogLine): void => {
    // How it ended is said by the loop, where nobody asked for it.
    const isEnd = line.source === "supervisor" && line.text.startsWith("ended: ");
    if (!isEnd) remark(context, formatLogLine(line, style));
  };
  return {
    started: (run, { builtMs, runningMs }) => {
      const { name, digest } = run.identity;
      onPage(null);
      note(
        `${name} ${digest.slice(0, 15)} runs: built in ${builtMs.toFixed(0)} ms, ` +
          `swapped in ${runningMs.toFixed(0)} ms`,
      );
      readLogLines(context, run.id).forEach(print);
    },
    unchanged: () => {
      onPage(null);
      note("saved, and nothing has changed");
    },
    failed: async (error, running) => {
      await reportError(error, context);
      onPage(error instanceof Error ? error.message : String(error));
      note(running ? "the version before goes on" : "nothing runs; save to try again");
    },
    warned: (built) => {
      for (const diagnostic of built.diagnostics) remark(context, formatDiagnostic(diagnostic));
    },
    log: print,
    ended: (exit) => {
      remark(context, `sandpaw: ${style.bold(exit.reason)}: ${harmless(exit.message)}`);
      onPage(`${exit.reason}: ${exit.message}`);
      note("the robot stands; save to start again");
    },
  };
}
