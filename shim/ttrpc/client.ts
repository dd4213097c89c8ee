/** Calls a ttrpc server; used to publish events, and by tests as containerd's stand-in. */

import { connect, type Socket } from "node:net";

import { ShimError } from "../error.js";
import { request, response, type KeyValue } from "./envelope.js";
import { encodeTtrpcFrame, FRAME_TYPE, FrameSplitter, type TtrpcFrame } from "./frame.js";
import { STATUS, StatusError } from "./status.js";

export interface CallOptions {
  /** Gives up after this long, ms; never unless told. */
  readonly timeoutMs?: number;
  readonly metadata?: readonly KeyValue[];
}

/** A connection. */
export interface TtrpcClient {
  readonly alive: boolean;
  /** Rejects with `StatusError`, or with `shim-connection-closed`. */
  call(service: string, method: string, payload: Uint8Array, options?: CallOptions): Promise<Uint8Array>;
  close(): void;
}

interface Waiting {
  readonly resolve: (payload: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout | undefined;
}

const NS_PER_MS = 1_000_000;

/** Connects to a Unix socket. Rejects with the system's error. */
export async function connectTtrpc(path: string): Promise<TtrpcClient> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect(path);
    opening.once("error", reject);
    opening.once("connect", () => {
      opening.off("error", reject);
      resolve(opening);
    });
  });
  const splitter = new FrameSplitter();
  const waiting = new Map<number, Waiting>();
  let nextStream = 1;
  let alive = true;

  function settle(stream: number): Waiting | undefined {
    const call = waiting.get(stream);
    waiting.delete(stream);
    clearTimeout(call?.timer);
    return call;
  }

  function take({ stream, type, data }: TtrpcFrame): void {
    if (type !== FRAME_TYPE.response) return;
    const call = settle(stream);
    if (data === undefined) {
      call?.reject(new StatusError(STATUS.resourceExhausted, "the answer is too long"));
      return;
    }
    try {
      const { status, payload } = response.decode(data);
      if (status === undefined || status.code === STATUS.ok) call?.resolve(payload);
      else call?.reject(new StatusError(status.code, status.message));
    } catch (error) {
      call?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  socket.on("data", (chunk) => {
    for (const frame of splitter.push(chunk)) take(frame);
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    alive = false;
    for (const stream of waiting.keys())
      settle(stream)?.reject(new ShimError("shim-connection-closed", `${path} was closed`));
  });

  return {
    get alive() {
      return alive;
    },
    call(service, method, payload, { timeoutMs = 0, metadata = [] } = {}) {
      const stream = nextStream;
      nextStream += 2;
      const data = request.encode({ service, method, payload, timeoutNano: timeoutMs * NS_PER_MS, metadata });
      return new Promise((resolve, reject) => {
        if (!alive) {
          reject(new ShimError("shim-connection-closed", `${path} was closed`));
          return;
        }
        const giveUp = (): void => {
          settle(stream)?.reject(
            new StatusError(STATUS.deadlineExceeded, `no answer within ${timeoutMs} ms`),
          );
        };
        const timer = timeoutMs > 0 ? setTimeout(giveUp, timeoutMs) : undefined;
        waiting.set(stream, { resolve, reject, timer });
        socket.write(encodeTtrpcFrame({ stream, type: FRAME_TYPE.request, data }));
      });
    },
    close() {
      socket.destroy();
    },
  };
}
