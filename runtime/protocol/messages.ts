/** What the frames of an engine's channels say: one union a receiver, encoded and decoded strictly. */

import { ByteReader, decodeUtf8 } from "./byte-reader.js";
import { OP, WOKEN, type LoadHeader, type TickReport } from "./channel.js";
import type { Exit } from "./exit.js";
import {
  decodeFileAsk,
  decodeFileReply,
  encodeFileAsk,
  encodeFileReply,
  type FileAsk,
  type FileReply,
} from "./file-messages.js";
import { FrameError } from "./frame-error.js";
import { encodeFrame, type Frame } from "./frames.js";
import { parseExit, parseLoadHeader, parseTickReport } from "./message-json.js";

/** A request that either peer answers with `Woken`. */
export type WaitMessage = { readonly op: "wait"; readonly deadlineNs: bigint; readonly mask: number };

/** From an engine to the robot server. */
export type ToRobot =
  | { readonly op: "attach"; readonly token: Uint8Array }
  | { readonly op: "call"; readonly fn: number; readonly stampNs: bigint; readonly args: Uint8Array }
  | WaitMessage
  | { readonly op: "detach" };

/** From an engine to its supervisor. */
export type ToSupervisor =
  | { readonly op: "ready" }
  | { readonly op: "started"; readonly atNs: bigint }
  | { readonly op: "log"; readonly level: number; readonly stampNs: bigint; readonly text: string }
  | { readonly op: "execResult"; readonly id: number; readonly ok: boolean; readonly text: string }
  | { readonly op: "ticks"; readonly report: TickReport }
  | { readonly op: "exited"; readonly exit: Exit }
  | { readonly op: "stdin"; readonly atMost: number }
  | { readonly op: "file"; readonly ask: FileAsk }
  | WaitMessage;

/** Why a wait ended. */
export type Woken =
  | { readonly why: "deadline" }
  | { readonly why: "stop"; readonly graceMs: number }
  /** `event` is an encoded `events.event`. */
  | { readonly why: "event"; readonly event: Uint8Array }
  | { readonly why: "exec"; readonly id: number; readonly line: string };

/** From either peer to an engine. */
export type ToEngine =
  | {
      readonly op: "attached";
      readonly mode: "live" | "lockstep";
      readonly nowNs: bigint;
      readonly seed: bigint;
    }
  | { readonly op: "result"; readonly nowNs: bigint; readonly result: Uint8Array }
  | { readonly op: "woken"; readonly nowNs: bigint; readonly woken: Woken }
  | { readonly op: "failed"; readonly message: string }
  | { readonly op: "load"; readonly header: LoadHeader; readonly module: Uint8Array }
  | { readonly op: "stdinData"; readonly data: Uint8Array }
  | { readonly op: "fileReply"; readonly reply: FileReply };

const TOKEN_BYTES = 16;
const NOTHING = new Uint8Array(0);
const UTF8 = new TextEncoder();

/** Fixed-size numbers in front of a payload: pairs of a width in bytes and a value. */
function head(...fields: readonly (readonly [1 | 2 | 4, number] | readonly [8, bigint])[]): Uint8Array {
  const out = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const field of fields) {
    if (field[0] === 8) view.setBigUint64(at, field[1], true);
    else if (field[0] === 4) view.setUint32(at, field[1], true);
    else if (field[0] === 2) view.setUint16(at, field[1], true);
    else view.setUint8(at, field[1]);
    at += field[0];
  }
  return out;
}

function json(value: unknown): Uint8Array {
  return UTF8.encode(JSON.stringify(value));
}

function wokenParts(nowNs: bigint, woken: Woken): readonly Uint8Array[] {
  switch (woken.why) {
    case "deadline":
      return [head([8, nowNs], [1, WOKEN.deadline])];
    case "stop":
      return [head([8, nowNs], [1, WOKEN.stop], [4, woken.graceMs])];
    case "event":
      return [head([8, nowNs], [1, WOKEN.event]), woken.event];
    case "exec":
      return [head([8, nowNs], [1, WOKEN.exec], [4, woken.id]), UTF8.encode(woken.line)];
  }
}

function parts(message: ToRobot | ToSupervisor | ToEngine): readonly Uint8Array[] {
  switch (message.op) {
    case "attach":
      return [message.token];
    case "call":
      return [head([2, message.fn], [8, message.stampNs]), message.args];
    case "wait":
      return [head([8, message.deadlineNs], [1, message.mask])];
    case "detach":
    case "ready":
      return [NOTHING];
    case "started":
      return [head([8, message.atNs])];
    case "log":
      return [head([1, message.level], [8, message.stampNs]), UTF8.encode(message.text)];
    case "execResult":
      return [head([4, message.id], [1, message.ok ? 1 : 0]), UTF8.encode(message.text)];
    case "ticks":
      return [json(message.report)];
    case "exited":
      return [json(message.exit)];
    case "stdin":
      return [head([4, message.atMost])];
    case "attached":
      return [head([1, message.mode === "live" ? 0 : 1], [8, message.nowNs], [8, message.seed])];
    case "result":
      return [head([8, message.nowNs]), message.result];
    case "woken":
      return wokenParts(message.nowNs, message.woken);
    case "failed":
      return [UTF8.encode(message.message)];
    case "load": {
      const header = json(message.header);
      return [head([4, header.length]), header, message.module];
    }
    case "stdinData":
      return [message.data];
    case "file":
      return encodeFileAsk(message.ask);
    case "fileReply":
      return encodeFileReply(message.reply);
  }
}

/** One message as the bytes of one frame. */
export function encodeMessage(message: ToRobot | ToSupervisor | ToEngine): Uint8Array {
  return encodeFrame(OP[message.op], ...parts(message));
}

function unexpected(op: number, receiver: string): FrameError {
  return new FrameError("frame-unexpected", `operation ${op} is not for ${receiver}`);
}

function flag(value: number): boolean {
  if (value > 1) throw new FrameError("frame-malformed", "a flag is neither 0 nor 1");
  return value === 1;
}

function ended<T>(reader: ByteReader, message: T): T {
  reader.end();
  return message;
}

/** What an engine said to the robot server; throws `FrameError`. Byte fields are views on the frame. */
export function decodeToRobot(frame: Frame): ToRobot {
  const reader = new ByteReader(frame.payload);
  switch (frame.op) {
    case OP.attach:
      return ended(reader, { op: "attach", token: reader.bytes(TOKEN_BYTES) });
    case OP.call:
      return { op: "call", fn: reader.u16(), stampNs: reader.u64(), args: reader.rest() };
    case OP.wait:
      return ended(reader, { op: "wait", deadlineNs: reader.u64(), mask: reader.u8() });
    case OP.detach:
      return ended(reader, { op: "detach" });
    default:
      throw unexpected(frame.op, "the robot server");
  }
}

/** What an engine said to its supervisor; throws `FrameError`. */
export function decodeToSupervisor(frame: Frame): ToSupervisor {
  const reader = new ByteReader(frame.payload);
  switch (frame.op) {
    case OP.ready:
      return ended(reader, { op: "ready" });
    case OP.started:
      return ended(reader, { op: "started", atNs: reader.u64() });
    case OP.log: {
      const level = reader.u8();
      if (level > 3) throw new FrameError("frame-malformed", "a log line has a level beyond 3");
      return { op: "log", level, stampNs: reader.u64(), text: decodeUtf8(reader.rest()) };
    }
    case OP.execResult:
      return { op: "execResult", id: reader.u32(), ok: flag(reader.u8()), text: decodeUtf8(reader.rest()) };
    case OP.ticks:
      return { op: "ticks", report: parseTickReport(decodeUtf8(reader.rest())) };
    case OP.exited:
      return { op: "exited", exit: parseExit(decodeUtf8(reader.rest())) };
    case OP.stdin:
      return ended(reader, { op: "stdin", atMost: reader.u32() });
    case OP.file:
      return { op: "file", ask: decodeFileAsk(reader) };
    case OP.wait:
      return ended(reader, { op: "wait", deadlineNs: reader.u64(), mask: reader.u8() });
    default:
      throw unexpected(frame.op, "the supervisor");
  }
}

function decodeWoken(reader: ByteReader): Woken {
  const why = reader.u8();
  switch (why) {
    case WOKEN.deadline:
      return ended(reader, { why: "deadline" });
    case WOKEN.stop:
      return ended(reader, { why: "stop", graceMs: reader.u32() });
    case WOKEN.event:
      return { why: "event", event: reader.rest() };
    case WOKEN.exec:
      return { why: "exec", id: reader.u32(), line: decodeUtf8(reader.rest()) };
    default:
      throw new FrameError("frame-malformed", `a wait ended for the unknown reason ${why}`);
  }
}

/** What a peer said to an engine; throws `FrameError`. Byte fields are views on the frame. */
export function decodeToEngine(frame: Frame): ToEngine {
  const reader = new ByteReader(frame.payload);
  switch (frame.op) {
    case OP.attached: {
      const mode = flag(reader.u8()) ? "lockstep" : "live";
      return ended(reader, { op: "attached", mode, nowNs: reader.u64(), seed: reader.u64() });
    }
    case OP.result:
      return { op: "result", nowNs: reader.u64(), result: reader.rest() };
    case OP.woken:
      return { op: "woken", nowNs: reader.u64(), woken: decodeWoken(reader) };
    case OP.failed:
      return { op: "failed", message: decodeUtf8(reader.rest()) };
    case OP.load: {
      const header = parseLoadHeader(decodeUtf8(reader.bytes(reader.u32())));
      return { op: "load", header, module: reader.rest() };
    }
    case OP.stdinData:
      return { op: "stdinData", data: reader.rest() };
    case OP.fileReply:
      return { op: "fileReply", reply: decodeFileReply(reader) };
    default:
      throw unexpected(frame.op, "an engine");
  }
}
