/**
 * Recording, as the robot server's main thread sees it: messages to the thread that records, behind a queue of
 * bounded size. When the disk is too slow, what people look at is left out first, then the session's own entries; a
 * record then says that it has a gap. Nothing here waits, and a recording that fails harms nothing but itself.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import type { Logger } from "pino";

import { workerScript } from "../worker-script.js";
import type { EntryKind } from "./entry.js";
import { partName } from "./part-name.js";
import { weightOf } from "./weight.js";
import type { FromRecorder, RecordingTerms, RobotMoment, ToRecorder } from "./worker-message.js";

/** What one recorded session writes. */
export interface SessionLog {
  /** Path of the first file. */
  readonly path: string;
  write(kind: EntryKind, bytes: Uint8Array): void;
  close(): void;
}

export interface Recorder {
  /** Begins a recording. Throws the system's error when its folder cannot be made. */
  open(terms: Omit<RecordingTerms, "folder">): SessionLog;
  moment(moment: RobotMoment): void;
  happening(code: string, message: string): void;
  /** In lockstep the world waits for this: nothing is left out where time can stand still. */
  room(): Promise<void>;
  /** Ends all recordings; resolves when they are whole, or when they cannot be. */
  close(): Promise<void>;
}

export interface RecorderOptions {
  /** Where the files go. */
  readonly folder: string;
  /** ns on the clock of the sessions. */
  readonly now: () => bigint;
  /** Added to it it gives the time of the file, ns. */
  readonly offsetNs: bigint;
  readonly log: Logger;
  /** A recording is over before its time. */
  readonly onFailed: (id: string, why: string) => void;
  /** A recording is whole. */
  readonly onClosed: (id: string, files: readonly string[]) => void;
}

/** Signals are left out from here on, bytes. */
const SIGNALS_MOST = 4 * 1024 * 1024;
/** Everything is. */
const QUEUE_MOST = 16 * 1024 * 1024;
const WORKER_HEAP_MB = 96;
const CLOSE_LIMIT_MS = 2000;
const NOTHING = new Uint8Array(0);

/** The recorder of one robot; its thread begins with the first recording. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { folder, offsetNs, log } = options;
  const open = new Set<string>();
  let worker: Worker | undefined;
  let queued = 0;
  let roomWanted: (() => void)[] = [];
  let ended: (() => void) | undefined;

  function lost(why: string): void {
    worker = undefined;
    queued = 0;
    for (const id of open) options.onFailed(id, why);
    open.clear();
    giveRoom();
    ended?.();
  }

  function giveRoom(): void {
    if (worker && queued >= SIGNALS_MOST) return;
    const waiting = roomWanted;
    roomWanted = [];
    for (const resume of waiting) resume();
  }

  function heard(message: FromRecorder): void {
    switch (message.op) {
      case "took":
        queued -= message.bytes;
        giveRoom();
        return;
      case "failed":
        open.delete(message.id);
        options.onFailed(message.id, message.why);
        return;
      case "closed":
        open.delete(message.id);
        options.onClosed(message.id, message.files);
        return;
      case "ended":
        ended?.();
    }
  }

  function start(): Worker {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const started = new Worker(workerScript("record/worker.js"), {
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    });
    started.unref();
    started.on("message", heard);
    started.on("error", (error) => {
      log.error({ err: error }, "the recording thread failed");
      lost(error.message);
    });
    started.on("exit", () => {
      if (worker === started) lost("the recording thread ended");
    });
    return started;
  }

  function send(message: ToRecorder, most: number): boolean {
    if (!worker || queued > most) return false;
    queued += weightOf(message);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(message);
    return true;
  }

  return {
    open(terms) {
      worker ??= start();
      const { id } = terms;
      open.add(id);
      send({ op: "open", terms: { ...terms, folder } }, Infinity);
      let hasGap = false;
      return {
        path: join(folder, partName(terms.stem, 1)),
        write(kind, bytes) {
          if (!open.has(id)) return;
          const timeNs = options.now() + offsetNs;
          if (hasGap) hasGap = !send({ op: "entry", id, timeNs, kind: "gap", bytes: NOTHING }, QUEUE_MOST);
          if (!send({ op: "entry", id, timeNs, kind, bytes }, QUEUE_MOST)) hasGap = true;
        },
        close() {
          send({ op: "close", id }, Infinity);
        },
      };
    },
    moment(moment) {
      if (open.size === 0) return;
      send({ op: "moment", timeNs: options.now() + offsetNs, offsetNs, moment }, SIGNALS_MOST);
    },
    happening(code, message) {
      if (open.size === 0) return;
      send({ op: "happening", timeNs: options.now() + offsetNs, code, message }, SIGNALS_MOST);
    },
    room() {
      if (!worker || queued < SIGNALS_MOST) return Promise.resolve();
      return new Promise((resolve) => {
        roomWanted.push(resolve);
      });
    },
    close() {
      if (!worker) return Promise.resolve();
      return new Promise((resolve) => {
        const limit = setTimeout(resolve, CLOSE_LIMIT_MS);
        ended = () => {
          clearTimeout(limit);
          worker = undefined;
          resolve();
        };
        send({ op: "end" }, Infinity);
      });
    },
  };
}
