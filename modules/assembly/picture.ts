import { CameraInfo as CameraInfoReading, Image as ImageReading, PixelFormat } from "./generated/camera";

/** What a camera can give under this grant. */
export class CameraInfo extends CameraInfoReading {
  /** A copy that later descriptions leave alone. */
  clone(): CameraInfo {
    const copy = new CameraInfo();
    copy.copy(this);
    return copy;
  }
}

/** A picture. */
export class Image extends ImageReading {
  /** Bytes a pixel. */
  get depth(): i32 {
    return this.format == PixelFormat.Rgb8 ? 3 : 1;
  }

  /** Brightness of a pixel, 0 to 255; x from the left, y from the top. */
  brightness(x: i32, y: i32): i32 {
    const at = (y * <i32>this.width + x) * this.depth;
    if (this.format == PixelFormat.Grey8) return this.data[at];
    return (77 * <i32>this.data[at] + 150 * <i32>this.data[at + 1] + 29 * <i32>this.data[at + 2]) >> 8;
  }

  /** A copy that later pictures leave alone. */
  clone(): Image {
    const copy = new Image();
    copy.copy(this);
    return copy;
  }
}
