import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readModuleFile } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: module file");
const folder = temporaryFolder();

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test("a module and the signature beside it, if there is one", () => {
  const path = file("a.wasm", "module");
  assert.deepEqual(readModuleFile(path), { bytes: new TextEncoder().encode("module"), bundle: undefined });
  file("a.wasm.sigstore.json", "signature");
  assert.deepEqual(readModuleFile(path).bundle, new TextEncoder().encode("signature"));
  assert.equal(readModuleFile(file("empty.wasm", "")).bytes.length, 0);
});

test("links, FIFOs, folders, devices and giants are refused, and none of them blocks", () => {
  const secret = file("secret", "root's own");
  symlinkSync(secret, join(folder, "link.wasm"));
  execFileSync("mkfifo", [join(folder, "fifo.wasm")]);
  mkdirSync(join(folder, "folder.wasm"));
  truncateSync(file("giant.wasm", ""), 16 * 1024 * 1024 + 1);
  const codes = {
    "link.wasm": "module-file-unreadable",
    "nothing.wasm": "module-file-unreadable",
    "fifo.wasm": "module-file-not-regular",
    "folder.wasm": "module-file-not-regular",
    "giant.wasm": "module-file-too-large",
  };
  for (const [name, code] of Object.entries(codes)) {
    assert.throws(() => readModuleFile(join(folder, name)), new RegExp(`^SupervisorError: ${code}: `), name);
  }
  assert.throws(() => readModuleFile("/dev/zero"), /module-file-not-regular/);
});

test("a signature that is too large is not called a module", () => {
  const path = file("c.wasm", "module");
  file("c.wasm.sigstore.json", "x".repeat(16 * 1024 + 1));
  assert.throws(
    () => readModuleFile(path),
    /^TrustError: bundle-too-large: .*c\.wasm\.sigstore\.json has more/,
  );
});

test("a signature that is a link is refused, not left out", () => {
  const path = file("b.wasm", "module");
  symlinkSync(join(folder, "a.wasm"), `${path}.sigstore.json`);
  assert.throws(() => readModuleFile(path), /module-file-unreadable.*is a link/);
});

test.run();
