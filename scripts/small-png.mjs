// Makes a browser's screenshot small: 256 colours and the best compression. Reads 8-bit RGB and RGBA.
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** The same picture as a PNG with a palette. */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  const palette = choosePalette(pixels);
  const indices = Buffer.alloc((width + 1) * height);
  const nearest = new Map();
  for (let i = 0; i < width * height; i++) {
    const colour = pixels.readUIntBE(i * 3, 3);
    if (!nearest.has(colour)) nearest.set(colour, nearestOf(palette, colour));
    indices[i + Math.floor(i / width) + 1] = nearest.get(colour);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(indices, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function decode(png) {
  const parts = [];
  let head;
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") head = body;
    if (name === "IDAT") parts.push(body);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = head[9] === 6 ? 4 : 3;
  const rows = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) rows.copy(pixels, i * 3, i * channels, i * channels + 3);
  return { width, height, pixels };
}

function unfilter(data, stride, height, channels) {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const kind = data[row * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const i = row * stride + x;
      const left = x < channels ? 0 : out[i - channels];
      const up = row === 0 ? 0 : out[i - stride];
      const corner = row === 0 || x < channels ? 0 : out[i - stride - channels];
      const base = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      out[i] = data[row * (stride + 1) + 1 + x] + base;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The means of the 256 most frequent cells of 8×8×8 colours. */
function choosePalette(pixels) {
  const cells = new Map();
  for (let i = 0; i < pixels.length; i += 3) {
    const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]];
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const cell = cells.get(key) ?? [0, 0, 0, 0];
    cell[0] += 1;
    cell[1] += red;
    cell[2] += green;
    cell[3] += blue;
    cells.set(key, cell);
  }
  return [...cells.values()]
    .sort((one, other) => other[0] - one[0])
    .slice(0, 256)
    .map(([count, ...sums]) => sums.map((sum) => Math.round(sum / count)));
}

function nearestOf(palette, colour) {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  let best = 0;
  let bestAway = Infinity;
  palette.forEach(([r, g, b], index) => {
    const away = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (away < bestAway) [best, bestAway] = [index, away];
  });
  return best;
}

function chunk(name, body) {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(name, 4, "latin1");
  out.set(body, 8);
  let crc = 0xffffffff;
  for (const byte of out.subarray(4, body.length + 8)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 8);
  return out;
}
