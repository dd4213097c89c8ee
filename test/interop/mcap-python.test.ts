// Python's MCAP reader finds every message of a record, also of one whose writer was killed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import zstd from "@foxglove/wasm-zstd";
import { SessionRecording } from "@sandpaw/runtime/robot";
import { suite, temporaryFolder } from "../harness/index.js";
import { pythonMcap } from "./peer.js";

const test = suite("interop: Python's mcap");
const folder = pythonMcap();

test.needs(
  "Python's mcap",
  folder !== undefined,
  "it is the other reader of MCAP files; .ci/peers/mcap.sh fetches it",
);

const READER = `
import hashlib, json, sys
from mcap.exceptions import EndOfFile
from mcap.reader import make_reader
from mcap.stream_reader import StreamReader
from mcap.records import Message

path, how = sys.argv[1:]
data, count, metadata = hashlib.sha256(), 0, {}
with open(path, "rb") as file:
    if how == "indexed":
        reader = make_reader(file, validate_crcs=True)
        messages = (message for _, _, message in reader.iter_messages(log_time_order=False))
    else:
        messages = (record for record in StreamReader(file, validate_crcs=True).records if isinstance(record, Message))
    try:
        for message in messages:
            count += 1
            data.update(message.data)
    except EndOfFile:
        pass
    if how == "indexed":
        assert reader.get_summary().statistics.message_count == count
        metadata = next(reader.iter_metadata()).metadata
print(json.dumps({"count": count, "data": data.hexdigest(), "metadata": metadata}))
`;

interface Found {
  readonly count: number;
  readonly data: string;
  readonly metadata: Readonly<Record<string, string>>;
}

function read(path: string, how: "indexed" | "stream"): Found {
  const env = { PATH: process.env["PATH"], PYTHONPATH: folder };
  const { stdout, stderr } = spawnSync("python3", ["-c", READER, path, how], { encoding: "utf8", env });
  assert.notEqual(stdout, "", stderr);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script above has just written it
  return JSON.parse(stdout) as Found;
}

function record(count: number): SessionRecording {
  const metadata = { digest: "sha256:ab", signer: "somebody" };
  const recording = new SessionRecording({ id: "s", folder: place, stem: `run${count}`, metadata });
  for (let i = 0; i < count; i += 1) {
    recording.entry(BigInt(i) * 1_000_000n, "snapshot", new Uint8Array(500).fill(i));
    recording.signal({ topic: "/battery", timeNs: BigInt(i) * 1_000_000n, message: { fraction: i / count } });
  }
  return recording;
}

const place = temporaryFolder();
test.before(async () => {
  await zstd.isLoaded;
});

test("it finds every message, and whose record it is", () => {
  const [path = ""] = record(2000).close();
  const found = read(path, "indexed");
  assert.equal(found.count, 4000);
  assert.deepEqual(found.metadata, { digest: "sha256:ab", part: "1", signer: "somebody" });
  assert.equal(found.data, read(path, "stream").data);
});

test("of a record that nobody finished it finds what was flushed", () => {
  const recording = record(1500);
  recording.flush();
  recording.entry(0n, "gap", new Uint8Array(0));
  assert.equal(read(join(place, "run1500-001.mcap.part"), "stream").count, 3000);
});

test.run();
