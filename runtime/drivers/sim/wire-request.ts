/** What a client asks of the device, to bytes and back. */

import { encodeFrame, FrameError, ValueReader, ValueWriter, type Frame } from "../../protocol/index.js";
import { MAGIC, PICTURE_FORMATS, TO_DEVICE, type PictureFormat } from "./wire.js";

export type Request =
  | { readonly op: "hello"; readonly version: number }
  /** When it was sent, on the clock of the device; m/s and rad/s, finite. */
  | { readonly op: "velocity"; readonly sentNs: bigint; readonly v: number; readonly w: number }
  | {
      readonly op: "capture";
      readonly id: number;
      readonly camera: number;
      readonly format: PictureFormat;
      readonly maxWidth: number;
      readonly maxHeight: number;
    }
  | { readonly op: "plan"; readonly id: number }
  | { readonly op: "step" };

/** One frame for one request. */
export function encodeRequest(request: Request): Uint8Array {
  const out = new ValueWriter();
  writeRequest(out, request);
  return encodeFrame(TO_DEVICE[request.op], out.finish());
}

function writeRequest(out: ValueWriter, request: Request): void {
  switch (request.op) {
    case "hello":
      out.u32(MAGIC);
      out.u16(request.version);
      return;
    case "velocity":
      out.u64(request.sentNs);
      out.f64(request.v);
      out.f64(request.w);
      return;
    case "capture":
      out.u32(request.id);
      out.u8(request.camera);
      out.oneOf(PICTURE_FORMATS, request.format);
      out.u16(request.maxWidth);
      out.u16(request.maxHeight);
      return;
    case "plan":
      out.u32(request.id);
      return;
    case "step":
      return;
  }
}

/** Reads one request; throws `FrameError` for anything that no client of this version sends. */
export function decodeRequest({ op, payload }: Frame): Request {
  const reader = new ValueReader(payload);
  const request = readRequest(op, reader);
  reader.end();
  return request;
}

function readRequest(op: number, reader: ValueReader): Request {
  switch (op) {
    case TO_DEVICE.hello: {
      if (reader.u32() !== MAGIC)
        throw new FrameError("frame-malformed", "the greeting is not of this protocol");
      return { op: "hello", version: reader.u16() };
    }
    case TO_DEVICE.velocity: {
      const sentNs = reader.u64();
      const v = reader.f64();
      const w = reader.f64();
      if (!Number.isFinite(v) || !Number.isFinite(w))
        throw new FrameError("frame-malformed", "a velocity is not finite");
      return { op: "velocity", sentNs, v, w };
    }
    case TO_DEVICE.capture: {
      const id = reader.u32();
      const camera = reader.u8();
      const format = reader.oneOf(PICTURE_FORMATS);
      return { op: "capture", id, camera, format, maxWidth: reader.u16(), maxHeight: reader.u16() };
    }
    case TO_DEVICE.plan:
      return { op: "plan", id: reader.u32() };
    case TO_DEVICE.step:
      return { op: "step" };
    default:
      throw new FrameError("frame-unexpected", `there is no request ${op}`);
  }
}
