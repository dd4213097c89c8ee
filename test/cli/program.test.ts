/** Plain WASI programs from the command line: arguments, input, output, exit code. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { behaviour, leb, name, section, type, vec, wasm } from "../runtime/module/builder.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: program");
const place = new Place();
const WASI = "wasi_snapshot_preview1";

/** A module whose `_start` has this body, with `proc_exit` as function 0 and `fd_write` as function 1. */
function program(body: readonly number[], data: readonly number[] = []): Uint8Array {
  const code = [0, ...body, 0x0b];
  return wasm(
    section(1, vec([type(["i32"]), type(["i32", "i32", "i32", "i32"], ["i32"]), type()])),
    section(
      2,
      vec([
        [...name(WASI), ...name("proc_exit"), 0, 0],
        [...name(WASI), ...name("fd_write"), 0, 1],
      ]),
    ),
    section(3, vec([[2]])),
    section(5, vec([[0, 1]])),
    section(
      7,
      vec([
        [...name("memory"), 2, 0],
        [...name("_start"), 0, 2],
      ]),
    ),
    section(10, vec([[...leb(code.length), ...code]])),
    section(11, vec([[0, 0x41, 0, 0x0b, ...leb(data.length), ...data]])),
  );
}

async function signed(file: string, bytes: Uint8Array): Promise<void> {
  writeFileSync(join(place.folder, file), bytes);
  const { code, err } = await place.call(["sign", file, "--key", "me.key"]);
  assert.equal(code, 0, err);
}

test.before(async () => {
  const { code, err } = await place.call(["keygen", "me", "--trust"]);
  assert.equal(code, 0, err);
});

test("its exit code is handed on, its output is the command's", async () => {
  // An iovec at 0 that points at 8; fd_write(1, 0, 1, 100), dropped; proc_exit(7).
  const text = [...Buffer.from("hello\n")];
  const data = [8, 0, 0, 0, text.length, 0, 0, 0, ...text];
  const body = [0x41, 1, 0x41, 0, 0x41, 1, 0x41, 0xe4, 0, 0x10, 1, 0x1a, 0x41, 7, 0x10, 0];
  await signed("seven.wasm", program(body, data));
  const { code, out, err } = await place.call(["run", "seven.wasm"]);
  assert.equal(code, 7, err);
  assert.equal(out, "hello\n");
  const json = await place.call(["run", "seven.wasm", "--json"]);
  assert.equal(json.code, 7);
  assert.match(JSON.stringify(jsonOf(json)["exit"]), /"reason":"exit","code":7/);
});

test("a trap is 134, with one line", async () => {
  await signed("trap.wasm", program([0x00]));
  const { code, err } = await place.call(["run", "trap.wasm"]);
  assert.equal(code, 134);
  assert.match(err, /^sandpaw: trap: .+$/m);
});

test("what the engine cannot compile is refused with a code, and what to do", async () => {
  await signed("invalid.wasm", program([0x6a]));
  const { code, err } = await place.call(["run", "invalid.wasm"]);
  assert.equal(code, 126);
  assert.match(err, /^sandpaw: module-invalid: the module does not compile: .+\n {2}→ .+\n$/m);
});

test("Ctrl-C ends a program that never ends", async () => {
  await signed("loop.wasm", program([0x03, 0x40, 0x0c, 0, 0x0b]));
  const run = place.start(["run", "loop.wasm", "--name", "loop"]);
  for (let i = 0; i < 100; i += 1) {
    if ((await place.call(["ps"])).out.includes(" running ")) break;
  }
  run.signal("SIGINT");
  assert.equal((await run.ended).code, 130);
  assert.deepEqual(await place.settles(), []);
  assert.deepEqual(place.leftovers(), []);
});

test("what runs is ended when its key is revoked", async () => {
  await place.call(["keygen", "gone", "--trust"]);
  writeFileSync(join(place.folder, "revoked.wasm"), program([0x03, 0x40, 0x0c, 0, 0x0b]));
  assert.equal((await place.call(["sign", "revoked.wasm", "--key", "gone.key"])).code, 0);
  const run = place.start(["run", "revoked.wasm", "--name", "revoked", "--for", "40"]);
  for (let i = 0; i < 100; i += 1) {
    if ((await place.call(["ps"])).out.includes(" running ")) break;
  }
  assert.equal((await place.call(["trust", "revoke", "gone"])).code, 0);
  const { code, err } = await run.ended;
  assert.equal(code, 137, err);
  assert.match(err, /key-revoked: the key \S+ was revoked/);
});

test("what wants a robot is refused without one", async () => {
  const needs = behaviour({
    imports: [{ module: "sandpaw:robot/motion@0.1.0", name: "stop", params: ["i32"] }],
  });
  await signed("needs.wasm", needs);
  const { code, err } = await place.call(["run", "needs.wasm", "--robot", "none"]);
  assert.equal(code, 126);
  assert.match(err, /^sandpaw: import-not-requested: /);
});

test.run();
