/**
 * Plays a record to an engine: each request is compared with the recorded one, and answered with the recorded answer
 * and the snapshot that was there then. The first request that differs ends it.
 */

import {
  decodeToEngine,
  decodeToRobot,
  encodeMessage,
  FrameDecoder,
  MAX_FRAME_TO_ENGINE,
  type ToEngine,
  type ToRobot,
  type Woken,
} from "../protocol/index.js";
import { describe } from "./describe.js";
import { ReplayError } from "./error.js";
import type { SessionRecord, TimedEntry } from "./record.js";

/** How far the module went the recorded way. */
export interface ReplayResult {
  readonly kind: "equal" | "diverged";
  /** Requests that were equal. */
  readonly requests: number;
  /** Waits among them: ticks, for a behaviour that ticks. */
  readonly waits: number;
  /** Time of the record that was played, s. */
  readonly seconds: number;
  /** Where it went another way. */
  readonly divergence?: { readonly recorded: string; readonly replayed: string };
  /** Whether the record has its end; false for one that was cut off. */
  readonly whole: boolean;
}

export interface Player {
  readonly nowNs: bigint;
  /** The answer to the attach. */
  begin(): Promise<Extract<ToEngine, { op: "attached" }>>;
  /** Compares and answers; never resolves once the replay is over. */
  call(request: Extract<ToRobot, { op: "call" }>): Promise<Uint8Array>;
  wait(request: Extract<ToRobot, { op: "wait" }>): Promise<Woken>;
  /** The engine has ended its session, or is gone: `how` says it to people. */
  ended(how: string): void;
  /** Resolves when it is over. Rejects with `ReplayError`. */
  readonly result: Promise<ReplayResult>;
}

const NEVER = new Promise<never>(() => undefined);

/** A player of one record; `restore` puts a snapshot where the engine reads it. */
export function createPlayer(record: SessionRecord, restore: (snapshot: Uint8Array) => void): Player {
  let [nowNs, firstNs, requests, waits] = [0n, 0n, 0, 0];
  let isOver = false;
  let settle: { resolve: (result: ReplayResult) => void; reject: (error: unknown) => void } | undefined;
  const result = new Promise<ReplayResult>((resolve, reject) => {
    settle = { resolve, reject };
  });

  function finish(kind: ReplayResult["kind"], divergence?: ReplayResult["divergence"]): void {
    isOver = true;
    const seconds = Number(nowNs - firstNs) / 1e9;
    const { whole } = record;
    settle?.resolve({ kind, requests, waits, seconds, whole, ...(divergence && { divergence }) });
  }

  function fail(error: unknown): void {
    isOver = true;
    settle?.reject(error);
  }

  async function next(): Promise<TimedEntry | undefined> {
    const { done, value } = await record.entries.next();
    return done ? undefined : value;
  }

  /** The recorded answer; undefined where the record ends. */
  async function answer(): Promise<ToEngine | undefined> {
    for (let found = await next(); found; found = await next()) {
      const { kind, bytes } = found.entry;
      if (kind === "snapshot") restore(bytes);
      else if (kind === "to-engine") return decodeToEngine(frameOf(bytes));
      else throw new ReplayError("record-unreadable", "two requests follow each other");
    }
    return undefined;
  }

  async function step(request: ToRobot): Promise<ToEngine | undefined> {
    if (isOver) return NEVER;
    const recorded = await next();
    if (!recorded) {
      finish("equal");
      return NEVER;
    }
    const { bytes } = recorded.entry;
    if (Buffer.compare(bytes, encodeMessage(request)) !== 0) {
      finish("diverged", { recorded: describe(decodeToRobot(frameOf(bytes))), replayed: describe(request) });
      return NEVER;
    }
    requests += 1;
    if (request.op === "wait") waits += 1;
    const answered = await answer();
    if (!answered) {
      finish("equal");
      return NEVER;
    }
    if ("nowNs" in answered) nowNs = answered.nowNs;
    return answered;
  }

  async function guarded<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      fail(error);
      return NEVER;
    }
  }

  const unexpected = (op: string): ReplayError =>
    new ReplayError("record-unreadable", `an answer in it is ${op}, where another one is due`);

  return {
    get nowNs() {
      return nowNs;
    },
    result,
    begin: () =>
      guarded(async () => {
        const first = await answer();
        if (first?.op !== "attached") throw new ReplayError("record-foreign", "its session did not begin");
        nowNs = firstNs = first.nowNs;
        return first;
      }),
    call: (request) =>
      guarded(async () => {
        const answered = await step(request);
        if (answered?.op !== "result") throw unexpected(answered?.op ?? "missing");
        return answered.result;
      }),
    wait: (request) =>
      guarded(async () => {
        const answered = await step(request);
        if (answered?.op !== "woken") throw unexpected(answered?.op ?? "missing");
        return answered.woken;
      }),
    ended(how) {
      if (isOver) return;
      void guarded(async () => {
        const recorded = await next();
        if (!recorded) return finish("equal");
        const message = decodeToRobot(frameOf(recorded.entry.bytes));
        if (message.op !== "detach") finish("diverged", { recorded: describe(message), replayed: how });
        else if (await next()) throw new ReplayError("record-unreadable", "a session goes on after its end");
        else finish("equal");
      });
    },
  };
}

function frameOf(bytes: Uint8Array): { readonly op: number; readonly payload: Uint8Array } {
  const decoder = new FrameDecoder(MAX_FRAME_TO_ENGINE);
  decoder.push(bytes);
  const frame = decoder.next();
  if (!frame) throw new ReplayError("record-unreadable", "a frame in it is cut off");
  return frame;
}
