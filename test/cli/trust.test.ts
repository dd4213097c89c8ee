// `sandpaw trust` makes what a machine takes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPublicKey, soleRoot, unsealStore, type TrustStore } from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../harness/index.js";

const test = suite("cli: trust");
const MAIN = fileURLToPath(new URL("../../../cli/dist/main.js", import.meta.url));

/** A person's folder with the command in it. */
class Desk {
  readonly folder: string = temporaryFolder();

  /** Runs `sandpaw` and gives what it said; fails unless it ends with this code. */
  sandpaw(line: string, exitCode = 0): string {
    const env = { PATH: process.env["PATH"], SANDPAW_CONFIG_DIR: join(this.folder, "config") };
    const options = { cwd: this.folder, env, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...line.split(" ")], options);
    assert.equal(status, exitCode, `sandpaw ${line}: ${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  }

  store(): TrustStore {
    const root = soleRoot(readPublicKey(readFileSync(join(this.folder, "root.pub"), "utf8")));
    return unsealStore(new Uint8Array(readFileSync(join(this.folder, "store.json"))), root);
  }
}

test("a machine's store is made, changed and shown", () => {
  const desk = new Desk();
  const sealed = "--store store.json --root root.key";
  desk.sandpaw("keygen root");
  desk.sandpaw("keygen acme");
  desk.sandpaw("trust init store.json --root root.key --days 90");
  writeFileSync(join(desk.folder, "slow.yaml"), "version: 1\nallow: { motion: { maxSpeed: 0.1 } }\n");
  desk.sandpaw(`trust add-key acme.dev acme.pub --scope acme.* --ceiling slow.yaml ${sealed}`);
  const [key] = desk.store().content.keys;
  assert.deepEqual(
    [key?.name, key?.scope, key?.ceiling],
    ["acme.dev", ["acme.*"], { motion: { maxSpeed: 0.1 } }],
  );
  desk.sandpaw(`trust revoke sha256:${"ab".repeat(32)} ${sealed}`);
  desk.sandpaw(`trust revoke acme.dev ${sealed}`);
  assert.equal(desk.store().revokedKeys.size, 1);
  assert.match(desk.sandpaw("trust show --store store.json --root root.pub"), /acme\.dev .* REVOKED/);
  desk.sandpaw(`trust remove-key acme.dev ${sealed}`);
  desk.sandpaw(`trust renew ${sealed} --days 7`);
  assert.deepEqual([desk.store().content.version, desk.store().keys.size], [6, 0]);
});

test("one's own store is there without being made", () => {
  const desk = new Desk();
  assert.match(desk.sandpaw("trust show"), /development .* signs \*/);
  desk.sandpaw("keygen me");
  desk.sandpaw("trust add-key me me.pub");
  assert.match(desk.sandpaw("trust show"), /version 2/);
});

test("another root key, a bad scope and an unknown name are refused, and change nothing", () => {
  const desk = new Desk();
  desk.sandpaw("keygen root");
  desk.sandpaw("keygen other");
  desk.sandpaw("trust init store.json --root root.key");
  const before = readFileSync(join(desk.folder, "store.json"));
  assert.match(desk.sandpaw("trust renew --store store.json --root other.key", 1), /store-untrusted/);
  assert.match(
    desk.sandpaw("trust add-key a other.pub --scope a*b --store store.json --root root.key", 1),
    /store-malformed/,
  );
  assert.match(desk.sandpaw("trust revoke nobody --store store.json --root root.key", 1), /key-absent/);
  assert.match(desk.sandpaw("trust init store.json --root root.key", 1), /file-exists/);
  assert.deepEqual(readFileSync(join(desk.folder, "store.json")), before);
});

test.run();
