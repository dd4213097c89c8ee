import type { LogLine } from "@sandpaw/runtime/supervisor";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { formatLogLine, isLogLine, readLogLines } from "../log-line.js";
import { chooseRun, openRunControl } from "../run-choice.js";
import { aborted } from "../sleep.js";
import { createStyle } from "../style.js";

/** `sandpaw logs`. */
export const logsCommand: Command = {
  name: "logs",
  summary: "print what a behaviour wrote",
  synopsis: "[RUN] [--follow] [--lines N] [--json]",
  description: [
    "Prints the log of a run: what it wrote by the log interface and to its standard streams, and what its supervisor " +
      "has to say. Lines beyond the granted rate were dropped, and are counted there.",
  ],
  options: {
    follow: { type: "boolean", short: "f", help: "go on with new lines until the run ends or Ctrl-C" },
    lines: { type: "string", short: "n", value: "N", help: "only the last N lines" },
    json: { ...JSON_OPTION, help: "a JSON object a line" },
  },
  examples: [
    { line: "sandpaw logs cover -f", does: "follow the run called cover" },
    { line: "sandpaw logs -n 20 --json", does: "the last 20 lines of the only run, for programs" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const run = chooseRun(context, args.words[0]);
    const style = createStyle(context.out.colour);
    const print = (line: LogLine): void => {
      say(context, args.flag("json") ? JSON.stringify(line) : formatLogLine(line, style));
    };
    const count = args.whole("lines", 0, 1_000_000) ?? Number.POSITIVE_INFINITY;
    const printLast = (lines: readonly LogLine[]): void => {
      lines.slice(Math.max(0, lines.length - count)).forEach(print);
    };
    if (args.flag("follow")) await follow(context, run.id, { printLast, print });
    else printLast(readLogLines(context, run.id));
    return EXIT.done;
  },
};

interface Printing {
  readonly printLast: (lines: readonly LogLine[]) => void;
  readonly print: (line: LogLine) => void;
}

/** Listens first and reads then, so that nothing is lost in between; what comes both ways is printed once. */
async function follow(context: Context, id: string, { printLast, print }: Printing): Promise<void> {
  const ended = new AbortController();
  const early: LogLine[] = [];
  const known = new Set<string>();
  let isCaughtUp = false;
  const client = await openRunControl(context, id, {
    onNotification: ({ line }) => {
      if (!isLogLine(line)) return;
      if (!isCaughtUp) early.push(line);
      else if (!known.has(keyOf(line))) print(line);
    },
    onClose: () => {
      ended.abort();
    },
  });
  await client.call("follow", {});
  const written = readLogLines(context, id);
  for (const line of written) known.add(keyOf(line));
  printLast([...written, ...early.filter((line) => !known.has(keyOf(line)))]);
  isCaughtUp = true;
  await Promise.race([aborted(context.signal), aborted(ended.signal)]);
  client.close();
}

function keyOf({ at, text }: LogLine): string {
  return `${at} ${text}`;
}
