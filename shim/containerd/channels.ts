/**
 * Connections to containerd that are kept between calls: to make one costs as much as a call. Only for what may be asked
 * twice, because a call on a connection that was about to end is made again on a new one.
 */

import type { ClientHttp2Session } from "node:http2";

import { STATUS, StatusError } from "../ttrpc/index.js";
import { askGrpc, onlyMessage, openSession, type GrpcCall } from "./grpc.js";

/** The connections of a daemon, by the socket's path. */
export interface GrpcChannels {
  /** As `callGrpc`. */
  call(call: GrpcCall): Promise<Uint8Array>;
  /** As `streamGrpc`. */
  stream(call: GrpcCall): Promise<readonly Uint8Array[]>;
  close(): void;
}

/** A connection that nobody uses is closed after this long, ms. */
const IDLE_MS = 60_000;

/** Creates none yet. */
export function createGrpcChannels(): GrpcChannels {
  const sessions = new Map<string, ClientHttp2Session>();

  function open(address: string): ClientHttp2Session {
    const session = openSession(address);
    sessions.set(address, session);
    const forget = (): void => {
      if (sessions.get(address) === session) sessions.delete(address);
    };
    session.once("close", forget);
    session.once("error", forget);
    session.once("goaway", () => {
      forget();
      session.close();
    });
    session.setTimeout(IDLE_MS, () => {
      forget();
      session.close();
    });
    session.unref();
    return session;
  }

  async function stream(call: GrpcCall): Promise<readonly Uint8Array[]> {
    const kept = sessions.get(call.address);
    const isUsable = kept !== undefined && !kept.closed && !kept.destroyed;
    const session = isUsable ? kept : open(call.address);
    try {
      return await askGrpc(session, call);
    } catch (error) {
      if (isAnswer(error)) throw error;
      // Whatever is wrong with it, the next call shall not meet it.
      if (sessions.get(call.address) === session) sessions.delete(call.address);
      session.destroy();
      if (!isUsable || isLate(error)) throw error;
      return askGrpc(open(call.address), call);
    }
  }

  return {
    stream,
    async call(call) {
      return onlyMessage(await stream(call));
    },
    close() {
      for (const session of sessions.values()) session.destroy();
      sessions.clear();
    },
  };
}

/** containerd has said so itself, or has said too much: the connection is whole. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof StatusError &&
    error.status !== STATUS.unavailable &&
    error.status !== STATUS.deadlineExceeded
  );
}

function isLate(error: unknown): boolean {
  return error instanceof StatusError && error.status === STATUS.deadlineExceeded;
}
