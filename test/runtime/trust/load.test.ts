import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  changeUserTrust,
  developmentKey,
  digestOf,
  generateKey,
  loadSystemTrust,
  loadUserTrust,
  renewStore,
  revokeDigest,
  sealStore,
  signModule,
  TrustError,
  verifyModule,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";
import { MODULE, nameOf, NOW, ROOT, STORE } from "./golden.js";

const test = suite("trust: load");
const uid = process.getuid?.() ?? 0;
const person = { uid, now: NOW };

function refused(code: string, run: () => unknown): void {
  assert.throws(run, (error) => error instanceof TrustError && error.code === code, code);
}

test("the development key is made on first use, private, and the same ever after", () => {
  const folder = join(temporaryFolder(), "config", "sandpaw");
  const key = developmentKey(folder, person);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, "development.key")).mode & 0o777, 0o600);
  assert.equal(developmentKey(folder, person).publicKey.id, key.publicKey.id);
});

test("what the development key signed is valid in the person's own store", () => {
  const folder = temporaryFolder();
  const bundle = new TextEncoder().encode(signModule(MODULE, developmentKey(folder, person)));
  const store = loadUserTrust(folder, person);
  assert.equal(verifyModule({ bytes: MODULE, bundle, store, now: NOW, nameOf }).kind, "valid");
  assert.deepEqual(readdirSync(folder).sort(), ["development.key", "trust-store.json"]);
});

test("a development key that others can read is not used", () => {
  const folder = temporaryFolder();
  developmentKey(folder, person);
  chmodSync(join(folder, "development.key"), 0o640);
  refused("key-insecure", () => developmentKey(folder, person));
  refused("key-insecure", () => loadUserTrust(folder, person));
});

test("a person's store can be changed, and is signed again", () => {
  const folder = temporaryFolder();
  const before = loadUserTrust(folder, person);
  changeUserTrust(folder, person, (store, period) => revokeDigest(store, digestOf(MODULE), period));
  const after = loadUserTrust(folder, person);
  assert.equal(after.content.version, before.content.version + 1);
  assert.ok(after.revokedDigests.has(digestOf(MODULE)));
});

test("a person's store that somebody else signed is refused", () => {
  const folder = temporaryFolder();
  loadUserTrust(folder, person);
  writeFileSync(join(folder, "trust-store.json"), sealStore(STORE.content, generateKey()));
  refused("store-untrusted", () => loadUserTrust(folder, person));
});

/** A process of its own that loads the trust of this folder and prints the id of the development key. */
function loader(folder: string): Promise<string> {
  const module = import.meta.resolve("@sandpaw/runtime/trust");
  const code = `import { developmentKey, loadUserTrust } from ${JSON.stringify(module)};
    const person = { uid: ${uid}, now: new Date(${NOW.getTime()}) };
    const store = loadUserTrust(${JSON.stringify(folder)}, person);
    const { id } = developmentKey(${JSON.stringify(folder)}, person).publicKey;
    if (!store.keys.has(id)) throw new Error("the store lacks the key");
    console.log(id);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      status === 0 ? resolve(output.trim()) : reject(new Error(`exit code ${status}`)),
    );
  });
}

test("processes that start at once make one key and one store", async () => {
  const folder = join(temporaryFolder(), "new");
  const ids = await Promise.all(Array.from({ length: 6 }, () => loader(folder)));
  assert.equal(new Set(ids).size, 1);
  assert.deepEqual(readdirSync(folder).sort(), ["development.key", "trust-store.json"]);
});

test("a machine without a store refuses everything", () => {
  refused("store-missing", () => loadSystemTrust("/nonexistent-sandpaw", "/nonexistent-state"));
});

/** A system's folders, with the golden store in version 4. */
function system(): { readonly folder: string; readonly state: string } {
  const base = temporaryFolder();
  const folder = join(base, "etc");
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(join(folder, "root.pub"), ROOT.publicKey.pem);
  writeFileSync(join(folder, "trust-store.json"), sealStore(STORE.content, ROOT));
  return { folder, state: join(base, "state") };
}

test.needs("root", uid === 0, "only root can make files that belong to root");
test("a system's store is root's, and nobody else can write it", () => {
  const { folder, state } = system();
  assert.equal(loadSystemTrust(folder, state).store.content.version, 4);
  for (const [name, mode] of [
    ["trust-store.json", 0o664],
    ["trust-store.json", 0o602],
    ["root.pub", 0o646],
    [".", 0o777],
  ] as const) {
    const before = statSync(join(folder, name)).mode;
    chmodSync(join(folder, name), mode);
    refused("store-insecure", () => loadSystemTrust(folder, state));
    chmodSync(join(folder, name), before);
  }
  chownSync(join(folder, "root.pub"), 1000, 1000);
  refused("store-insecure", () => loadSystemTrust(folder, state));
});

test("an older store, and another one of the same version, are not taken: the newest stays in force", () => {
  const { folder, state } = system();
  const put = (content: typeof STORE.content): void =>
    writeFileSync(join(folder, "trust-store.json"), sealStore(content, ROOT));
  const period = { now: NOW, expires: new Date("2030-01-01T00:00:00Z") };
  const newer = renewStore(STORE.content, period);
  loadSystemTrust(folder, state);
  put(newer);
  assert.equal(loadSystemTrust(folder, state).store.content.version, 5);
  assert.equal(loadSystemTrust(folder, state).store.content.version, 5);
  for (const content of [STORE.content, { ...newer, revoked: { keys: [], digests: [] } }]) {
    put(content);
    const { store, notTaken } = loadSystemTrust(folder, state);
    assert.deepEqual(store.content, newer);
    assert.equal(notTaken?.code, "store-rollback");
  }
  put(newer);
  assert.equal(loadSystemTrust(folder, state).store.content.version, 5);
});

test("a damaged mark, or one that others can write, refuses everything", () => {
  const { folder, state } = system();
  loadSystemTrust(folder, state);
  const mark = join(state, "trust.mark");
  const good = readFileSync(mark);
  for (const text of ["", "{}", '{"version":1}', `${good.toString()}{}`]) {
    writeFileSync(mark, text);
    refused("mark-unusable", () => loadSystemTrust(folder, state));
  }
  writeFileSync(mark, good);
  chmodSync(mark, 0o666);
  refused("mark-unusable", () => loadSystemTrust(folder, state));
  chmodSync(mark, 0o644);
  assert.equal(loadSystemTrust(folder, state).store.content.version, 4);
});

test("a system never trusts a development key", () => {
  const { folder, state } = system();
  const bundle = new TextEncoder().encode(signModule(MODULE, developmentKey(folder, person)));
  const { store } = loadSystemTrust(folder, state);
  const verdict = verifyModule({ bytes: MODULE, bundle, store, now: NOW, nameOf });
  assert.ok(verdict.kind === "refused");
  assert.equal(verdict.code, "key-unknown");
});

test.run();
