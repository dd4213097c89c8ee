/** A ttrpc server of the test on a socket of its own, and raw access to it. */

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import {
  empty,
  encodeTtrpcFrame,
  FRAME_TYPE,
  FrameSplitter,
  message,
  request,
  response,
  serveTtrpc,
  STATUS,
  StatusError,
  text,
  unary,
  type Codec,
  type Services,
} from "@sandpaw/shim";
import { temporaryFolder } from "../../harness/index.js";

/** What the test's methods take and give. */
export interface Words {
  readonly words: string;
}
export const words: Codec<Words> = message<Words>({ words: text(1) });

/** A server under way. */
export interface Bench {
  readonly path: string;
  /** Ends the calls of `hold`. */
  release(): void;
  raw(): Promise<RawPeer>;
  close(): Promise<void>;
}

/** A peer that sends what it likes. */
export interface RawPeer {
  readonly socket: Socket;
  send(stream: number, type: number, data: Uint8Array, flags?: number): void;
  /** The next answer: its stream, and its code (0 for good). */
  next(): Promise<{ readonly stream: number; readonly code: number; readonly payload: Uint8Array }>;
}

/** Starts it. */
export async function startBench(): Promise<Bench> {
  let held: (() => void)[] = [];
  const services: Services = {
    "test.Echo": {
      Say: unary(words, words, (value) => value),
      Hold: unary(words, words, async (value) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return value;
      }),
      Meta: unary(empty, words, (_, call) => ({ words: call.metadata.get("some-key") ?? "" })),
      Refuse: unary(words, empty, ({ words: why }) => {
        throw new StatusError(STATUS.failedPrecondition, why);
      }),
      Break: unary(words, empty, () => {
        throw new TypeError("a defect");
      }),
      Long: unary(empty, words, () => ({ words: "x".repeat(5 * 1024 * 1024) })),
    },
  };
  const path = join(temporaryFolder(), "t.sock");
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serveTtrpc(socket, services);
  });
  server.listen(path);
  await once(server, "listening");
  return {
    path,
    release() {
      for (const go of held) go();
      held = [];
    },
    async raw() {
      const socket = connect(path);
      await once(socket, "connect");
      return rawPeer(socket);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function rawPeer(socket: Socket): RawPeer {
  const splitter = new FrameSplitter();
  const answers: { stream: number; code: number; payload: Uint8Array }[] = [];
  let wake: (() => void) | undefined;
  socket.on("data", (chunk) => {
    for (const frame of splitter.push(chunk)) {
      const { status, payload } = response.decode(frame.data ?? new Uint8Array(0));
      answers.push({ stream: frame.stream, code: status?.code ?? 0, payload });
    }
    wake?.();
  });
  return {
    socket,
    send(stream, type, data, flags = 0) {
      const whole = encodeTtrpcFrame({ stream, type, data });
      whole[9] = flags;
      socket.write(whole);
    },
    async next() {
      for (;;) {
        const first = answers.shift();
        if (first !== undefined) return first;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

/** The data of a call. */
export function callData(method: string, said = "", service = "test.Echo"): Uint8Array {
  return request.encode({ service, method, payload: words.encode({ words: said }) });
}

/** The frame of a call. */
export function callFrame(stream: number, method: string, said = ""): Uint8Array {
  return encodeTtrpcFrame({ stream, type: FRAME_TYPE.request, data: callData(method, said) });
}
