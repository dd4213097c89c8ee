/**
 * What the supervisor answers to a guest: its standard input always, and its waits where there is no robot
 * server to answer them. A guest has at most one request under way.
 */

import type { Readable } from "node:stream";

import {
  FOREVER,
  FrameError,
  WAIT,
  type ToEngine,
  type WaitMessage,
  type Woken,
} from "../../protocol/index.js";
import type { CallWatch } from "./call-watch.js";

/** Longest timer that Node keeps, ms. */
const MAX_TIMER = 2 ** 31 - 1;
const NS_PER_MS = 1_000_000n;
/** At most this much standard input goes with one answer; it fits a frame with room to spare. */
const MAX_STDIN = 32 * 1024;

export interface GuestPeerOptions {
  readonly send: (message: ToEngine) => void;
  /** Monotonic time, ns. */
  readonly nowNs: () => bigint;
  /** Absent: the guest's standard input is empty. */
  readonly stdin?: Readable;
  /** Set for a reactor, whose calls are watched. */
  readonly watch?: CallWatch;
}

/** The answering side. */
export interface GuestPeer {
  /** The guest runs from now on. */
  started(): void;
  wait(message: WaitMessage): void;
  /** Throws `FrameError` while the answer before is owed: each request would keep a listener of its own. */
  stdin(atMost: number): void;
  stop(graceMs: number): void;
  /** While it is held no wait ends but by a stop, and no input comes. */
  hold(held: boolean): void;
  exec(id: number, line: string): void;
  /** Takes a line back that the guest has not taken yet. */
  dropExec(id: number): void;
  close(): void;
}

/** Creates the answering side of one run. */
export function createGuestPeer(options: GuestPeerOptions): GuestPeer {
  const { send, nowNs, stdin, watch } = options;
  let waiting: WaitMessage | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopGrace: number | undefined;
  const lines: { readonly id: number; readonly line: string }[] = [];
  let stopReading: (() => void) | undefined;
  let held = false;
  /** Input that was asked for while the guest was held, bytes. */
  let inputOwed: number | undefined;
  /** What the guest has said just before it was ended may be read later; its wait must not keep this process. */
  let closed = false;

  function wake(woken: Woken): void {
    waiting = undefined;
    clearTimeout(timer);
    watch?.begin();
    send({ op: "woken", nowNs: nowNs(), woken });
  }

  /** Answers the wait under way if there is a reason to. */
  function settle(): void {
    if (waiting === undefined) return;
    if (stopGrace !== undefined) {
      const graceMs = stopGrace;
      // Told once: what `on-stop` itself waits for is an ordinary wait.
      stopGrace = undefined;
      wake({ why: "stop", graceMs });
      return;
    }
    if (held) return;
    const next = (waiting.mask & WAIT.exec) === 0 ? undefined : lines.shift();
    if (next !== undefined) {
      wake({ why: "exec", ...next });
      return;
    }
    if (waiting.deadlineNs === FOREVER) return;
    const left = waiting.deadlineNs - nowNs();
    if (left <= 0n) {
      wake({ why: "deadline" });
      return;
    }
    clearTimeout(timer);
    const ms = Number((left + NS_PER_MS - 1n) / NS_PER_MS);
    timer = setTimeout(settle, Math.min(ms, MAX_TIMER));
  }

  function answerOwed(): void {
    const owed = inputOwed;
    inputOwed = undefined;
    if (owed !== undefined) answerStdin(owed);
  }

  function answerStdin(atMost: number): void {
    if (held) {
      inputOwed = atMost;
      return;
    }
    const chunk: unknown = stdin?.read() ?? null;
    if (stdin === undefined || chunk === null) {
      if (stdin === undefined || stdin.readableEnded || stdin.destroyed)
        send({ op: "stdinData", data: new Uint8Array(0) });
      else listenOnce(stdin, () => answerStdin(atMost));
      return;
    }
    const data = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    if (!(data instanceof Uint8Array)) throw new TypeError("standard input is a stream of objects");
    const length = Math.min(data.length, atMost, MAX_STDIN);
    if (length < data.length) stdin.unshift(data.subarray(length));
    send({ op: "stdinData", data: data.subarray(0, length) });
  }

  function listenOnce(source: Readable, then: () => void): void {
    const events = ["readable", "end", "close", "error"] as const;
    const stop = (): void => {
      stopReading = undefined;
      for (const event of events) source.off(event, once);
    };
    function once(): void {
      stop();
      then();
    }
    for (const event of events) source.on(event, once);
    stopReading = stop;
  }

  return {
    started() {
      if (!closed) watch?.begin();
    },
    wait(message) {
      if (closed) return;
      watch?.end();
      waiting = message;
      settle();
    },
    stdin(atMost) {
      if (closed) return;
      if (stopReading !== undefined || inputOwed !== undefined) {
        throw new FrameError("frame-unexpected", "input was asked for again before it came");
      }
      answerStdin(atMost);
    },
    hold(wanted) {
      held = wanted;
      settle();
      answerOwed();
    },
    stop(graceMs) {
      stopGrace = graceMs;
      // It must be able to end in its own way.
      held = false;
      settle();
      answerOwed();
    },
    dropExec(id) {
      const at = lines.findIndex((line) => line.id === id);
      if (at >= 0) lines.splice(at, 1);
    },
    exec(id, line) {
      lines.push({ id, line });
      settle();
    },
    close() {
      closed = true;
      waiting = undefined;
      inputOwed = undefined;
      clearTimeout(timer);
      watch?.end();
      stopReading?.();
    },
  };
}
