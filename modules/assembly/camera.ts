// Pictures, in the size, rate and colour that the grant gives.

import { RobotError } from "./errors";
import { clearAway, layOut, liftList, liftString } from "./landing";
import { cameraCapture, cameraDescribe, cameraList } from "./raw";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(40, 8);
// @ts-ignore: decorator
@lazy const theInfo = new CameraInfo();
// @ts-ignore: decorator
@lazy const theImage = new Image();

/** How a pixel is stored, rows from the top, no padding. */
export enum PixelFormat {
  /** One byte a pixel, brightness. */
  Grey8,
  /** Three bytes a pixel: red, green, blue. */
  Rgb8,
}

/** What a camera can give under this grant; valid until the next `describe`. */
export class CameraInfo {
  ok: bool = false;
  /** Why there is no description; holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** Largest width, pixels. */
  width: u32 = 0;
  /** Largest height, pixels. */
  height: u32 = 0;
  /** Pictures a second at most. */
  rateHz: f64 = 0;
  /** Whether `Rgb8` is granted. */
  colour: bool = false;
  /** Horizontal field of view, rad. */
  fieldOfView: f64 = 0;
}

/** A picture; valid until the next `capture`. */
export class Image {
  ok: bool = false;
  /** Why there is no picture; holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was taken, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Pixels. */
  width: i32 = 0;
  /** Pixels. */
  height: i32 = 0;
  format: PixelFormat = PixelFormat.Grey8;
  /** width × height × bytes a pixel. */
  data: StaticArray<u8> = new StaticArray<u8>(0);

  /** Bytes a pixel. */
  get depth(): i32 {
    return this.format == PixelFormat.Rgb8 ? 3 : 1;
  }

  /** Brightness of a pixel, 0 to 255; x from the left, y from the top. */
  brightness(x: i32, y: i32): i32 {
    const at = (y * this.width + x) * this.depth;
    if (this.format == PixelFormat.Grey8) return this.data[at];
    return (77 * <i32>this.data[at] + 150 * <i32>this.data[at + 1] + 29 * <i32>this.data[at + 2]) >> 8;
  }

  /** A copy that later pictures leave alone. */
  clone(): Image {
    const copy = new Image();
    copy.ok = this.ok;
    copy.error = this.error;
    copy.stampNs = this.stampNs;
    copy.width = this.width;
    copy.height = this.height;
    copy.format = this.format;
    copy.data = this.data.slice<StaticArray<u8>>();
    return copy;
  }
}

/** The names of the cameras that are granted. Allocates: call it once. */
export function list(): string[] {
  cameraList(RET);
  const at = load<usize>(RET);
  const count = load<i32>(RET, 4);
  const names = new Array<string>(count);
  for (let i = 0; i < count; i++) names[i] = liftString(load<usize>(at + i * 8), load<i32>(at + i * 8, 4));
  if (count > 0) __unpin(at);
  return names;
}

/** What a camera can give. Errors: `Invalid` (no such camera), `Unavailable`. */
export function describe(camera: string): CameraInfo {
  cameraDescribe(changetype<usize>(camera), camera.length, RET);
  theInfo.ok = load<u8>(RET) == 0;
  if (!theInfo.ok) {
    theInfo.error = load<u8>(RET, 8);
    return theInfo;
  }
  theInfo.width = load<u32>(RET, 8);
  theInfo.height = load<u32>(RET, 12);
  theInfo.rateHz = load<f64>(RET, 16);
  theInfo.colour = load<u8>(RET, 24) != 0;
  theInfo.fieldOfView = load<f64>(RET, 32);
  return theInfo;
}

/**
 * Takes a picture of at most this size; the camera's aspect ratio is kept. Blocks until it is there. Errors:
 * `Invalid` (no such camera, size 0), `Unsupported` (format not granted), `Stale` (sooner than the granted rate
 * allows), `Unavailable`.
 */
export function capture(camera: string, format: PixelFormat, maxWidth: u32, maxHeight: u32): Image {
  const buffer = theImage.data;
  layOut(changetype<usize>(buffer), buffer.length);
  cameraCapture(changetype<usize>(camera), camera.length, format, maxWidth, maxHeight, RET);
  clearAway();
  theImage.ok = load<u8>(RET) == 0;
  if (!theImage.ok) {
    theImage.error = load<u8>(RET, 8);
    return theImage;
  }
  theImage.stampNs = load<u64>(RET, 8);
  theImage.width = load<i32>(RET, 16);
  theImage.height = load<i32>(RET, 20);
  theImage.format = load<u8>(RET, 24);
  theImage.data = liftList<u8>(load<usize>(RET, 28), load<i32>(RET, 32), buffer);
  return theImage;
}
