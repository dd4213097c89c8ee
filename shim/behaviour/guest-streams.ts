/** A guest's streams over a container's FIFOs, with a terminal between them where the client wants one. */

import { once } from "node:events";
import { Writable, type Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { createTerminal, openStdio, type StreamOwner } from "../stdio/index.js";
import type { StdioPaths } from "../task/messages.js";

/** What a guest reads and writes. An output that the client did not want goes nowhere. */
export interface GuestStreams {
  readonly stdin: Readable | undefined;
  readonly stdout: Writable;
  readonly stderr: Writable;
  closeInput(): void;
  /** Everything was written. Resolves when the client can read it all, or after a while. */
  finish(): Promise<void>;
  /** Gives up what the client has not read. */
  close(): void;
}

/** A client that does not read must not keep a container from ending, ms. */
const FLUSH_LIMIT_MS = 2000;

/** Opens them. Rejects with `stdio-…`. */
export async function openGuestStreams(
  paths: StdioPaths,
  owner: StreamOwner,
  onInterrupt: () => void,
): Promise<GuestStreams> {
  const stdio = await openStdio(paths, owner);
  const toClient = stdio.stdout?.stream ?? nowhere();
  const input = stdio.stdin?.stream;
  const terminal = paths.terminal ? createTerminal({ input, output: toClient, onInterrupt }) : undefined;
  const stdout = terminal?.stdout ?? toClient;
  const stderr = terminal?.stdout ?? stdio.stderr?.stream ?? nowhere();

  async function flush(): Promise<void> {
    if (terminal !== undefined) {
      const passed = once(terminal.stdout, "end");
      terminal.stdout.end();
      await passed;
    }
    await stdio.finish();
  }

  return {
    stdin: terminal === undefined ? input : terminal.stdin,
    stdout,
    stderr,
    closeInput() {
      stdio.stdin?.end();
    },
    async finish() {
      const abort = new AbortController();
      const limit = sleep(FLUSH_LIMIT_MS, undefined, { signal: abort.signal }).catch(() => undefined);
      await Promise.race([flush(), limit]);
      abort.abort();
    },
    close() {
      stdio.close();
    },
  };
}

function nowhere(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
}
