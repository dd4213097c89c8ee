/** What containerd, an image or the machine can do wrong: each is refused with a code, and nothing is left of it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { STATUS } from "@sandpaw/shim";
import { onPath, suite, temporaryFolder } from "../../harness/index.js";
import { COUNTER, HELLO, PONG, TICKER } from "../../interop/containerd-guests.js";
import { build, DRIVER, DRIVER_MANIFEST } from "../../runtime/supervisor/guests.js";
import { linesOf, startDaemonBench, type Answer, type DaemonBench } from "./bench.js";

const test = suite("shim: bad input");
test.needs(
  "root with unshare and mount",
  process.geteuid?.() === 0 && onPath("unshare") !== undefined && onPath("mount") !== undefined,
  "the daemon is started by root, with mounts of its own",
);

let bench: DaemonBench;
let hello = "";
test("a daemon starts", async () => {
  bench = await startDaemonBench();
  hello = bench.image({ "module.wasm": HELLO });
});

function refused(answer: Answer<unknown>, code: number, message: RegExp): void {
  assert.ok("refused" in answer, "it was not refused");
  assert.equal(answer.refused, code, answer.message);
  assert.match(answer.message, message);
  assert.deepEqual(bench.left(), []);
}
function granted(answer: Answer<unknown>): void {
  assert.ok("ok" in answer, "refused" in answer ? answer.message : "");
}
/** Runs it to its end in a file, so that nothing else is wrong. */
async function works(one: DaemonBench, id: string, image: string): Promise<void> {
  const stdout = join(one.folder, `${id}.out`);
  granted(await one.create(id, image, { stdout: `file://${stdout}` }));
  granted(await one.start(id));
  assert.equal(await one.wait(id), 7);
  granted(await one.remove(id));
  assert.deepEqual(linesOf(stdout), ["hello"]);
}

test("a bundle without a config.json, or with one that is none", async () => {
  for (const [id, config, message] of [
    ["none", null, /bundle-unreadable/],
    ["empty", "", /bundle-invalid/],
    ["list", "[]", /bundle-invalid/],
    ["word", '{"process":{"args":"/module.wasm"}}', /bundle-invalid/],
    ["nobody", "{}", /module-not-in-image/],
    ["huge", "x".repeat(9 * 1024 * 1024), /bundle-unreadable/],
  ] as const)
    refused(await bench.create(id, hello, { config }), STATUS.failedPrecondition, message);
  await works(bench, "none", hello);
});

test("a module that is missing, leads out of the image, or is no file of a sensible size", async () => {
  const image = bench.image({ "huge.wasm": "", "text.wasm": "no module" });
  const secret = temporaryFolder();
  writeFileSync(join(secret, "module.wasm"), HELLO);
  symlinkSync(join(secret, "module.wasm"), join(image, "link.wasm"));
  symlinkSync(secret, join(image, "folder"));
  execFileSync("mkfifo", [join(image, "fifo.wasm")]);
  execFileSync("mknod", [join(image, "device.wasm"), "c", "1", "5"]);
  truncateSync(join(image, "huge.wasm"), 4 * 1024 ** 3);
  for (const [path, message] of [
    ["/none.wasm", /module-not-in-image/],
    ["/link.wasm", /module-/],
    ["/folder/module.wasm", /module-path-unsafe/],
    ["/../../etc/passwd", /module-path-unsafe/],
    ["/fifo.wasm", /module-/],
    ["/device.wasm", /module-/],
    ["/huge.wasm", /module-/],
    ["/text.wasm", /native-container/],
  ] as const) {
    const answer = await bench.create("module", image, { args: [path] });
    refused(answer, STATUS.failedPrecondition, message);
  }
  await works(bench, "module", hello);
});

test("two creates of one id at once: one is made, and one alone", async () => {
  const both = await Promise.all([bench.create("twice", hello), bench.create("twice", hello)]);
  const codes = both.map((answer) => ("ok" in answer ? "made" : String(answer.refused)));
  assert.deepEqual(codes.toSorted(), [String(STATUS.alreadyExists), "made"]);
  assert.equal(linesOf(join(bench.runDir, "shim", "tasks", "default__twice.json")).length, 1);
  granted(await bench.remove("twice"));
  assert.deepEqual(bench.left(), []);
});

test("kill before the start and after the end, delete while it runs and before it does", async () => {
  granted(await bench.create("life", hello));
  granted(await bench.kill("life", 15));
  assert.equal(await bench.wait("life"), 143);
  assert.ok("refused" in (await bench.start("life")));
  granted(await bench.remove("life"));
  granted(await bench.create("life", hello));
  granted(await bench.remove("life"));
  assert.deepEqual(bench.left(), []);
  granted(await bench.create("life", bench.image({ "module.wasm": COUNTER })));
  granted(await bench.start("life"));
  const early = await bench.remove("life");
  assert.ok("refused" in early && early.refused === STATUS.failedPrecondition);
  granted(await bench.kill("life", 9));
  assert.equal(await bench.wait("life"), 137);
  const late = await bench.kill("life", 9);
  assert.ok("refused" in late && late.refused === STATUS.notFound);
  granted(await bench.remove("life"));
  assert.deepEqual(bench.left(), []);
});

test("exec without a terminal, and into a module that has none", async () => {
  const said = join(bench.folder, "said");
  for (const [id, module, words, status, text] of [
    ["pong", PONG, ["ping"], 0, "pong"],
    ["ticker", TICKER, ["ping"], 127, "exec-not-offered"],
    ["pong-empty", PONG, [], 1, "exec-refused"],
  ] as const) {
    granted(await bench.create(id, bench.image({ "module.wasm": module })));
    granted(await bench.start(id));
    const out = `file://${said}-${id}`;
    granted(await bench.exec({ id, execId: "e", stdout: out, stderr: out }, words));
    granted(await bench.start(id, "e"));
    assert.equal(await bench.wait(id, "e"), status, id);
    assert.match(linesOf(`${said}-${id}`).join("\n"), new RegExp(text));
    granted(await bench.remove(id, "e"));
    granted(await bench.kill(id, 9));
    await bench.wait(id);
    granted(await bench.remove(id));
  }
  assert.deepEqual(bench.left(), []);
});

test("a FIFO that nobody reads, and one whose reader goes: the container ends all the same", async () => {
  const fifo = (name: string): string => {
    const path = join(bench.folder, name);
    execFileSync("mkfifo", [path]);
    return path;
  };
  const counter = bench.image({ "module.wasm": COUNTER });
  const unread = fifo("unread");
  granted(await bench.create("unread", hello, { stdout: unread }));
  granted(await bench.start("unread"));
  assert.equal(await bench.wait("unread"), 7);
  granted(await bench.remove("unread"));
  const left = fifo("left");
  const reader = openSync(left, constants.O_RDONLY | constants.O_NONBLOCK);
  granted(await bench.create("left", counter, { stdout: left }));
  granted(await bench.start("left"));
  const buffer = Buffer.alloc(7);
  for (let tries = 0; !buffer.toString().startsWith("000001"); tries += 1) {
    assert.ok(tries < 200, "no line came");
    await sleep(10);
    try {
      readSync(reader, buffer);
    } catch {
      // Nothing is there yet.
    }
  }
  closeSync(reader);
  await sleep(50);
  granted(await bench.kill("left", 15));
  assert.equal(await bench.wait("left"), 143);
  granted(await bench.remove("left"));
  for (const [stdout, message] of [
    [bench.folder, /stdio-unsupported/],
    [join(bench.folder, "no", "such", "file"), /stdio-unopenable/],
    ["relative", /stdio-unsupported/],
    ["http://example.org/", /stdio-unsupported/],
  ] as const) {
    granted(await bench.create("nowhere", hello, { stdout }));
    const answer = await bench.start("nowhere");
    assert.ok("refused" in answer);
    assert.match(answer.message, message);
    granted(await bench.remove("nowhere"));
    assert.deepEqual(bench.left(), []);
  }
});

test("a robot server that is not there, and one that has left its socket", async () => {
  const driver = bench.image({ "module.wasm": build(DRIVER, DRIVER_MANIFEST) });
  refused(await bench.create("driver", driver), STATUS.failedPrecondition, /robot-unknown/);
  const robot = join(bench.runDir, "robots", "gone");
  mkdirSync(robot, { recursive: true, mode: 0o700 });
  const server = createServer();
  server.listen(join(robot, "real.sock"));
  await once(server, "listening");
  // A link to a socket that is closed then is what a killed server leaves: a name without a listener.
  execFileSync("ln", [join(robot, "real.sock"), join(robot, "control.sock")]);
  server.close();
  await once(server, "close");
  const answer = await bench.create("driver", driver);
  assert.ok("refused" in answer);
  assert.match(answer.message, /robot-unreachable|ECONNREFUSED/);
  assert.deepEqual(bench.left(), []);
  await works(bench, "still", hello);
});

test("a disk that is full: the container is refused with a code, and runs when there is room", async () => {
  const full = await startDaemonBench({ before: `mount -t tmpfs -o size=256k,mode=700 none "$RUN"` });
  try {
    const image = full.image({ "module.wasm": HELLO });
    const filler = join(full.runDir, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(1024 * 1024));
      assert.fail("the disk took more than it has");
    } catch (error) {
      assert.match(String(error), /ENOSPC/);
    }
    const answer = await full.create("full", image);
    assert.ok("refused" in answer, "it was taken");
    assert.match(answer.message, /notes-unwritable: .*ENOSPC/);
    assert.deepEqual(full.left(), []);
    truncateSync(filler, 0);
    await works(full, "full", image);
    assert.deepEqual(full.left(), []);
  } finally {
    await full.close();
  }
});

test("cgroups that cannot be written to: the container is refused, for its limits would not hold", async () => {
  const readOnly = await startDaemonBench({
    before: `for one in $(cut -d" " -f2 /proc/self/mounts | grep ^/sys/fs/cgroup); do mount -o remount,bind,ro "$one"; done`,
  });
  try {
    const image = readOnly.image({ "module.wasm": HELLO });
    const answer = await readOnly.create("one", image);
    assert.ok("refused" in answer, "it was taken");
    assert.match(answer.message, /cgroup-unwritable: .*EROFS/);
    assert.deepEqual(readOnly.left(), []);
  } finally {
    await readOnly.close();
  }
});

test("a daemon that is told to end does so, whatever was made and never started", async () => {
  const other = await startDaemonBench();
  const image = other.image({ "module.wasm": COUNTER });
  granted(await other.create("idle", image));
  granted(await other.create("busy", image));
  granted(await other.start("busy"));
  granted(await other.exec({ id: "busy", execId: "idle" }, ["/module.wasm"]));
  // What it waits for is its end.
  await other.close();
  assert.deepEqual(other.left(), []);
});

test.after(async () => {
  await bench.close();
});
test.run();
