/** Makes the surroundings of a command out of the real process. */

import type { Context, Sink } from "./context.js";
import { EXIT } from "./exit-codes.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The context, and how to take the signal handlers away again. */
export function processContext(host: NodeJS.Process): { context: Context; close: () => void } {
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    // The second one is from somebody who is tired of waiting.
    if (stop.signal.aborted) host.exit(EXIT.interrupted);
    stop.abort(new Error(signal));
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
