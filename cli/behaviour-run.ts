/**
 * One behaviour from the command line: brings a robot where there is none, starts the behaviour, follows it, and
 * takes everything down again in the right order: behaviour, supervisor, page, robot.
 */

import { robotPaths, type Exit } from "@sandpaw/runtime/protocol";
import {
  type Admitted,
  createSupervisor,
  describeMissing,
  type GuestInput,
  type LogLine,
  type Run,
} from "@sandpaw/runtime/supervisor";
import { Closing } from "./closing.js";
import { type Context, remark } from "./context.js";
import { readLogLines } from "./log-line.js";
import type { LiveState } from "./live/live-state.js";
import { startLiveView } from "./live/live-view.js";
import { runDirOf } from "./place.js";
import { bringPage, bringRobot, type RobotPlan } from "./robot-plan.js";
import { aborted, sleep } from "./sleep.js";
import { followTrust } from "./trust-follow.js";

/** What to run, and how to follow it. */
export interface RunPlan {
  readonly admitted: Admitted;
  readonly name: string;
  readonly robot: RobotPlan;
  readonly input: GuestInput;
  /** Shows the live view; log lines go there. */
  readonly view: boolean;
  /** Port of the page; undefined for none. */
  readonly pagePort: number | undefined;
  /** Ends by itself after this long; undefined for never. */
  readonly seconds: number | undefined;
  readonly graceMs: number;
  /** Each log line, where there is no live view. */
  readonly onLog: (line: LogLine) => void;
  /** What is being done before the behaviour runs: progress, for somebody who waits. */
  readonly onStep: (text: string) => void;
  /** What somebody has to know who did not ask for it. */
  readonly onNotice: (text: string) => void;
}

/** How it ended. */
export interface RunReport {
  readonly run: string;
  readonly exit: Exit;
  /** Whether Ctrl-C, or the end of its time, came before its own end. */
  readonly ended: "by-itself" | "interrupted" | "time-up";
  /** The last state that the live view saw. */
  readonly last: LiveState | undefined;
}

/** Runs it to its end. */
export async function runBehaviour(context: Context, plan: RunPlan): Promise<RunReport> {
  const closing = new Closing();
  try {
    const { pagePort: port, onNotice } = plan;
    const { robot, lost } = await bringRobot(context, plan.robot, { closing, onNotice });
    const page =
      port === undefined || robot === undefined
        ? undefined
        : await bringPage(context, { robot, port }, { closing, onNotice });
    plan.onStep("starting an engine");
    const supervisor = await createSupervisor({
      runDir: runDirOf(context),
      client: "sandpaw run",
      // One behaviour, one engine: nothing is kept warm for another.
      poolSize: 0,
      uid: context.uid,
      ...(robot !== undefined && { robot }),
    });
    closing.add(() => supervisor.close());
    const missing = describeMissing(supervisor.walls);
    if (missing !== undefined) remark(context, missing);
    const view =
      plan.view && robot !== undefined
        ? await startLiveView(context, {
            viewSocket: robotPaths(runDirOf(context), robot).view,
            behaviour: plan.name,
            page: page?.url ?? "",
            now: () => performance.now(),
          })
        : undefined;
    closing.add(() => view?.close());
    const tellLoss = (why: string): void => {
      if (view === undefined) remark(context, `sandpaw: ${why}`);
      else view.tell(why, "bad");
    };
    void lost?.then(tellLoss);
    const trust = followTrust(context, supervisor, tellLoss);
    closing.add(() => {
      trust.close();
    });
    const run = await supervisor.start(plan.admitted, { ...plan.input, name: plan.name });
    if (run.recording !== undefined) plan.onNotice(`recorded in ${run.recording}`);
    const tell = (line: LogLine): void => {
      if (view === undefined) plan.onLog(line);
      else view.tell(line.text, line.level === "error" ? "bad" : "plain");
    };
    // What it has written before anybody could listen; nothing comes between these two lines.
    readLogLines(context, run.id).forEach(tell);
    run.listen(tell);
    const ended = await waitForEnd(context, run, plan.seconds);
    const exit = ended === "by-itself" ? await run.wait() : await run.stop(plan.graceMs);
    const last = view?.close();
    await run.closed;
    return { run: run.id, exit, ended, last };
  } finally {
    await closing.close();
  }
}

async function waitForEnd(
  context: Context,
  run: Run,
  seconds: number | undefined,
): Promise<RunReport["ended"]> {
  const over = new AbortController();
  const ends = [
    run.wait().then(() => "by-itself" as const),
    aborted(context.signal).then(() => "interrupted" as const),
    ...(seconds === undefined ? [] : [sleep(seconds * 1000, over.signal).then(() => "time-up" as const)]),
  ];
  const first = await Promise.race(ends);
  over.abort();
  return first;
}
