import type { RobotStatus } from "@sandpaw/runtime/protocol";
import {
  type JournalEntry,
  journalPath,
  listRuns,
  readJournal,
  type RunRecord,
  type RunStatus,
} from "@sandpaw/runtime/supervisor";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { runDirOf } from "../place.js";
import { openView, robotNames } from "../robot-choice.js";
import { openRunControl } from "../run-choice.js";
import { createStyle, type Style } from "../style.js";
import { columns, harmless } from "../text.js";

const LAST = 20;

/** `sandpaw ps`. */
export const psCommand: Command = {
  name: "ps",
  summary: "list what runs, what limits it, and which walls its engine stands behind",
  synopsis: "[--all] [--json]",
  description: [
    "Lists the robots that answer and the behaviours that run, both of this user. For each engine it names the walls " +
      "that this machine could not give it: without root there is no user, no network and no root folder of its own.",
  ],
  options: {
    all: { type: "boolean", short: "a", help: `also how the last ${LAST} runs ended` },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw ps", does: "what runs now" },
    { line: "sandpaw ps --all --json", does: "with those that have ended, for programs" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const run = runDirOf(context);
    const robots = await statuses(context);
    const runs = await Promise.all(listRuns(run).map((one) => withTicks(context, one)));
    const ended = args.flag("all") ? readJournal(journalPath(run)).entries.slice(-LAST) : [];
    if (args.flag("json")) sayJson(context, { robots, runs, ...(args.flag("all") && { ended }) });
    else print(context, robots, runs, ended);
    return EXIT.done;
  },
};

interface Seen {
  readonly name: string;
  /** Null where its server does not answer. */
  readonly status: RobotStatus | null;
}

function statuses(context: Context): Promise<Seen[]> {
  return Promise.all(
    robotNames(context).map(async (name) => {
      try {
        const client = await openView(context, name);
        const status = await client.call("status", {});
        client.close();
        return { name, status };
      } catch {
        return { name, status: null };
      }
    }),
  );
}

/** A run, and how punctual its ticks are; null where it has none, or does not answer. */
interface SeenRun extends RunRecord {
  readonly ticks: RunStatus["ticks"];
}

async function withTicks(context: Context, run: RunRecord): Promise<SeenRun> {
  try {
    const client = await openRunControl(context, run.id);
    const { ticks } = await client.call("status", {}, { timeoutMs: 1000 });
    client.close();
    return { ...run, ticks };
  } catch {
    return { ...run, ticks: null };
  }
}

function print(
  context: Context,
  robots: readonly Seen[],
  runs: readonly SeenRun[],
  ended: readonly JournalEntry[],
): void {
  const style = createStyle(context.out.colour);
  if (robots.length === 0 && runs.length === 0) say(context, "Nothing runs. Try: sandpaw demo");
  table(
    context,
    style,
    ["ROBOT", "STATE", "LEASE", "LIMIT", "BATTERY"],
    robots.map((one) => robotRow(one, style)),
  );
  table(
    context,
    style,
    ["RUN", "STATE", "AGE", "ROBOT", "SHAPE", "ENGINE", "SIGNER", "LATE P99", "LIMIT"],
    runs.map((one) => runRow(one, robots)),
  );
  const walls = new Set(runs.flatMap((one) => one.missingWalls));
  if (walls.size > 0) {
    say(context, style.yellow("Walls that are missing here:"));
    for (const wall of walls) say(context, `  ${harmless(wall)}`);
  }
  table(
    context,
    style,
    ["ENDED", "RUN", "WHY", "CODE", "MESSAGE"],
    ended.map(({ at, run, reason, code, message }) => [
      at.slice(0, 19),
      run,
      reason,
      String(code),
      harmless(message),
    ]),
  );
}

function table(
  context: Context,
  style: Style,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return;
  for (const line of columns([head.map(style.dim), ...rows])) say(context, line);
}

function robotRow({ name, status }: Seen, style: Style): string[] {
  if (status === null) return [name, style.red("silent"), "", "", ""];
  const battery =
    status.battery === null
      ? "unknown"
      : `${Math.round(status.battery.fraction * 100)} % ${status.battery.status}`;
  const state = status.estop.latched ? style.red("e-stop") : status.link ? "up" : style.red("no link");
  return [
    name,
    state,
    status.lease === null ? "free" : harmless(status.lease.name),
    status.limitedBy,
    battery,
  ];
}

function runRow(run: SeenRun, robots: readonly Seen[]): string[] {
  const { status } = robots.find(({ name }) => name === run.robot) ?? { status: null };
  const session = status?.sessions.find(
    ({ identity }) => identity.name === run.name && identity.digest === run.digest,
  );
  return [
    run.id,
    run.state,
    formatAge(Date.now() - Date.parse(run.createdAt)),
    run.robot === "" ? "none" : run.robot,
    run.shape,
    run.engine === undefined ? "" : `pid ${run.engine.pid}`,
    harmless(run.signer),
    run.ticks === null ? "" : `${(run.ticks.lateP99 / 1e6).toFixed(1)} ms`,
    session?.limitedBy ?? "",
  ];
}

function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}
