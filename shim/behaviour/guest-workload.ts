/** A module as a process of a container: its run, its streams, and how its end is told. */

import type { Admitted, Engine, Run, StartOptions, Supervisor } from "@sandpaw/runtime/supervisor";

import type { StreamOwner } from "../stdio/index.js";
import type { StdioPaths } from "../task/messages.js";
import { createEnding, SIGNAL, statusOfSignal, type Workload } from "../task/workload.js";
import { openGuestStreams, type GuestStreams } from "./guest-streams.js";
import { lastWords } from "./last-words.js";

export interface GuestOptions {
  readonly supervisor: Supervisor;
  readonly admitted: Admitted;
  readonly engine: Engine;
  readonly pid: number;
  readonly stdio: StdioPaths;
  readonly owner: StreamOwner;
  readonly start: StartOptions;
  /** How often the kernel has ended a process of the container for want of memory. */
  readonly oomKills: () => number;
  /** Called with the sentence that explains its end, or nothing, before the end is told. */
  readonly onLastWords: (sentence: string) => void;
}

/** A module's process. */
export interface GuestWorkload extends Workload {
  /** Undefined before the start. */
  readonly run: Run | undefined;
}

/** `on-stop` has this long after the first signal; kubelet kills earlier if the pod's grace is shorter, ms. */
const STOP_GRACE_MS = 30_000;

/** Creates it; the engine is its own from now on. */
export function createGuestWorkload(options: GuestOptions): GuestWorkload {
  const { supervisor, admitted, engine } = options;
  const ending = createEnding();
  let streams: GuestStreams | undefined;
  let run: Run | undefined;
  let signalled: number | undefined;

  function signal(number: number): void {
    signalled = number;
    // Either begins at once, and motion is withdrawn first; `follow` sees how it ends.
    const ended =
      number === SIGNAL.kill
        ? run?.kill("ended by SIGKILL, as whoever runs the container asked")
        : run?.stop(STOP_GRACE_MS);
    ended?.catch(() => undefined);
  }

  async function start(): Promise<void> {
    const opened = await openGuestStreams(options.stdio, options.owner, () => {
      signal(SIGNAL.int);
    });
    streams = opened;
    const { stdin, stdout, stderr } = opened;
    run = await supervisor.start(admitted, {
      ...options.start,
      engine,
      stdout,
      stderr,
      ...(stdin === undefined ? {} : { stdin }),
    });
    run.listen(({ source, level, text }) => {
      if (source === "guest" && stderr.writable) stderr.write(`${level}: ${text}\n`);
    });
    void follow(run, opened);
  }

  async function follow(live: Run, opened: GuestStreams): Promise<void> {
    try {
      await see(live, opened);
    } finally {
      // Whatever went wrong, a container that has ended must be told as ended; the first word counts.
      ending.settle(statusOfSignal(SIGNAL.kill));
    }
  }

  async function see(live: Run, opened: GuestStreams): Promise<void> {
    const { stderr } = opened;
    const exit = await live.wait();
    const words = lastWords({
      exit,
      oomKills: options.oomKills(),
      signal: signalled,
      hasOnStop: admitted.entries.includes("on-stop"),
    });
    if (words.sentence !== "" && words.isNews && stderr.writable)
      stderr.write(`sandpaw: ${words.sentence}\n`);
    options.onLastWords(words.sentence);
    await Promise.all([opened.finish(), live.closed]);
    ending.settle(words.status, words.outOfMemory);
  }

  return {
    pid: options.pid,
    get run() {
      return run;
    },
    async start() {
      try {
        await start();
      } catch (error) {
        await engine.end();
        throw error;
      }
    },
    ended: ending.promise,
    signal(number) {
      signal(number);
      return Promise.resolve();
    },
    async hold(held) {
      await run?.hold(held);
    },
    closeInput() {
      streams?.closeInput();
    },
    // A guest cannot ask for the size of its terminal.
    resize: () => undefined,
    async release() {
      if (run === undefined) await engine.end();
      streams?.close();
    },
  };
}
