import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

import { encodePng } from "@sandpaw/dashboard";
import fc from "fast-check";
import { suite } from "../harness/index.js";

const test = suite("dashboard: png");

interface Chunk {
  readonly name: string;
  readonly body: Uint8Array;
}

/** A reader of its own, by the letter of RFC 2083. */
function readChunks(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const covered = bytes.subarray(at + 4, at + 8 + length);
    assert.equal(bytes.readUInt32BE(at + 8 + length), crc(covered), "the checksum");
    chunks.push({ name: covered.subarray(0, 4).toString("latin1"), body: covered.subarray(4) });
    at += length + 12;
  }
  return chunks;
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function unfilter(data: Uint8Array, stride: number, channels: number): Uint8Array {
  const rows = data.length / (stride + 1);
  const out = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : (out[row * stride + i - channels] ?? 0);
      const up = row === 0 ? 0 : (out[(row - 1) * stride + i] ?? 0);
      const base = kind === 0 ? 0 : kind === 1 ? left : kind === 2 ? up : Number.NaN;
      assert.ok(!Number.isNaN(base), `filter ${kind}`);
      out[row * stride + i] = (data[row * (stride + 1) + 1 + i] ?? 0) + base;
    }
  }
  return out;
}

const pixels = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 30 }),
    format: fc.constantFrom("grey8" as const, "rgb8" as const),
  })
  .chain((size) => {
    const length = size.width * size.height * (size.format === "rgb8" ? 3 : 1);
    return fc.uint8Array({ minLength: length, maxLength: length }).map((data) => ({ ...size, data }));
  });

test("any picture is read back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(pixels, async (picture) => {
      const chunks = readChunks(await encodePng(picture));
      assert.deepEqual(
        chunks.map(({ name }) => name),
        ["IHDR", "IDAT", "IEND"],
      );
      const [header, body] = chunks;
      const view = Buffer.from(header?.body ?? []);
      assert.deepEqual([view.readUInt32BE(0), view.readUInt32BE(4)], [picture.width, picture.height]);
      const channels = picture.format === "rgb8" ? 3 : 1;
      assert.deepEqual([...view.subarray(8)], [8, channels === 3 ? 2 : 0, 0, 0, 0]);
      const data = unfilter(inflateSync(body?.body ?? new Uint8Array()), picture.width * channels, channels);
      assert.deepEqual(data, picture.data);
    }),
    { numRuns: 60 },
  );
});

test("data that does not have the stated size is refused", async () => {
  for (const length of [0, 11, 13]) {
    const picture = { width: 2, height: 2, format: "rgb8", data: new Uint8Array(length) } as const;
    await assert.rejects(encodePng(picture), RangeError);
  }
  await assert.rejects(
    encodePng({ width: 0, height: 0, format: "grey8", data: new Uint8Array() }),
    RangeError,
  );
});

test.run();
