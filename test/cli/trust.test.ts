// `sandpaw trust` makes what a machine takes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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

test("an option that would do nothing is refused, and nothing is changed", () => {
  const desk = new Desk();
  desk.sandpaw("keygen root");
  const idle = [
    "trust show --prefix disk",
    "trust show --root root.pub",
    "trust show --system --store store.json --root root.pub",
    "trust add-key a root.pub --root root.key",
    "trust add-key a root.pub --days 7",
    "keygen lab --scope lab.*",
    "keygen lab --ceiling slow.yaml",
  ];
  for (const line of idle) assert.match(desk.sandpaw(line, 2), /^sandpaw: usage: .*--/);
  assert.deepEqual(readdirSync(desk.folder).sort(), ["root.key", "root.pub"]);
});

test("keygen leaves no half of a pair behind", () => {
  const desk = new Desk();
  writeFileSync(join(desk.folder, "one.pub"), "");
  assert.match(desk.sandpaw("keygen one", 1), /file-exists: .*one\.pub/);
  writeFileSync(join(desk.folder, "two.key"), "");
  assert.match(desk.sandpaw("keygen two", 1), /file-exists: .*two\.key/);
  assert.match(desk.sandpaw("keygen three --trust --scope a*b", 1), /store-malformed/);
  const left = readdirSync(desk.folder).filter((name) => name !== "config");
  assert.deepEqual(left.sort(), ["one.pub", "two.key"]);
});

test("a root is signed by its members only, and its threshold is a whole number", () => {
  const desk = new Desk();
  for (const name of ["ada", "bo", "eve"]) desk.sandpaw(`keygen ${name}`);
  const members = "--member ada=ada.pub --member bo=bo.pub";
  assert.match(
    desk.sandpaw(`trust root root.json ${members} --threshold 1 --root ada.key --root eve.key`, 2),
    /usage: --root eve\.key: that key is no member/,
  );
  assert.match(desk.sandpaw(`trust root root.json ${members} --threshold 1.5 --root ada.key`, 2), /whole/);
  desk.sandpaw(`trust root root.json ${members} --threshold 1 --root ada.key`);
  // Whoever leaves the root still signs the next one.
  desk.sandpaw(
    "trust root next.json --member eve=eve.pub --threshold 1 --root eve.key --root bo.key --after root.json",
  );
});

test("a machine's disk that is not there is not made", () => {
  const desk = new Desk();
  for (const line of ["trust clock --reset --prefix typo", "trust clock --prefix typo"])
    assert.match(desk.sandpaw(line, 1), /^sandpaw: file-unusable: --prefix typo: there is no such folder/);
  assert.deepEqual(readdirSync(desk.folder), []);
});

test("a seed is a whole number", () => {
  assert.match(new Desk().sandpaw("sim --seed 1.5", 2), /^sandpaw: usage: --seed takes a whole number/);
});

test("trust init speaks of no option that it does not have", () => {
  assert.doesNotMatch(new Desk().sandpaw("trust init --help"), /--store/);
});

test.run();
