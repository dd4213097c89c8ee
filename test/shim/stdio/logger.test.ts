/** Programs that take a container's output: started as containerd's own shim does it, whole to the last byte. */

import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStdio, ShimError, startLogger } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: loggers");
const OWNER = { id: "one", namespace: "default" };

/** A shell script as a logger; what it writes goes to files in its folder. */
function script(body: string): { readonly uri: string; readonly path: (name: string) => string } {
  const folder = temporaryFolder();
  const path = (name: string): string => join(folder, name);
  writeFileSync(path("logger"), `#!/bin/sh\n${body}\n`);
  chmodSync(path("logger"), 0o755);
  return { uri: `binary://${path("logger")}?folder=${encodeURIComponent(folder)}`, path };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    assert.ok(tries < 500, `${what} did not come about`);
    await sleep(10);
  }
}
const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const KEEP = `echo "$@" > "$2/words"; env > "$2/env"
  cat <&4 > "$2/stderr" 5>&- & exec 5>&-; cat /dev/fd/3 > "$2/stdout"; wait; touch "$2/over"`;

test("it is started with the container's name, has all output of both kinds, and sees their end", async () => {
  const { uri, path } = script(KEEP);
  const stdio = await openStdio({ terminal: false, stdin: "", stdout: uri, stderr: uri }, OWNER);
  const big = "0123456789\n".repeat(100_000);
  stdio.stdout?.stream.write(big);
  stdio.stderr?.stream.write("to the other\n");
  await stdio.finish();
  await until("its end", () => existsSync(path("over")));
  assert.equal(read(path("stdout")), big);
  assert.equal(read(path("stderr")), "to the other\n");
  assert.match(read(path("words")), /^folder \//);
  const env = read(path("env")).split("\n");
  assert.ok(env.includes("CONTAINER_ID=one") && env.includes("CONTAINER_NAMESPACE=default"), env.join(" "));
  assert.ok(!env.some((line) => line.startsWith("HOME=")), "it has the daemon's environment");
});

test("the container waits until it is ready", async () => {
  const { uri, path } = script(`sleep 0.2; touch "$2/is-ready"; exec 5>&-; cat <&3 >/dev/null`);
  const { stdout, stderr } = await startLogger(uri, OWNER);
  assert.ok(existsSync(path("is-ready")));
  stdout.close();
  stderr.close();
});

test("one that dies is no harm: what is written goes nowhere, and nobody waits", async () => {
  const { uri } = script(`exec 5>&-; sleep 0.05; exit 3`);
  const { stdout, stderr } = await startLogger(uri, OWNER);
  for (let i = 0; i < 40 && stdout.stream.writable; i += 1) {
    stdout.stream.write("x".repeat(50_000));
    await sleep(10);
  }
  assert.ok(!stdout.stream.writable, "its death went unnoticed");
  await Promise.all([stdout.finish(), stderr.finish()]);
  await stdout.finish();
});

test("what cannot be started, or must say that it is ready and does not, is refused with a code", async () => {
  const refused = (code: string) => (error: unknown) => error instanceof ShimError && error.code === code;
  const silent = script(`exit 0`).uri.replace("binary:", "binary-v2:");
  await assert.rejects(startLogger(silent, OWNER), refused("stdio-unopenable"));
  const saying = script(`printf x >&5; exec 5>&-; cat <&3 >/dev/null`).uri.replace("binary:", "binary-v2:");
  const { stdout, stderr } = await startLogger(saying, OWNER);
  for (const one of [stdout, stderr]) await one.finish();
  await assert.rejects(startLogger("binary:///nonexistent/logger", OWNER), refused("stdio-unopenable"));
  for (const uri of ["binary://host/bin/true", "binary://", "binary:///bin/%zz", "binary:///bin/%00"])
    await assert.rejects(startLogger(uri, OWNER), refused("stdio-unsupported"), uri);
});

test.run();
