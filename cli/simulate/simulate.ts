/**
 * One simulation: the world advances from cue to cue and stands while each is carried out, so that everything
 * happens at the same time of the world in every run, however long the machine takes for it.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setImmediate as nextTurn, setTimeout as later } from "node:timers/promises";
import type { Exit } from "@sandpaw/runtime/protocol";
import type { Admitted, Run } from "@sandpaw/runtime/supervisor";
import type { SimulationExit, SimulationResult } from "@sandpaw/sdk/testing";
import type { Context } from "../context.js";
import { CliError } from "../error.js";
import { aborted } from "../sleep.js";
import { readSourceMapBeside } from "../source-map-file.js";
import { collectAnswers } from "./answers.js";
import { untilAttached, untilStarted } from "./attached.js";
import type { CheckedRequest } from "./check-request.js";
import { cuesOf, type Cue } from "./cues.js";
import { beginFault, mendFault, prepareFault } from "./faults.js";
import { collectOutput } from "./output.js";
import { createRival } from "./rival.js";
import { openStage, type Stage } from "./stage.js";
import { distanceOf, readTrace } from "./trace.js";
import { secondsOf, stepsOf, timeOfStep } from "./world-time.js";

/** A world is never this slow; a behaviour that hangs is ended long before. */
const ADVANCE_MS = 2_000_000_000;
/** What was written before the world stood still is on its way through this process; it needs one turn. */
const DRAIN_TURNS = 4;
/** Longest that finishing a record may take, and how often is looked. */
const RECORD_MS = 60_000;
const POLL_MS = 20;

/** Simulates a module that was admitted. Rejects when one of the parts fails, or on Ctrl-C. */
export async function simulateModule(
  context: Context,
  admitted: Admitted,
  request: CheckedRequest,
): Promise<SimulationResult> {
  const stage = await openStage(context, {
    world: request.world ?? "flat",
    seed: request.seed ?? 1,
    recordDir: request.record === undefined ? undefined : resolve(context.cwd, request.record),
  });
  try {
    return await Promise.race([
      perform(context, stage, admitted, request),
      stage.lost.then((why) => Promise.reject(new CliError("part-failed", why))),
      aborted(context.signal).then(() => Promise.reject(new Error("interrupted"))),
    ]);
  } finally {
    await stage.close();
  }
}

async function perform(
  context: Context,
  stage: Stage,
  admitted: Admitted,
  request: CheckedRequest,
): Promise<SimulationResult> {
  const { supervisor } = stage;
  const output = collectOutput();
  const run = await supervisor.start(admitted, {
    ...output.streams,
    ...readSourceMapBeside(context, request.module),
    record: request.record !== undefined,
  });
  run.listen(output.listen);
  const exited = run.wait();
  await untilAttached(stage, run);
  if (run.state === "exited") {
    // The world has not begun: this was not the behaviour's doing.
    const { reason, message } = await exited;
    throw new CliError("part-failed", `the engine ended before the behaviour began: ${reason}: ${message}`);
  }
  const answers = collectAnswers(run);
  const parts = { stage, rival: createRival(context, stage) };
  const steps = stepsOf(request.for);

  for (const cue of cuesOf(request.faults ?? [], request.lines ?? [], request.for)) {
    await advance(run, cue.step);
    await carryOut(cue);
  }
  await advance(run, steps);

  async function carryOut({ deeds }: Cue): Promise<void> {
    for (const deed of deeds) {
      if (deed.kind === "line") {
        await untilStarted(run);
        answers.ask(deed.line);
      } else if (deed.kind === "prepare") await prepareFault(deed.fault, parts);
      else if (deed.kind === "fault") await beginFault(deed.fault, parts);
      else await mendFault(deed.fault, parts);
    }
  }

  for (let turn = 0; turn < DRAIN_TURNS; turn += 1) await nextTurn();
  // An answer on this connection comes after everything that was told before it.
  await stage.view.call("status", {});
  const events = stage.events.map(({ atNs, code, message }) => ({ t: secondsOf(atNs), code, message }));
  const [own] = events.filter(
    ({ code, message }) => code === "session-ended" && message.startsWith("session-1 "),
  );
  const exit = own === undefined ? timeIsUp(request.for) : { ...(await exited), t: own.t };
  const said = answers.settle();
  await run.kill();
  const { recording } = run;
  if (recording !== undefined) await untilRecorded(stage);
  return {
    ...(await whatIsSo(stage, steps)),
    events,
    log: output.lines(),
    answers: said,
    exit: plain(exit),
    ...(recording !== undefined && { record: recording }),
  };
}

/** A record is whole some time after its session has ended. */
async function untilRecorded({ events }: Stage): Promise<void> {
  for (let waited = 0; waited < RECORD_MS; waited += POLL_MS) {
    if (events.some(({ code }) => code === "recording-closed")) return;
    const failed = events.find(({ code }) => code === "recording-failed");
    if (failed !== undefined) throw new CliError("part-failed", failed.message);
    await later(POLL_MS);
  }
  throw new CliError("part-failed", "the record was not finished");
}

/** On the connection that lines are sent over: they arrive before the world goes on. */
async function advance(run: Run, step: number): Promise<void> {
  const { link } = run.engine;
  if (link === undefined)
    throw new CliError("simulation-robotless", `${run.identity.name} has no robot imports`);
  await link.client.call("world.advance", { untilNs: timeOfStep(step) }, { timeoutMs: ADVANCE_MS });
}

async function whatIsSo(
  { truth, tracePath }: Stage,
  steps: number,
): Promise<Pick<SimulationResult, "trace" | "contacts" | "distance">> {
  await truth.call("trace.flush", {});
  const trace = readTrace(readFileSync(tracePath, "utf8"), steps);
  const { incidents } = await truth.call("incidents", {});
  const contacts = incidents.map(({ kind, atNs, x, y, speed }) => ({
    kind,
    t: secondsOf(atNs),
    x,
    y,
    speed,
  }));
  return { trace, contacts, distance: distanceOf(trace) };
}

function timeIsUp(t: number): SimulationExit {
  return { reason: "running", code: 0, message: "the time was up", t };
}

function plain({
  reason,
  code,
  message,
  t,
}: (Exit & { readonly t: number }) | SimulationExit): SimulationExit {
  return { reason, code, message, t };
}
