/** FIFOs: nothing is lost to a reader that comes late, goes and comes back, or to the end of a short life. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { constants, openSync, readFileSync, writeFileSync, closeSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { createTerminal, openInput, openOutput, ShimError, type Output } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: stdio");

function fifo(): string {
  const path = join(temporaryFolder(), "f");
  execFileSync("mkfifo", [path]);
  return path;
}

interface Reader {
  readonly socket: Socket;
  text: string;
  ended: boolean;
}

function readFrom(path: string): Reader {
  const socket = new Socket({
    fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
  const reader: Reader = { socket, text: "", ended: false };
  socket.on("data", (chunk: Buffer) => (reader.text += chunk.toString()));
  socket.on("end", () => (reader.ended = true));
  return reader;
}

async function opened(path: string): Promise<Output> {
  const output = await openOutput(path);
  assert.ok(output);
  return output;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    assert.ok(tries < 500, "it did not come about");
    await sleep(5);
  }
}

test("a hundred short lives, and the reader has each whole and sees its end", async () => {
  for (let i = 0; i < 100; i += 1) {
    const path = fifo();
    const opening = opened(path);
    if (i % 2 === 0) await sleep(2);
    const reader = readFrom(path);
    const output = await opening;
    output.stream.write(`line ${i}\n`);
    await output.finish();
    await until(() => reader.ended);
    assert.equal(reader.text, `line ${i}\n`);
  }
});

test("a reader that goes and comes back loses nothing, also when the writer has ended meanwhile", async () => {
  const path = fifo();
  const first = readFrom(path);
  const output = await opened(path);
  output.stream.write("one\n");
  await until(() => first.text === "one\n");
  first.socket.destroy();
  await once(first.socket, "close");
  output.stream.write("two\n");
  // An end must not wait for a reader that may never come, and must not be told because one has come.
  await output.finish();
  await sleep(120);
  const second = readFrom(path);
  await until(() => second.ended);
  assert.equal(second.text, "two\n");
});

test("more than a FIFO holds waits for its reader", async () => {
  const path = fifo();
  const reader = readFrom(path);
  const output = await opened(path);
  const big = "x".repeat(1_000_000);
  assert.ok(!output.stream.write(big));
  await output.finish();
  await until(() => reader.ended);
  assert.equal(reader.text.length, big.length);
});

test("who gives up is not waited for", async () => {
  const path = fifo();
  const reader = readFrom(path);
  const output = await opened(path);
  reader.socket.destroy();
  await once(reader.socket, "close");
  const finishing = output.finish();
  output.close();
  await finishing;
});

test("a file is appended to; anything else is refused", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "log");
  writeFileSync(file, "before\n");
  for (const path of [file, `file://${file}`]) {
    const output = await opened(path);
    output.stream.write("after\n");
    await output.finish();
  }
  assert.equal(readFileSync(file, "utf8"), "before\nafter\nafter\n");
  assert.equal(await openOutput(""), undefined);
  const refused = (code: string) => (error: unknown) => error instanceof ShimError && error.code === code;
  await assert.rejects(openOutput(folder), refused("stdio-unsupported"));
  await assert.rejects(openOutput("binary:///bin/logger?x=y"), refused("stdio-unsupported"), "not by itself");
  await assert.rejects(openOutput(join(folder, "none")), refused("stdio-unopenable"));
  assert.throws(() => openInput(file), refused("stdio-unsupported"));
  assert.throws(() => openInput(join(folder, "none")), refused("stdio-unopenable"));
});

test("an input ends when its writer has gone and has said so", async () => {
  const path = fifo();
  const input = openInput(path);
  assert.ok(input);
  let text = "";
  let ended = false;
  input.stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  input.stream.on("end", () => (ended = true));
  for (const word of ["one ", "two "]) {
    const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(writer, word);
    closeSync(writer);
    await until(() => text.endsWith(word));
  }
  assert.ok(!ended, "a writer that only went away is no end");
  input.end();
  await until(() => ended);
  assert.equal(text, "one two ");
  input.close();
});

test("a terminal echoes, edits, hands on lines, and ends", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk));
  const shown = (): string => Buffer.concat(chunks).toString();
  let interrupts = 0;
  const { stdin, stdout } = createTerminal({ input, output, onInterrupt: () => (interrupts += 1) });
  assert.ok(stdin);
  let read = "";
  stdin.on("data", (chunk: Buffer) => (read += chunk.toString()));
  input.write("hallö\u007f\u007fo\r");
  await until(() => read === "halo\n");
  assert.equal(shown(), "hallö\b \b\b \bo\r\n");
  stdout.write("one\ntwo\n");
  await until(() => shown().endsWith("one\r\ntwo\r\n"));
  input.write("gone\u0003");
  await until(() => interrupts === 1);
  input.write("part\u0004");
  await until(() => read === "halo\npart");
  input.write("\u0004");
  await once(stdin, "end");
});

test.run();
