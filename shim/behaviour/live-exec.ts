/**
 * An exec into a behaviour that runs: its words are a line for the module's `exec`, under the behaviour's own
 * session and grant. The single word `-` hands on standard input, one call for each line.
 */

import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { SupervisorError, type Run } from "@sandpaw/runtime/supervisor";

import type { StreamOwner } from "../stdio/index.js";
import type { StdioPaths } from "../task/messages.js";
import { createEnding, SIGNAL, statusOfSignal, type Workload } from "../task/workload.js";
import { openGuestStreams, type GuestStreams } from "./guest-streams.js";

export interface LiveExecOptions {
  readonly run: Run;
  readonly pid: number;
  readonly args: readonly string[];
  readonly stdio: StdioPaths;
  readonly owner: StreamOwner;
}

/**
 * It lasts this long at least, ms. A client of containerd that is told of an exec's end gives up each FIFO whose opening it
 * has not noticed yet, with all that is in it: on a busy machine `ctr` lost the answer of one exec in 150.
 */
const LEAST_MS = 20;
/** One line may take this long, ms. */
const ANSWER_LIMIT_MS = 30_000;
/** The module said no. */
const REFUSED = 1;
/** As a shell has it for a command that took too long, and for one that is not there. */
const TOO_LATE = 124;
const NOT_FOUND = 127;
const START_PACE_MS = 5;
const FROM_INPUT = "-";

/** Creates it. */
export function createLiveExec(options: LiveExecOptions): Workload {
  const { run, args } = options;
  const ending = createEnding();
  let streams: GuestStreams | undefined;
  let over = false;
  let beganAt = 0;

  async function finish(status: number): Promise<void> {
    if (over) return;
    over = true;
    await streams?.finish();
    await sleep(beganAt + LEAST_MS - performance.now());
    ending.settle(status);
  }

  async function ask(line: string, { stdout, stderr }: GuestStreams): Promise<number> {
    await started(run);
    try {
      const answer = await run.exec(line, ANSWER_LIMIT_MS);
      if (stdout.writable && !over) stdout.write(answer.endsWith("\n") ? answer : `${answer}\n`);
      return 0;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (stderr.writable && !over) stderr.write(`${why}\n`);
      return statusOf(error);
    }
  }

  async function converse(open: GuestStreams): Promise<number> {
    if (open.stdin === undefined) return 0;
    for await (const line of createInterface({ input: open.stdin, crlfDelay: Infinity })) {
      if (over) break;
      if (line.trim() === "") continue;
      const status = await ask(line, open);
      // The module's own refusals do not end the conversation.
      if (status !== 0 && status !== REFUSED) return status;
    }
    return 0;
  }

  return {
    pid: options.pid,
    async start() {
      streams = await openGuestStreams(options.stdio, options.owner, () => {
        void finish(statusOfSignal(SIGNAL.int));
      });
      beganAt = performance.now();
      const work =
        args.length === 1 && args[0] === FROM_INPUT ? converse(streams) : ask(args.join(" "), streams);
      void work.then(finish);
    },
    ended: ending.promise,
    // The call itself cannot be taken back; its answer goes nowhere.
    async signal(signal) {
      await finish(statusOfSignal(signal));
    },
    // It waits for the answer of the behaviour, which is held.
    hold: () => Promise.resolve(),
    closeInput() {
      streams?.closeInput();
    },
    resize: () => undefined,
    release() {
      streams?.close();
      return Promise.resolve();
    },
  };
}

/** A module that is still being compiled cannot answer yet. */
async function started(run: Run): Promise<void> {
  const until = performance.now() + ANSWER_LIMIT_MS;
  while (run.state === "created" && performance.now() < until) await sleep(START_PACE_MS);
}

function statusOf(error: unknown): number {
  if (!(error instanceof SupervisorError)) return REFUSED;
  if (error.code === "exec-unanswered") return TOO_LATE;
  if (error.code === "exec-not-offered") return NOT_FOUND;
  if (error.code === "run-not-running") return statusOfSignal(SIGNAL.kill);
  return REFUSED;
}
