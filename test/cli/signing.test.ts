import { execFileSync } from "node:child_process";
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { behaviour, wasm } from "../runtime/module/builder.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: signing");
const place = new Place();
const module = join(place.folder, "m.wasm");
const bundle = `${module}.sigstore.json`;

test("keygen writes two files, the private one only for its owner", async () => {
  const made = await place.call(["keygen", "me", "--trust", "--json"]);
  assert.equal(made.code, 0, made.err);
  assert.equal(jsonOf(made)["trusted"], true);
  assert.equal(statSync(join(place.folder, "me.key")).mode & 0o777, 0o600);
  assert.match(readFileSync(join(place.folder, "me.pub"), "utf8"), /^-----BEGIN PUBLIC KEY-----\n/);
  const again = await place.call(["keygen", "me"]);
  assert.equal(again.code, 1);
  assert.match(again.err, /^sandpaw: file-exists: /);
});

test("what was signed is valid, for the own store and for the bare key", async () => {
  writeFileSync(module, behaviour({}));
  const signed = await place.call(["sign", module, "--key", "me.key", "--json"]);
  assert.equal(signed.code, 0, signed.err);
  assert.ok(existsSync(bundle));
  const verified = await place.call(["verify", module, "--json"]);
  assert.equal(verified.code, 0, verified.err);
  const { kind, signer, digest } = jsonOf(verified);
  assert.deepEqual(
    { kind, signer, digest },
    { kind: "valid", signer: "me", digest: jsonOf(signed)["digest"] },
  );
  assert.equal((await place.call(["verify", module, "--key", "me.pub"])).code, 0);
});

test("one flipped bit, no signature, another key: three codes", async () => {
  await place.call(["keygen", "other"]);
  const codes: unknown[] = [];
  const judge = async (): Promise<void> => {
    const verdict = await place.call(["verify", module, "--json"]);
    assert.equal(verdict.code, 1);
    codes.push(jsonOf(verdict)["code"]);
  };
  const good = readFileSync(module);
  const bad = Buffer.from(good);
  bad.writeUInt8(bad.readUInt8(bad.length - 1) ^ 1, bad.length - 1);
  writeFileSync(module, bad);
  await judge();
  writeFileSync(module, good);
  rmSync(bundle);
  await judge();
  await place.call(["sign", module, "--key", "other.key"]);
  await judge();
  assert.deepEqual(codes, ["signature-mismatch", "signature-missing", "key-unknown"]);
});

test("run refuses with the code of the verifier, and never signs", async () => {
  rmSync(bundle, { force: true });
  const refused = await place.call(["run", module]);
  assert.equal(refused.code, 126);
  assert.match(refused.err, /^sandpaw: signature-missing: .+\n  → /);
  assert.ok(!existsSync(bundle));
});

test("what is no module is not signed", async () => {
  writeFileSync(join(place.folder, "c.wasm"), Buffer.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]));
  const { code, err } = await place.call(["sign", "c.wasm", "--key", "me.key"]);
  assert.equal(code, 1);
  assert.match(err, /^sandpaw: module-is-component: /);
});

test("inspect describes without trusting", async () => {
  writeFileSync(
    join(place.folder, "r.wasm"),
    behaviour({
      imports: [{ module: "sandpaw:robot/motion@0.1.0", name: "stop", params: ["i32"] }],
      exports: [{ name: "tick" }],
      memory: [2, 9],
    }),
  );
  const text = await place.call(["inspect", "r.wasm"]);
  assert.equal(text.code, 0, text.err);
  assert.match(text.out, /runs as +reactor: tick\n/);
  assert.match(text.out, /sandpaw:robot\/motion@0\.1\.0 +stop\n/);
  assert.match(text.out, /128\.0 KiB to begin with, at most 576\.0 KiB\n/);
  const { hosted, memory } = jsonOf(await place.call(["inspect", "r.wasm", "--json"]));
  assert.deepEqual(memory, { min: 2, max: 9 });
  assert.deepEqual(hosted, {
    kind: "ok",
    value: { interfaces: ["motion"], wasi: false, shape: "reactor", entries: ["tick"] },
  });
});

test("with --json an error is JSON too", async () => {
  const { error } = jsonOf(await place.call(["inspect", "nowhere.wasm", "--json"]));
  assert.match(
    JSON.stringify(error),
    /^{"code":"file-unreadable","kind":"user","message":".+","remedy":".+"}$/,
  );
  assert.match(JSON.stringify(jsonOf(await place.call(["run", "c.wasm", "--json"]))), /"signature-missing"/);
});

test("inspect says why a module is not hosted, and what a file is not", async () => {
  writeFileSync(join(place.folder, "e.wasm"), wasm());
  const empty = await place.call(["inspect", "e.wasm"]);
  assert.equal(empty.code, 0);
  assert.match(empty.out, /entry-missing/);
  writeFileSync(join(place.folder, "t.wasm"), "(module)");
  const text = await place.call(["inspect", "t.wasm"]);
  assert.equal(text.code, 1);
  assert.match(text.err, /^sandpaw: module-magic: /);
  const absent = await place.call(["inspect", "nowhere.wasm"]);
  assert.equal(absent.code, 1);
  assert.match(absent.err, /^sandpaw: file-unreadable: nowhere\.wasm is not there\n/);
  // Opened as it stands, a pipe without a writer would hold the command for ever.
  execFileSync("mkfifo", [join(place.folder, "pipe.wasm")]);
  const pipe = await place.call(["inspect", "pipe.wasm"]);
  assert.match(pipe.err, /^sandpaw: file-unreadable: pipe\.wasm is not a regular file\n/);
});

test.run();
