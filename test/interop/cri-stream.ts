/** A conversation with the streaming server of a containerd, as kubelet hands it on: exec over a websocket. */

import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Duplex } from "node:stream";

/** Channels of `v4.channel.k8s.io`. */
const CHANNEL = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4 } as const;
const OPCODE = { binary: 2, close: 8 } as const;
const LENGTH_16 = 126;

/** A conversation under way. */
export interface CriStream {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, once it has ended; 0 for success. */
  readonly exitCode: number | undefined;
  readonly closed: boolean;
  write(text: string): void;
  resize(width: number, height: number): void;
  close(): void;
}

/** Connects to what the CRI's `Exec` has answered. */
export async function openCriStream(url: string): Promise<CriStream> {
  const socket = await upgrade(url);
  const said = { [CHANNEL.stdout]: "", [CHANNEL.stderr]: "", [CHANNEL.error]: "" };
  let closed = false;
  let rest = Buffer.alloc(0);
  const take = (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = nextFrame(rest); frame !== undefined; frame = nextFrame(rest)) {
      rest = rest.subarray(frame.length);
      const channel = frame.payload[0];
      if (frame.opcode !== OPCODE.binary) continue;
      if (channel === CHANNEL.stdout || channel === CHANNEL.stderr || channel === CHANNEL.error)
        said[channel] += frame.payload.subarray(1).toString();
    }
  };
  socket.on("data", take);
  socket.on("error", () => undefined);
  socket.on("close", () => (closed = true));
  const send = (channel: number, text: string): void => {
    socket.write(maskedFrame(Buffer.concat([Buffer.of(channel), Buffer.from(text)])));
  };
  return {
    get stdout() {
      return said[CHANNEL.stdout];
    },
    get stderr() {
      return said[CHANNEL.stderr];
    },
    get exitCode() {
      return exitCodeOf(said[CHANNEL.error]);
    },
    get closed() {
      return closed;
    },
    write(text) {
      send(CHANNEL.stdin, text);
    },
    resize(width, height) {
      send(CHANNEL.resize, JSON.stringify({ Width: width, Height: height }));
    },
    close() {
      socket.destroy();
    },
  };
}

function upgrade(url: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        "Sec-WebSocket-Protocol": "v4.channel.k8s.io",
      },
    });
    asking.once("upgrade", (_answer, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asking.once("response", (answer) => {
      reject(new Error(`the streaming server answered ${answer.statusCode}`));
    });
    asking.once("error", reject);
    asking.end();
  });
}

/** Frames of a server are not masked; none of these tests needs one of 64 KiB. */
function nextFrame(
  bytes: Buffer,
): { readonly opcode: number; readonly payload: Buffer; readonly length: number } | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const isLong = second === LENGTH_16;
  if (bytes.length < (isLong ? 4 : 2)) return undefined;
  const from = isLong ? 4 : 2;
  const length = from + (isLong ? bytes.readUInt16BE(2) : second);
  if (bytes.length < length) return undefined;
  return { opcode: first & 0x0f, payload: bytes.subarray(from, length), length };
}

function maskedFrame(payload: Buffer): Buffer {
  if (payload.length >= LENGTH_16) throw new RangeError("longer than these tests need");
  const mask = randomBytes(4);
  const masked = payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return Buffer.concat([Buffer.of(0x80 | OPCODE.binary, 0x80 | payload.length), mask, masked]);
}

/** The last word is a `Status` of Kubernetes; its exit code is among the causes. */
function exitCodeOf(error: string): number | undefined {
  if (error === "") return undefined;
  if (error.includes('"Success"')) return 0;
  const code = /"reason":"ExitCode","message":"(\d+)"/.exec(error)?.[1];
  return code === undefined ? -1 : Number(code);
}
