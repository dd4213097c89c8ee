// The files that we write by the records of MCAP's library are read by its readers: all messages, in order, with index,
// statistics and checksums; cut off anywhere they are good up to the cut, and salvage makes them whole again.

import assert from "node:assert/strict";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import zstd from "@foxglove/wasm-zstd";
import { McapIndexedReader, McapStreamReader, type McapTypes } from "@mcap/core";
import fc from "fast-check";
import { salvageFolder, SessionRecording } from "@sandpaw/runtime/robot";
import { suite, temporaryFolder } from "../../../harness/index.js";

const test = suite("robot: MCAP files");
const decompressHandlers = {
  zstd: (bytes: Uint8Array, size: bigint) => zstd.decompress(bytes, Number(size)),
};

interface Written {
  readonly kind: "entry" | "signal";
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

const written: fc.Arbitrary<readonly Written[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("entry" as const, "signal" as const),
    atMs: fc.integer({ min: 0, max: 5000 }),
    bytes: fc.uint8Array({ maxLength: 3000 }),
  }),
  { maxLength: 80 },
);

function write(folder: string, messages: readonly Written[], partBytes?: number): SessionRecording {
  const metadata = { name: "cover", digest: "sha256:00" };
  const recording = new SessionRecording({ id: "session-1", folder, stem: "cover", metadata }, partBytes);
  messages.forEach(({ kind, atMs, bytes }, index) => {
    const timeNs = BigInt(atMs) * 1_000_000n;
    if (kind === "entry") recording.entry(timeNs, "from-engine", bytes);
    else
      recording.signal({ topic: "/events", timeNs, message: { code: "x", message: String(bytes.length) } });
    if (index % 7 === 6) recording.flush();
  });
  return recording;
}

/** By the index and with all checksums. */
async function readIndexed(path: string): Promise<{
  readonly messages: McapTypes.Message[];
  readonly counted: bigint | undefined;
  readonly metadata: ReadonlyMap<string, string>;
}> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const reader = await McapIndexedReader.Initialize({
      readable: {
        size: () => Promise.resolve(BigInt(size)),
        async read(offset, length) {
          const { buffer } = await file.read(Buffer.alloc(Number(length)), 0, Number(length), Number(offset));
          return buffer;
        },
      },
      decompressHandlers,
    });
    const messages: McapTypes.Message[] = [];
    for await (const message of reader.readMessages({ validateCrcs: true })) {
      messages.push({ ...message, data: message.data.slice() });
    }
    const metadata = new Map<string, string>();
    for await (const one of reader.readMetadata()) for (const pair of one.metadata) metadata.set(...pair);
    return { messages, counted: reader.statistics?.messageCount, metadata };
  } finally {
    await file.close();
  }
}

test("the indexed reader finds every message of every part, and the metadata in each", async () => {
  await zstd.isLoaded;
  await fc.assert(
    fc.asyncProperty(written, fc.constantFrom(undefined, 2000), async (messages, partBytes) => {
      const files = write(temporaryFolder(), messages, partBytes).close();
      const found: McapTypes.Message[] = [];
      for (const path of files) {
        const { counted, metadata, messages: read } = await readIndexed(path);
        assert.equal(counted, BigInt(read.length));
        assert.equal(metadata.get("name"), "cover");
        found.push(...read);
      }
      found.sort((a, b) => a.sequence - b.sequence);
      assert.deepEqual(
        found.map(({ sequence, logTime }) => [sequence, logTime]),
        messages.map(({ atMs }, index) => [index, BigInt(atMs) * 1_000_000n]),
      );
      messages.forEach(({ kind, bytes }, index) => {
        if (kind === "entry") assert.deepEqual(found[index]?.data.subarray(1), bytes);
      });
    }),
    { numRuns: 30 },
  );
});

test("cut off anywhere, what whole chunks hold is read, and nothing else", async () => {
  await zstd.isLoaded;
  const folder = temporaryFolder();
  const messages = Array.from({ length: 40 }, (_, i) => ({
    kind: "entry" as const,
    atMs: i,
    bytes: new Uint8Array(100).fill(i),
  }));
  const [path = ""] = write(folder, messages).close();
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length }), (length) => {
      const reader = new McapStreamReader({ decompressHandlers });
      reader.append(whole.subarray(0, length));
      const sequences: number[] = [];
      for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
        if (record.type === "Message") sequences.push(record.sequence);
      }
      assert.deepEqual(sequences, [...sequences.keys()]);
      // Whole chunks of seven; the last one is what `close` wrote.
      assert.ok(sequences.length % 7 === 0 || sequences.length === messages.length);
    }),
  );
});

test("salvage finishes what was left half-written, and leaves the young alone", async () => {
  await zstd.isLoaded;
  const folder = temporaryFolder();
  const messages = Array.from({ length: 21 }, (_, i) => ({
    kind: "signal" as const,
    atMs: i,
    bytes: new Uint8Array(i),
  }));
  // Never closed: three chunks are on disk.
  write(folder, messages);
  const half = join(folder, "cover-001.mcap.part");
  assert.deepEqual(salvageFolder(folder, Date.now()), []);
  utimesSync(half, new Date(0), new Date(0));
  writeFileSync(join(folder, "junk-001.mcap.part"), "no MCAP");
  utimesSync(join(folder, "junk-001.mcap.part"), new Date(0), new Date(0));
  assert.deepEqual(salvageFolder(folder, Date.now()), [join(folder, "cover-001.mcap")]);
  assert.ok(!existsSync(half));
  const { metadata, messages: found } = await readIndexed(join(folder, "cover-001.mcap"));
  assert.equal(found.length, 21);
  assert.equal(metadata.get("salvaged"), "true");
});

test.run();
