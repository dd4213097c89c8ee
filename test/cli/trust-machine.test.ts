// What an operator does for a machine: a root of several people, stores that several sign, files and images installed.
import assert from "node:assert/strict";
import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: trust of a machine");
const uid = process.getuid?.() ?? 0;
test.needs("root", uid === 0, "only root can make the folders of a machine");
const place = new Place();
const DISK = ["--prefix", "disk"] as const;

async function done(...words: readonly string[]): Promise<Record<string, unknown>> {
  const outcome = await place.call([...words, "--json"]);
  assert.equal(outcome.code, 0, `${words.join(" ")}: ${outcome.err}${outcome.out}`);
  return jsonOf(outcome);
}

async function refusal(code: string, ...words: readonly string[]): Promise<void> {
  const { code: status, err, out } = await place.call(words);
  assert.equal(status, 1, `${words.join(" ")}: ${err}${out}`);
  assert.match(err, new RegExp(`^sandpaw: ${code}: `));
}

function copy(from: string, to: string): void {
  writeFileSync(join(place.folder, to), readFileSync(join(place.folder, from)));
}

async function versionInForce(): Promise<unknown> {
  return (await done("trust", "show", "--system", ...DISK))["version"];
}

test("two of three people make a root and a store, and the machine takes them", async () => {
  for (const name of ["ada", "bo", "cy", "acme"]) await done("keygen", name);
  const members = ["ada", "bo", "cy"].flatMap((name) => ["--member", `${name}=${name}.pub`]);
  await done("trust", "root", "root.json", ...members, "--threshold", "2", "--root", "ada.key");
  await done("trust", "sign", "root.json", "--root", "bo.key");
  await done("trust", "init", "store.json", "--root", "ada.key", "--days", "90", "--grace-hours", "24");
  await done("trust", "add-key", "acme", "acme.pub", "--store", "store.json", "--root", "ada.key");
  await refusal("store-untrusted", "trust", "show", "--store", "store.json", "--root", "root.json");
  const signed = await done("trust", "sign", "store.json", "--root", "cy.key");
  assert.equal(signed["signatures"], 2);
  const shown = await done("trust", "show", "--store", "store.json", "--root", "root.json");
  assert.deepEqual([shown["version"], shown["graceHours"]], [2, 24]);
  mkdirSync(join(place.folder, "disk", "etc", "sandpaw"), { recursive: true });
  copy("root.json", "disk/etc/sandpaw/root.json");
  copy("store.json", "disk/etc/sandpaw/trust-store.json");
  assert.equal(await versionInForce(), 2);
});

test("signing twice with one key counts once", async () => {
  const again = await done("trust", "sign", "store.json", "--root", "cy.key");
  assert.equal(again["signatures"], 2);
});

test("who has not signed what is there goes on from the root, and is told who must sign still", async () => {
  await refusal("store-untrusted", "trust", "renew", "--store", "store.json", "--root", "bo.key");
  const renewed = await place.call([
    "trust",
    "renew",
    "--store",
    "store.json",
    "--root",
    "bo.key",
    "--roots",
    "root.json",
  ]);
  assert.equal(renewed.code, 0, renewed.err);
  assert.match(renewed.err, /1 of 2 root keys have signed it; the others: sandpaw trust sign/);
  await refusal("store-untrusted", "trust", "install", "store.json", ...DISK);
  assert.equal(await versionInForce(), 2);
  await done("trust", "sign", "store.json", "--root", "ada.key");
  copy("store.json", "version-3.json");
  assert.equal((await done("trust", "install", "store.json", ...DISK))["version"], 3);
  assert.equal(await versionInForce(), 3);
});

test("a store goes through a layout as an image, by the same rules", async () => {
  const two = ["--root", "ada.key", "--root", "bo.key", "--roots", "root.json"];
  await done("trust", "revoke", "acme", "--store", "store.json", ...two);
  const pushed = await done("trust", "push", "store.json", "oci:fleet");
  assert.equal(pushed["tag"], "4");
  // The only image of a layout needs no name.
  assert.equal((await done("trust", "install", "oci:fleet", ...DISK))["version"], 4);
  await done("trust", "push", "version-3.json", "oci:fleet");
  assert.equal((await done("trust", "install", "oci:fleet:4", ...DISK))["version"], 4);
  await refusal("store-rollback", "trust", "install", "oci:fleet:3", ...DISK);
  assert.equal(await versionInForce(), 4);
  const text = await place.call(["trust", "show", "--system", ...DISK]);
  assert.match(text.out, /acme .* REVOKED/);
  const none = await place.call(["trust", "push", "ada.pub", "oci:fleet"]);
  assert.match(none.err, /store-malformed/);
});

test("what is copied over the store and is not to be taken stays out, and is said", async () => {
  copy("version-3.json", "disk/etc/sandpaw/trust-store.json");
  const { out, err } = await place.call(["trust", "show", "--system", ...DISK]);
  assert.match(out, /^version 4, /);
  assert.match(err, /was not taken, version 4 stays in force: store-rollback/);
  copy("store.json", "disk/etc/sandpaw/trust-store.json");
});

test("a root is followed by the next one when enough of the old one agree", async () => {
  const member = ["--member", "cy=cy.pub", "--after", "root.json", "--threshold", "1"];
  await done("trust", "root", "next.json", ...member, "--root", "cy.key");
  await refusal("store-untrusted", "trust", "install", "next.json", ...DISK);
  await done("trust", "sign", "next.json", "--root", "ada.key");
  // The store in force is not signed by cy alone: without it the machine would be left without a store.
  await refusal("store-untrusted", "trust", "install", "next.json", ...DISK);
  await done("trust", "sign", "store.json", "--root", "cy.key");
  await done("trust", "install", "store.json", ...DISK);
  assert.equal((await done("trust", "install", "next.json", ...DISK))["version"], 2);
  await refusal("store-untrusted", "trust", "install", "root.json", ...DISK);
  await done("trust", "renew", "--store", "store.json", "--root", "cy.key");
  assert.equal((await done("trust", "install", "store.json", ...DISK))["version"], 5);
});

test("the machine's time is shown, and root can set it right", async () => {
  const { clock } = await done("trust", "clock", ...DISK);
  assert.equal(clock, "right");
  assert.match(String((await done("trust", "clock", "--reset", ...DISK))["reset"]), /^\d{4}-\d\d-\d\dT/);
});

test("files that are not root's are not believed", async () => {
  chownSync(join(place.folder, "disk", "etc", "sandpaw", "root.json"), 1000, 1000);
  await refusal("store-insecure", "trust", "show", "--system", ...DISK);
});

test.run();
