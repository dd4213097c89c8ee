/** How files are answered to a guest: one at a time, at a pace, and only where some are mounted. */

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { FrameError, type FileAsk, type FileReply, type ToEngine } from "@sandpaw/runtime/protocol";
import { createFilePeer, createFileTree, type FilePeer } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: file peer");
const LARGE = 1024 * 1024;

function mounted(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "c"));
  writeFileSync(join(folder, "c", "large"), new Uint8Array(LARGE));
  writeFileSync(join(folder, "secret"), "secret");
  symlinkSync("../secret", join(folder, "c", "up"));
  return join(folder, "c");
}

const question = (path: string): FileAsk => ({ verb: "read", follow: true, path });

function peerOf(source: string | undefined): { readonly peer: FilePeer; readonly said: ToEngine[] } {
  const said: ToEngine[] = [];
  const files = source === undefined ? undefined : { mounts: [{ path: "/c", source }] };
  const tree = createFileTree(files, ["/"]);
  const send = (message: ToEngine): number => said.push(message);
  return { peer: createFilePeer({ tree, send, nowMs: () => performance.now() }), said };
}

test("an engine that asks where nothing is mounted is broken", () => {
  const { peer, said } = peerOf(undefined);
  assert.throws(() => {
    peer.ask(question("/c/large"));
  }, FrameError);
  assert.deepEqual(said, []);
});

test("a guest that reads without end is held back, and may not ask meanwhile", async () => {
  const { peer, said } = peerOf(mounted());
  let asked = 0;
  while (said.length === asked && asked < 100) {
    peer.ask(question("/c/large"));
    asked += 1;
  }
  assert.ok(asked < 100, "a hundred large files at once");
  assert.throws(() => {
    peer.ask(question("/c/large"));
  }, FrameError);
  while (said.length < asked) await sleep(5);
  peer.ask(question("/c/none"));
  peer.close();
  const before = said.length;
  await sleep(100);
  assert.equal(said.length, before);
});

test("no path whatever leads out of the mount, and none throws", () => {
  const source = mounted();
  const tree = createFileTree({ mounts: [{ path: "/c", source }] }, ["/"]);
  assert.ok(tree);
  const part = fc.constantFrom(
    "c",
    "up",
    "large",
    "..",
    ".",
    "",
    "etc",
    "passwd",
    "secret",
    "\0",
    "proc",
    "self",
    "root",
  );
  const anyPath = fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join("/")}`),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const verbs = fc.constantFrom("look" as const, "read" as const, "list" as const);
  fc.assert(
    fc.property(verbs, fc.boolean(), anyPath, (verb, follow, path) => {
      const reply: FileReply = tree({ verb, follow, path });
      if (reply.refusal !== undefined) return;
      if (verb === "read") assert.equal(reply.data.length, LARGE);
      if (verb === "look" && reply.kind === "file") assert.equal(path, "/c/large");
    }),
    { numRuns: 2000 },
  );
});

test.run();
