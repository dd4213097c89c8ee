/**
 * One MCAP file (https://mcap.dev/spec, version 0), written by the records of its own library. That library's writer
 * closes a chunk by size alone, so that a crash would lose many seconds of a quiet robot; here a chunk can be closed
 * at any time.
 */

import { crc32, crc32Final, crc32Init, crc32Update } from "@foxglove/crc";
import { McapChunkBuilder, McapConstants, McapRecordBuilder, type McapTypes } from "@mcap/core";
import zstd from "@foxglove/wasm-zstd";

import type { PartFile } from "./part-file.js";

/** A topic, as it is registered in every file. */
export interface Topic {
  readonly topic: string;
  readonly messageEncoding: string;
  /** Absent: messages that no tool but ours reads. */
  readonly schema?: { readonly name: string; readonly text: string };
}

/** Fast, and nearly as small as the slower ones on what a robot says. */
const ZSTD_LEVEL = 1;
const LIBRARY = "sandpaw";

const UTF8 = new TextEncoder();

export class McapPart {
  readonly #file: PartFile;
  readonly #records: McapRecordBuilder = new McapRecordBuilder();
  readonly #chunk: McapChunkBuilder = new McapChunkBuilder({});
  readonly #schemas: McapTypes.Schema[] = [];
  readonly #channels: McapTypes.Channel[] = [];
  readonly #metadata: McapTypes.MetadataIndex[] = [];
  readonly #chunks: McapTypes.ChunkIndex[] = [];
  readonly #counts = new Map<number, bigint>();
  #crc = crc32Init();
  #start: bigint | undefined;
  #end = 0n;

  /** `@foxglove/wasm-zstd` must have been loaded (`zstd.isLoaded`). */
  constructor(file: PartFile, topics: readonly Topic[]) {
    this.#file = file;
    topics.forEach(({ topic, messageEncoding, schema }, index) => {
      const schemaId = schema ? index + 1 : 0;
      if (schema) {
        const data = UTF8.encode(schema.text);
        this.#schemas.push({ id: schemaId, name: schema.name, encoding: "jsonschema", data });
      }
      this.#channels.push({ id: index, schemaId, topic, messageEncoding, metadata: new Map() });
    });
  }

  /** Magic, header, metadata, schemas and channels: what makes a file that is cut off later readable. */
  begin(name: string, metadata: Readonly<Record<string, string>>): void {
    this.#records.writeMagic();
    this.#records.writeHeader({ profile: "", library: LIBRARY });
    this.#flush();
    const offset = this.#file.position;
    const length = this.#records.writeMetadata({ name, metadata: new Map(Object.entries(metadata)) });
    this.#metadata.push({ name, offset, length });
    for (const schema of this.#schemas) this.#records.writeSchema(schema);
    for (const channel of this.#channels) this.#records.writeChannel(channel);
    this.#flush();
    this.#file.sync();
  }

  /** Bytes of the open chunk, not compressed. */
  get open(): number {
    return this.#chunk.byteLength;
  }

  get size(): bigint {
    return this.#file.position;
  }

  add(channelId: number, sequence: number, timeNs: bigint, data: Uint8Array): void {
    this.#chunk.addMessage({ channelId, sequence, logTime: timeNs, publishTime: timeNs, data });
    this.#counts.set(channelId, (this.#counts.get(channelId) ?? 0n) + 1n);
    if (this.#start === undefined || timeNs < this.#start) this.#start = timeNs;
    if (timeNs > this.#end) this.#end = timeNs;
  }

  /** Puts the open chunk on disk. */
  closeChunk(): void {
    const chunk = this.#chunk;
    if (chunk.numMessages === 0) return;
    const data = chunk.buffer;
    const compressed = zstd.compress(data, ZSTD_LEVEL);
    const { messageStartTime, messageEndTime } = chunk;
    const chunkStartOffset = this.#file.position;
    const uncompressedSize = BigInt(data.length);
    const chunkLength = this.#records.writeChunk({
      messageStartTime,
      messageEndTime,
      uncompressedSize,
      uncompressedCrc: crc32(data),
      compression: "zstd",
      records: compressed,
    });
    this.#flush();
    const messageIndexOffsets = new Map<number, bigint>();
    const indexStart = this.#file.position;
    let messageIndexLength = 0n;
    for (const index of chunk.indices) {
      messageIndexOffsets.set(index.channelId, indexStart + messageIndexLength);
      messageIndexLength += this.#records.writeMessageIndex(index);
    }
    this.#flush();
    this.#file.sync();
    this.#chunks.push({
      messageStartTime,
      messageEndTime,
      chunkStartOffset,
      chunkLength,
      messageIndexOffsets,
      messageIndexLength,
      compression: "zstd",
      compressedSize: BigInt(compressed.length),
      uncompressedSize,
    });
    chunk.reset();
  }

  /** Index, statistics and footer: from now on it is a whole file. */
  end(): void {
    this.closeChunk();
    this.#records.writeDataEnd({ dataSectionCrc: crc32Final(this.#crc) });
    this.#write();
    const summaryStart = this.#file.position;
    let summaryCrc = crc32Init();
    const offsets: McapTypes.SummaryOffset[] = [];
    const group = (groupOpcode: number, write: () => void): void => {
      const groupStart = this.#file.position;
      write();
      summaryCrc = crc32Update(summaryCrc, this.#records.buffer);
      this.#write();
      const groupLength = this.#file.position - groupStart;
      if (groupLength > 0n) offsets.push({ groupOpcode, groupStart, groupLength });
    };
    const { Opcode } = McapConstants;
    group(Opcode.SCHEMA, () => {
      for (const schema of this.#schemas) this.#records.writeSchema(schema);
    });
    group(Opcode.CHANNEL, () => {
      for (const channel of this.#channels) this.#records.writeChannel(channel);
    });
    group(Opcode.STATISTICS, () => {
      this.#records.writeStatistics(this.#statistics());
    });
    group(Opcode.METADATA_INDEX, () => {
      for (const index of this.#metadata) this.#records.writeMetadataIndex(index);
    });
    group(Opcode.CHUNK_INDEX, () => {
      for (const index of this.#chunks) this.#records.writeChunkIndex(index);
    });
    const summaryOffsetStart = this.#file.position;
    for (const offset of offsets) this.#records.writeSummaryOffset(offset);
    summaryCrc = crc32Update(summaryCrc, this.#records.buffer);
    // The checksum covers the footer up to itself.
    const front = new DataView(new ArrayBuffer(1 + 8 + 8 + 8));
    front.setUint8(0, Opcode.FOOTER);
    front.setBigUint64(1, 8n + 8n + 4n, true);
    front.setBigUint64(9, summaryStart, true);
    front.setBigUint64(17, summaryOffsetStart, true);
    summaryCrc = crc32Final(crc32Update(summaryCrc, front));
    this.#records.writeFooter({ summaryStart, summaryOffsetStart, summaryCrc });
    this.#records.writeMagic();
    this.#write();
    this.#file.finish();
  }

  #statistics(): McapTypes.Statistics {
    return {
      messageCount: [...this.#counts.values()].reduce((sum, count) => sum + count, 0n),
      schemaCount: this.#schemas.length,
      channelCount: this.#channels.length,
      attachmentCount: 0,
      metadataCount: this.#metadata.length,
      chunkCount: this.#chunks.length,
      messageStartTime: this.#start ?? 0n,
      messageEndTime: this.#end,
      channelMessageCounts: this.#counts,
    };
  }

  /** Writes what is in the builder, as part of the data section. */
  #flush(): void {
    this.#crc = crc32Update(this.#crc, this.#records.buffer);
    this.#write();
  }

  #write(): void {
    this.#file.write(this.#records.buffer);
    this.#records.reset();
  }
}
