/** The three streams of one process in a container. */

import type { StdioPaths } from "../task/messages.js";
import { openInput, type Input } from "./input.js";
import { isLogger, startLogger, type StreamOwner } from "./logger.js";
import { openOutput, type Output } from "./output.js";

/** Streams under way; absent where the client wanted none. */
export interface Stdio {
  readonly stdin: Input | undefined;
  readonly stdout: Output | undefined;
  readonly stderr: Output | undefined;
  /** Everything was written; the readers may see the end. Resolves when they can. */
  finish(): Promise<void>;
  /** Gives up what is still open. */
  close(): void;
}

/** Opens them. Rejects with `stdio-…`, with nothing left open. */
export async function openStdio(paths: StdioPaths, owner: StreamOwner): Promise<Stdio> {
  const outputs = await openOutputs(paths, owner);
  const opened = outputs.flatMap((one) => (one.status === "fulfilled" && one.value ? [one.value] : []));
  try {
    for (const one of outputs) if (one.status === "rejected") throw one.reason;
    const [stdout, stderr] = outputs.map((one) => (one.status === "fulfilled" ? one.value : undefined));
    return stdioOf(openInput(paths.stdin), stdout, stderr);
  } catch (error) {
    for (const one of opened) one.close();
    throw error;
  }
}

/** A program that takes the one output takes the other too. */
async function openOutputs(
  { stdout, stderr }: StdioPaths,
  owner: StreamOwner,
): Promise<readonly PromiseSettledResult<Output | undefined>[]> {
  if (!isLogger(stdout)) return Promise.allSettled([openOutput(stdout), openOutput(stderr)]);
  const logger = await startLogger(stdout, owner);
  return Promise.allSettled([Promise.resolve(logger.stdout), Promise.resolve(logger.stderr)]);
}

function stdioOf(stdin: Input | undefined, stdout: Output | undefined, stderr: Output | undefined): Stdio {
  return {
    stdin,
    stdout,
    stderr,
    async finish() {
      stdin?.close();
      await Promise.all([stdout?.finish(), stderr?.finish()]);
    },
    close() {
      stdin?.close();
      stdout?.close();
      stderr?.close();
    },
  };
}
