// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface camera of the robot API for AssemblyScript; results fill objects of the caller.

import { clearAway, layOut, liftList, liftStrings } from "../landing";
import { RobotError } from "./types";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(40, 8);

/** How a pixel is stored, rows from the top, no padding. */
export enum PixelFormat {
  /** One byte a pixel, brightness. */
  Grey8,
  /** Three bytes a pixel: red, green, blue. */
  Rgb8,
}

/** The name of a case, as the robot's own logs write it. */
export function pixelFormatName(value: PixelFormat): string {
  switch (value) {
    case PixelFormat.Grey8:
      return "grey8";
    case PixelFormat.Rgb8:
      return "rgb8";
    default:
      return "?";
  }
}

/** What a camera can give under this grant. */
export class CameraInfo {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** Largest width, pixels. */
  width: u32 = 0;
  /** Largest height, pixels. */
  height: u32 = 0;
  /** Pictures a second at most. */
  rateHz: f64 = 0;
  /** Whether `rgb8` is granted. */
  colour: bool = false;
  /** Horizontal field of view, rad. */
  fieldOfView: f64 = 0;

  /** Reads a `result<camera-info, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.width = load<u32>(at, 8);
    this.height = load<u32>(at, 12);
    this.rateHz = load<f64>(at, 16);
    this.colour = load<u8>(at, 24) != 0;
    this.fieldOfView = load<f64>(at, 32);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: CameraInfo): void {
    this.ok = other.ok;
    this.error = other.error;
    this.width = other.width;
    this.height = other.height;
    this.rateHz = other.rateHz;
    this.colour = other.colour;
    this.fieldOfView = other.fieldOfView;
  }
}

/** A picture. */
export class Image {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was taken, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Pixels. */
  width: u32 = 0;
  /** Pixels. */
  height: u32 = 0;
  format: PixelFormat = PixelFormat.Grey8;
  /** width × height × bytes a pixel. */
  data: StaticArray<u8> = new StaticArray<u8>(0);

  /** Reads a `result<image, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.width = load<u32>(at, 16);
    this.height = load<u32>(at, 20);
    this.format = <PixelFormat>load<u8>(at, 24);
    this.data = liftList<u8>(load<usize>(at, 28), load<i32>(at, 32), this.data);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: Image): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.width = other.width;
    this.height = other.height;
    this.format = other.format;
    this.data = other.data.slice<StaticArray<u8>>();
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "list")
declare function cameraList(p0: i32): void;

/** The names of the cameras that are granted. */
export function list(): string[] {
  cameraList(<i32>RET);
  return liftStrings(load<usize>(RET), load<i32>(RET, 4));
}

// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "describe")
declare function cameraDescribe(p0: i32, p1: i32, p2: i32): void;

/** What a camera can give. Errors: `invalid` (no such camera), `unavailable`. */
export function describe(camera: string, into: CameraInfo): bool {
  cameraDescribe(<i32>changetype<usize>(camera), camera.length, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "capture")
declare function cameraCapture(p0: i32, p1: i32, p2: i32, p3: i32, p4: i32, p5: i32): void;

/**
 * Takes a picture of at most this size; the camera's aspect ratio is kept. Blocks until it is there.
 *
 * Errors: `invalid` (no such camera, size 0), `unsupported` (format not granted), `stale` (sooner than the
 * granted rate allows), `unavailable`.
 */
export function capture(camera: string, format: PixelFormat, maxWidth: u32, maxHeight: u32, into: Image): bool {
  layOut(changetype<usize>(into.data), <usize>into.data.length << alignof<u8>());
  cameraCapture(<i32>changetype<usize>(camera), camera.length, <i32>format, <i32>maxWidth, <i32>maxHeight, <i32>RET);
  clearAway();
  return into.lift(RET);
}
