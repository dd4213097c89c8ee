/** PNG of 8-bit grey or RGB pixels (RFC 2083); compressed off the main thread. */

import { promisify } from "node:util";
import { deflate } from "node:zlib";

const compress = promisify(deflate);
const SIGNATURE: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly format: "grey8" | "rgb8";
  /** Rows from the top. */
  readonly data: Uint8Array;
}

/** Encodes; rejects with `RangeError` when the data does not have the size that it states. */
export async function encodePng({ width, height, format, data }: Pixels): Promise<Uint8Array> {
  const channels = format === "rgb8" ? 3 : 1;
  const stride = width * channels;
  if (stride === 0 || data.length !== stride * height)
    throw new RangeError(`${data.length} bytes are not ${width}×${height} ${format}`);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, format === "rgb8" ? 2 : 0, 0, 0, 0], 8);
  const body = await compress(filter(data, stride, channels));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", body),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Each row as its difference to the row above or to the left, whichever is smaller: it compresses better. */
function filter(data: Uint8Array, stride: number, channels: number): Uint8Array {
  const rows = data.length / stride;
  const out = new Uint8Array(rows * (stride + 1));
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    let sideCost = 0;
    let upCost = 0;
    for (let i = start; i < start + stride; i++) {
      sideCost += magnitude(at(data, i) - (i - start < channels ? 0 : at(data, i - channels)));
      upCost += magnitude(at(data, i) - (row === 0 ? 0 : at(data, i - stride)));
    }
    const isUp = upCost < sideCost;
    const to = row * (stride + 1);
    out[to] = isUp ? 2 : 1;
    for (let i = 0; i < stride; i++) {
      const from = start + i;
      const before = isUp
        ? row === 0
          ? 0
          : at(data, from - stride)
        : i < channels
          ? 0
          : at(data, from - channels);
      out[to + 1 + i] = at(data, from) - before;
    }
  }
  return out;
}

function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0;
}

/** Of a difference of bytes that wraps around. */
function magnitude(difference: number): number {
  const byte = difference & 0xff;
  return byte < 128 ? byte : 256 - byte;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(name, 4, "latin1");
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** `zlib.crc32` is younger than the oldest Node that this runs on. */
const CRC_TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
