/**
 * Serves unary ttrpc calls on connected sockets. Calls run at once and are answered as they end: `Wait` lasts as
 * long as a container lives and must hold up nobody.
 */

import type { Socket } from "node:net";

import { ShimError } from "../error.js";
import type { Codec } from "../protobuf/index.js";
import { request, response, type Request } from "./envelope.js";
import {
  encodeTtrpcFrame,
  FRAME_FLAG,
  FRAME_TYPE,
  FrameSplitter,
  MAX_FRAME_DATA,
  type TtrpcFrame,
} from "./frame.js";
import { STATUS, StatusError, type Status } from "./status.js";

/** What a handler may know of its call. */
export interface Call {
  readonly metadata: ReadonlyMap<string, string>;
  /** The same object for all calls of one connection, and for no other. */
  readonly connection: object;
}

/** One method of a service, as bytes. */
export type Method = (payload: Uint8Array, call: Call) => Promise<Uint8Array>;
/** Methods by name, by service. */
export type Services = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** A method with messages instead of bytes. */
export function unary<Q, A>(
  question: Codec<Q>,
  answer: Codec<A>,
  handle: (value: Q, call: Call) => Promise<Partial<A>> | Partial<A>,
): Method {
  return async (payload, call) => answer.encode(await handle(question.decode(payload), call));
}

/** Calls of one connection that may be under way. */
const MAX_CALLS = 1024;
/** Answers that the other side has not taken yet; beyond it no more calls are read. */
const MAX_UNSENT = 8 * 1024 * 1024;

/** Serves one connection until it ends. */
export function serveTtrpc(socket: Socket, services: Services): void {
  const connection = {};
  const splitter = new FrameSplitter();
  let lastStream = 0;
  let underWay = 0;

  function answer(stream: number, status: Status | undefined, payload?: Uint8Array): void {
    if (!socket.writable) return;
    const data = response.encode({ status, ...(payload === undefined ? {} : { payload }) });
    if (data.length > MAX_FRAME_DATA) {
      answer(stream, {
        code: STATUS.resourceExhausted,
        message: `the answer has ${data.length} bytes, more than ${MAX_FRAME_DATA}`,
      });
      return;
    }
    socket.write(encodeTtrpcFrame({ stream, type: FRAME_TYPE.response, data }));
    if (socket.writableLength > MAX_UNSENT) socket.pause();
  }

  function refuse(stream: number, code: number, why: string): void {
    answer(stream, { code, message: why });
  }

  function take(frame: TtrpcFrame): void {
    const { stream, type, flags, data } = frame;
    // Data belongs to streams of requests, and a response to a client: nobody here has asked.
    if (type !== FRAME_TYPE.request) {
      if (type === FRAME_TYPE.data) refuse(stream, STATUS.invalidArgument, `stream ${stream} is not open`);
      return;
    }
    if (stream % 2 !== 1) return refuse(stream, STATUS.invalidArgument, "a stream id must be odd");
    if (stream <= lastStream)
      return refuse(stream, STATUS.invalidArgument, "a stream id must be higher than the one before");
    lastStream = stream;
    if (data === undefined)
      return refuse(stream, STATUS.resourceExhausted, `a message has at most ${MAX_FRAME_DATA} bytes`);
    if ((flags & FRAME_FLAG.remoteOpen) !== 0)
      return refuse(stream, STATUS.unimplemented, "streams are not offered");
    if (underWay >= MAX_CALLS)
      return refuse(stream, STATUS.resourceExhausted, `more than ${MAX_CALLS} calls are under way`);
    underWay += 1;
    void call(data).then(
      (payload) => {
        underWay -= 1;
        answer(stream, undefined, payload);
      },
      (error: unknown) => {
        underWay -= 1;
        answer(stream, statusOf(error));
      },
    );
  }

  async function call(data: Uint8Array): Promise<Uint8Array> {
    const question: Request = request.decode(data);
    const { service, method } = question;
    const found = own(own(services, service), method);
    if (found === undefined) throw new StatusError(STATUS.unimplemented, `no method ${service}/${method}`);
    const metadata = new Map(question.metadata.map(({ key, value }) => [key.toLowerCase(), value]));
    return found(question.payload, { metadata, connection });
  }

  socket.on("data", (chunk) => {
    for (const frame of splitter.push(chunk)) take(frame);
  });
  socket.on("drain", () => {
    socket.resume();
  });
  // What follows is `close`; the calls under way go on, their answers go nowhere.
  socket.on("error", () => undefined);
}

/** A property of the table itself: `constructor` is no method. */
function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function statusOf(error: unknown): Status {
  if (error instanceof StatusError) return { code: error.status, message: error.message };
  if (error instanceof ShimError && error.code === "shim-message-malformed")
    return { code: STATUS.invalidArgument, message: error.message };
  return { code: STATUS.unknown, message: error instanceof Error ? error.message : String(error) };
}
