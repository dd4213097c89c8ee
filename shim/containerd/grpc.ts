/** One gRPC call to containerd over its Unix socket: what a shim has to ask itself. */

import { connect, constants, type ClientHttp2Session, type IncomingHttpHeaders } from "node:http2";
import { createConnection } from "node:net";

import { STATUS, StatusError } from "../ttrpc/index.js";

export interface GrpcCall {
  /** The socket's path. */
  readonly address: string;
  readonly namespace: string;
  /** `package.Service/Method`. */
  readonly method: string;
  readonly payload: Uint8Array;
  readonly timeoutMs: number;
  /** Longest answer that is taken, bytes. */
  readonly maxBytes: number;
}

/** Compressed (no), and the length of what follows. */
const PREFIX = 5;

/** Calls what answers once; rejects with `StatusError`, or with what the connection met. */
export async function callGrpc(call: GrpcCall): Promise<Uint8Array> {
  return onlyMessage(await streamGrpc(call));
}

/** The one message of an answer. Throws `StatusError`. */
export function onlyMessage([only, ...more]: readonly Uint8Array[]): Uint8Array {
  if (only === undefined || more.length > 0)
    throw new StatusError(STATUS.internal, "the answer is no gRPC message");
  return only;
}

/** Calls what answers several times, and waits for all of them. Rejects as `callGrpc`. */
export async function streamGrpc(call: GrpcCall): Promise<readonly Uint8Array[]> {
  const session = openSession(call.address);
  try {
    return await askGrpc(session, call);
  } finally {
    session.destroy();
  }
}

/** A connection to a Unix socket; calls on it can be made at once. */
export function openSession(address: string): ClientHttp2Session {
  const session = connect("http://localhost", { createConnection: () => createConnection(address) });
  // An error ends the streams too, which tells the callers.
  session.on("error", () => undefined);
  return session;
}

/** One call on a connection. Rejects as `callGrpc`. */
export function askGrpc(session: ClientHttp2Session, call: GrpcCall): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      [constants.HTTP2_HEADER_METHOD]: "POST",
      [constants.HTTP2_HEADER_PATH]: `/${call.method}`,
      [constants.HTTP2_HEADER_CONTENT_TYPE]: "application/grpc",
      [constants.HTTP2_HEADER_TE]: "trailers",
      "containerd-namespace": call.namespace,
    });
    const chunks: Buffer[] = [];
    let length = 0;
    let ended: IncomingHttpHeaders = {};
    const takeStatus = (headers: IncomingHttpHeaders): void => {
      ended = { ...ended, ...headers };
    };
    const timer = setTimeout(() => {
      stream.destroy(new StatusError(STATUS.deadlineExceeded, `no answer within ${call.timeoutMs} ms`));
    }, call.timeoutMs);
    stream.on("response", takeStatus);
    stream.on("trailers", takeStatus);
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > call.maxBytes)
        stream.destroy(new StatusError(STATUS.resourceExhausted, `more than ${call.maxBytes} bytes`));
    });
    stream.on("error", (error: Error) => {
      clearTimeout(timer);
      reject(error);
    });
    stream.on("close", () => {
      clearTimeout(timer);
      const code = Number(ended["grpc-status"] ?? STATUS.unavailable);
      if (code !== STATUS.ok) {
        const why = ended["grpc-message"];
        reject(new StatusError(code, typeof why === "string" ? decodeURIComponent(why) : "no answer"));
        return;
      }
      const messages = messagesIn(Buffer.concat(chunks));
      if (messages === undefined) reject(new StatusError(STATUS.internal, "the answer is no gRPC message"));
      else resolve(messages);
    });
    const prefix = Buffer.alloc(PREFIX);
    prefix.writeUInt32BE(call.payload.length, 1);
    stream.end(Buffer.concat([prefix, call.payload]));
  });
}

/** The messages, each behind its prefix; undefined where the bytes are something else. */
function messagesIn(whole: Buffer): readonly Uint8Array[] | undefined {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < whole.length) {
    if (whole.length - at < PREFIX || whole[at] !== 0) return undefined;
    const end = at + PREFIX + whole.readUInt32BE(at + 1);
    if (end > whole.length) return undefined;
    messages.push(whole.subarray(at + PREFIX, end));
    at = end;
  }
  return messages;
}
