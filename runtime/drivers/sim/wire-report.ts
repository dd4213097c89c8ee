/** What the device says to its client, to bytes and back. */

import {
  booleanShape,
  decodeUtf8,
  encodeFrame,
  FrameError,
  listShape,
  numberShape,
  objectShape,
  optional,
  stringShape,
  ValueReader,
  ValueWriter,
  wordShape,
  type FloorPlan,
  type Frame,
  type Picture,
  type RobotProfile,
  type RobotState,
  type ScanState,
  type Shape,
} from "../../protocol/index.js";
import { FROM_DEVICE, PICTURE_FORMATS } from "./wire.js";
import { decodeState, encodeState } from "./wire-state.js";

export type Report =
  | { readonly op: "welcome"; readonly lockstep: boolean; readonly profile: RobotProfile }
  | { readonly op: "state"; readonly nowNs: bigint; readonly state: RobotState }
  | { readonly op: "picture"; readonly id: number; readonly picture: Picture }
  | { readonly op: "plan-data"; readonly id: number; readonly plan: FloorPlan }
  | { readonly op: "refused"; readonly message: string };

const size = numberShape(0, 1000);
const profileShape: Shape<RobotProfile> = objectShape({
  model: stringShape(80),
  radius: size,
  maxSpeed: size,
  maxSideSpeed: size,
  maxTurn: size,
  maxAcceleration: size,
  maxTurnAcceleration: size,
  brake: size,
  turnBrake: size,
  commandExpiryMs: numberShape(0, 10_000),
  cameras: listShape(
    objectShape({
      name: stringShape(40),
      width: numberShape(1, 4096),
      height: numberShape(1, 4096),
      rateHz: numberShape(0, 240),
      colour: booleanShape,
      fieldOfView: numberShape(0, 6.3),
    }),
    8,
  ),
  rearCliff: optional(booleanShape),
});
const place = numberShape(-1e6, 1e6);
const pointShape: Shape<readonly [number, number]> = (value, where) => {
  const [x, y, ...rest] = listShape(place, 2)(value, where);
  if (x === undefined || y === undefined || rest.length > 0)
    throw new FrameError("frame-malformed", `${where} is not a point`);
  return [x, y];
};
const planShape: Shape<FloorPlan> = objectShape({
  bounds: objectShape({ minX: place, minY: place, maxX: place, maxY: place }),
  shapes: listShape(
    objectShape({
      kind: wordShape(["wall", "furniture", "cliff", "carpet", "dock", "room"]),
      name: optional(stringShape(80)),
      points: listShape(pointShape, 256),
    }),
    4096,
  ),
});

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** One frame for one report; `known` is the scan that this client was sent before. */
export function encodeReport(report: Report, known?: ScanState): Uint8Array {
  const out = new ValueWriter();
  switch (report.op) {
    case "welcome":
      out.bool(report.lockstep);
      return encodeFrame(FROM_DEVICE.welcome, out.finish(), json(report.profile));
    case "state":
      return encodeFrame(FROM_DEVICE.state, encodeState(report.nowNs, report.state, known));
    case "picture":
      out.u32(report.id);
      writePictureHead(out, report.picture);
      return encodeFrame(FROM_DEVICE.picture, out.finish(), report.picture.data);
    case "plan-data":
      out.u32(report.id);
      return encodeFrame(FROM_DEVICE.planData, out.finish(), json(report.plan));
    case "refused":
      return encodeFrame(FROM_DEVICE.refused, new TextEncoder().encode(report.message));
  }
}

function writePictureHead(out: ValueWriter, { stampNs, format, width, height }: Picture): void {
  out.u64(stampNs);
  out.oneOf(PICTURE_FORMATS, format);
  out.u16(width);
  out.u16(height);
}

/** Reads one report; throws `FrameError` or `LineError` for anything that no device of this version sends. */
export function decodeReport({ op, payload }: Frame, known: ScanState | undefined): Report {
  const reader = new ValueReader(payload);
  switch (op) {
    case FROM_DEVICE.welcome:
      return {
        op: "welcome",
        lockstep: reader.bool(),
        profile: readJson(reader.rest(), profileShape, "profile"),
      };
    case FROM_DEVICE.state:
      return { op: "state", ...decodeState(payload, known) };
    case FROM_DEVICE.picture:
      return { op: "picture", id: reader.u32(), picture: readPicture(reader) };
    case FROM_DEVICE.planData:
      return { op: "plan-data", id: reader.u32(), plan: readJson(reader.rest(), planShape, "plan") };
    case FROM_DEVICE.refused:
      return { op: "refused", message: decodeUtf8(reader.rest()).slice(0, 400) };
    default:
      throw new FrameError("frame-unexpected", `there is no report ${op}`);
  }
}

function readPicture(reader: ValueReader): Picture {
  const stampNs = reader.u64();
  const format = reader.oneOf(PICTURE_FORMATS);
  const width = reader.u16();
  const height = reader.u16();
  // Copied: the frame's bytes are valid only until the next chunk.
  const data = reader.bytes(width * height * (format === "rgb8" ? 3 : 1)).slice();
  reader.end();
  return { stampNs, width, height, format, data };
}

function readJson<T>(bytes: Uint8Array, shape: Shape<T>, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw new FrameError("frame-malformed", `the ${what} is not JSON`, { cause });
  }
  return shape(value, what);
}
