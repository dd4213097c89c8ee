/**
 * ttrpc frames: a header of ten bytes, big-endian (length u32, stream u32, type u8, flags u8), then the data. A
 * frame that announces more than the limit is drained without being kept, and reported in its place.
 */

/** Largest data of a frame, bytes; as in containerd's own implementation. */
export const MAX_FRAME_DATA: number = 4 * 1024 * 1024;
const HEADER = 10;

/** What a frame is. */
export const FRAME_TYPE = { request: 1, response: 2, data: 3 } as const;
/** `remoteOpen` begins a stream of requests, which nobody here offers. */
export const FRAME_FLAG = { remoteClosed: 1, remoteOpen: 2, noData: 4 } as const;

/** One frame. */
export interface TtrpcFrame {
  readonly stream: number;
  readonly type: number;
  readonly flags: number;
  /** Undefined where it was longer than the limit. */
  readonly data: Uint8Array | undefined;
}

/** The bytes of a frame; the caller has seen that the data is within the limit. */
export function encodeTtrpcFrame(frame: {
  readonly stream: number;
  readonly type: number;
  readonly data: Uint8Array;
}): Uint8Array {
  const whole = Buffer.alloc(HEADER + frame.data.length);
  whole.writeUInt32BE(frame.data.length, 0);
  whole.writeUInt32BE(frame.stream, 4);
  whole.writeUInt8(frame.type, 8);
  whole.set(frame.data, HEADER);
  return whole;
}

interface Header {
  readonly length: number;
  readonly stream: number;
  readonly type: number;
  readonly flags: number;
}

/** Cuts a stream of bytes into frames, however it was split on its way. */
export class FrameSplitter {
  #chunks: Uint8Array[] = [];
  #have = 0;
  #header: Header | undefined;
  /** Bytes of an oversized frame that are still to come. */
  #draining = 0;

  /** Takes the next bytes; answers the frames that they complete. */
  push(chunk: Uint8Array): readonly TtrpcFrame[] {
    const frames: TtrpcFrame[] = [];
    this.#chunks.push(chunk);
    this.#have += chunk.length;
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): TtrpcFrame | undefined {
    if (this.#header === undefined) {
      if (this.#have < HEADER) return undefined;
      const raw = Buffer.from(this.#take(HEADER));
      this.#header = {
        length: raw.readUInt32BE(0),
        stream: raw.readUInt32BE(4),
        type: raw.readUInt8(8),
        flags: raw.readUInt8(9),
      };
      this.#draining = this.#header.length > MAX_FRAME_DATA ? this.#header.length : 0;
    }
    const { length, ...rest } = this.#header;
    if (length > MAX_FRAME_DATA) {
      const gone = Math.min(this.#draining, this.#have);
      this.#drop(gone);
      this.#draining -= gone;
      if (this.#draining > 0) return undefined;
      this.#header = undefined;
      return { ...rest, data: undefined };
    }
    if (this.#have < length) return undefined;
    this.#header = undefined;
    return { ...rest, data: this.#take(length) };
  }

  #take(length: number): Uint8Array {
    const whole = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const first = this.#chunks[0];
      if (first === undefined) throw new RangeError("more was taken than is there");
      const part = first.subarray(0, length - at);
      whole.set(part, at);
      at += part.length;
      this.#drop(part.length);
    }
    return whole;
  }

  #drop(length: number): void {
    this.#have -= length;
    for (let left = length; left > 0;) {
      const first = this.#chunks[0];
      if (first === undefined) return;
      if (first.length > left) {
        this.#chunks[0] = first.subarray(left);
        return;
      }
      left -= first.length;
      this.#chunks.shift();
    }
  }
}
