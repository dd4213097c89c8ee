/** Makes the surroundings of a command out of the real process. */

import type { Context, Sink } from "./context.js";
import { EXIT } from "./exit-codes.js";
import { sleep } from "./sleep.js";

const IMPATIENT_MS = 1000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The context, and how to take the signal handlers away again. */
export function processContext(host: NodeJS.Process): { context: Context; close: () => void } {
  const stop = new AbortController();
  let first = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (!stop.signal.aborted) {
      first = performance.now();
      stop.abort(new Error(signal));
      return;
    }
    // One Ctrl-C may arrive twice: from the terminal and from npm. A later one is from somebody who is tired
    // of waiting; what we have started ends by itself then.
    if (performance.now() - first > IMPATIENT_MS) host.exit(EXIT.interrupted);
  };
  for (const signal of SIGNALS) host.on(signal, onSignal);
  for (const stream of [host.stdout, host.stderr]) {
    // `sandpaw … | head` closes the pipe; that is no failure.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      stop.abort(error);
    });
  }
  return {
    context: {
      env: host.env,
      uid: host.geteuid?.() ?? 0,
      cwd: host.cwd(),
      out: sinkOf(host.stdout, host.env),
      err: sinkOf(host.stderr, host.env),
      streams: { stdin: host.stdin, stdout: host.stdout, stderr: host.stderr },
      signal: stop.signal,
    },
    close: () => {
      for (const signal of SIGNALS) host.off(signal, onSignal);
    },
  };
}

function sinkOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Sink {
  const tty = stream.isTTY;
  // https://no-color.org, and terminals that cannot.
  const colour = tty && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return {
    write: (text) => void stream.write(text),
    tty,
    size: () => ({ columns: stream.columns || 80, rows: stream.rows || 24 }),
    colour,
  };
}

const FLUSH_MS = 2000;

/** Resolves when what was written is on its way, or nobody reads any more. */
export async function flush(host: NodeJS.Process): Promise<void> {
  const streams = [host.stdout, host.stderr].map(
    (stream) =>
      new Promise<void>((resolve) => {
        stream.write("", () => {
          resolve();
        });
      }),
  );
  const late = new AbortController();
  await Promise.race([Promise.all(streams), sleep(FLUSH_MS, late.signal)]);
  late.abort();
}
