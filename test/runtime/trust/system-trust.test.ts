// What a machine keeps when something is brought to it that it must not take.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  generateKey,
  installTrust,
  loadSystemTrust,
  parseSealed,
  renewStore,
  revokeDigest,
  sealRoot,
  sealStore,
  signModule,
  storeOf,
  TrustError,
  type RootContent,
  type SigningKey,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../../harness/index.js";
import { AUTHOR, NOW } from "./golden.js";

const test = suite("trust: of a machine");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PERIOD = { now: NOW, expires: new Date("2028-01-01T00:00:00Z") };

function refused(code: string, run: () => unknown): void {
  assert.throws(run, (error) => error instanceof TrustError && error.code === code, code);
}

/** A machine with its two folders. */
class Machine {
  readonly config: string;
  readonly state: string;

  constructor() {
    const folder = temporaryFolder();
    this.config = join(folder, "etc");
    this.state = join(folder, "var");
    mkdirSync(this.config);
    mkdirSync(this.state);
  }

  put(name: string, text: string | Uint8Array): void {
    writeFileSync(join(this.config, name), text);
  }

  /** Version in force, and why what lies there is not. */
  look(): readonly [number, string] {
    const { store, notTaken } = loadSystemTrust(this.config, this.state);
    return [store.content.version, notTaken?.code ?? "taken"];
  }
}

const ROOT = generateKey();
const FIRST = { ...storeOf(AUTHOR.publicKey, "author", PERIOD), version: 3 };

function machine(): Machine {
  const made = new Machine();
  made.put("root.pub", ROOT.publicKey.pem);
  made.put("trust-store.json", sealStore(FIRST, ROOT));
  return made;
}

test("what is unsigned, damaged, another's, half written or too large is not taken; the last one stays in force", () => {
  const robot = machine();
  assert.deepEqual(robot.look(), [3, "taken"]);
  const next = sealStore(renewStore(FIRST, PERIOD), ROOT);
  const cases: readonly (readonly [string, string])[] = [
    ["", "store-malformed"],
    [JSON.stringify({ payload: JSON.stringify({ ...FIRST, version: 9 }) }), "store-malformed"],
    [JSON.stringify({ payload: "{}", bundles: [] }), "store-malformed"],
    [next.slice(0, next.length / 2), "store-malformed"],
    [next.replace("author", "anybody"), "store-untrusted"],
    [sealStore({ ...FIRST, version: 9 }, generateKey()), "store-untrusted"],
    [sealStore({ ...FIRST, version: 9 }, AUTHOR), "store-untrusted"],
    [sealStore({ ...FIRST, version: 2 }, ROOT), "store-rollback"],
    [" ".repeat(1024 * 1024 + 1), "store-too-large"],
  ];
  for (const [text, code] of cases) {
    robot.put("trust-store.json", text);
    assert.deepEqual(robot.look(), [3, code]);
  }
  robot.put("trust-store.json", next);
  assert.deepEqual(robot.look(), [4, "taken"]);
});

test("a store that is gone refuses everything, although a copy is there", () => {
  const robot = machine();
  robot.look();
  rmSync(join(robot.config, "trust-store.json"));
  refused("store-missing", () => robot.look());
});

test("a copy that another root signed, or that was changed, is no copy", () => {
  const robot = machine();
  robot.look();
  robot.put("trust-store.json", "garbage");
  const copy = join(robot.state, "trust-store.json");
  const good = readFileSync(copy);
  for (const text of ["", sealStore(FIRST, generateKey()), sealStore({ ...FIRST, version: 1 }, ROOT)]) {
    writeFileSync(copy, text);
    refused("store-malformed", () => robot.look());
  }
  writeFileSync(copy, good);
  assert.deepEqual(robot.look(), [3, "store-malformed"]);
});

test("a machine of an earlier version, which has a mark and no copy, goes on and makes one", () => {
  const robot = machine();
  robot.look();
  rmSync(join(robot.state, "trust-store.json"));
  assert.deepEqual(robot.look(), [3, "taken"]);
  assert.ok(existsSync(join(robot.state, "trust-store.json")));
});

test("a store with the one signature of earlier versions is read", () => {
  const robot = machine();
  const payload = JSON.stringify(FIRST);
  const bundle: unknown = JSON.parse(signModule(bytes(payload), ROOT));
  robot.put("trust-store.json", JSON.stringify({ payload, bundle }));
  assert.deepEqual(robot.look(), [3, "taken"]);
  robot.put("trust-store.json", JSON.stringify({ payload, bundle, bundles: [bundle] }));
  assert.deepEqual(robot.look(), [3, "store-malformed"]);
});

test("installing takes what is newer and signed, and says why not otherwise; what is there stays", () => {
  const robot = machine();
  robot.look();
  const next = renewStore(FIRST, PERIOD);
  const install = (content: StoreContent, key = ROOT): number =>
    installTrust(bytes(sealStore(content, key)), robot.config, robot.state).version;
  refused("store-untrusted", () => install(next, AUTHOR));
  refused("store-rollback", () => install({ ...FIRST, version: 2 }));
  refused("store-rollback", () =>
    install(revokeDigest({ ...FIRST, version: 2 }, `sha256:${"ab".repeat(32)}`, PERIOD)),
  );
  assert.deepEqual(robot.look(), [3, "taken"]);
  assert.equal(install(next), 4);
  assert.deepEqual(robot.look(), [4, "taken"]);
});

const [ADA, BO, CY] = [generateKey(), generateKey(), generateKey()];

function rootOf(version: number, threshold: number, keys: readonly SigningKey[]): RootContent {
  return {
    kind: "sandpaw-root",
    format: 1,
    version,
    threshold,
    keys: keys.map(({ publicKey }, at) => ({ name: `member-${at}`, publicKey: publicKey.pem })),
  };
}

test("of a root of three keys, two must sign; one is too few, and so is one and a stranger", () => {
  const robot = new Machine();
  robot.put("root.json", sealRoot(rootOf(1, 2, [ADA, BO, CY]), [ADA, CY]));
  const next = { ...FIRST, version: 4 };
  robot.put("trust-store.json", sealStore(FIRST, ADA));
  refused("store-untrusted", () => robot.look());
  robot.put("trust-store.json", sealStore(FIRST, ADA, BO));
  assert.deepEqual(robot.look(), [3, "taken"]);
  robot.put("trust-store.json", sealStore(next, BO, generateKey()));
  assert.deepEqual(robot.look(), [3, "store-untrusted"]);
  robot.put("trust-store.json", sealStore(next, generateKey(), CY, BO));
  assert.deepEqual(robot.look(), [4, "taken"]);
});

test("one key that signs twice is one key, and the file is refused", () => {
  const robot = new Machine();
  robot.put("root.json", sealRoot(rootOf(1, 2, [ADA, BO]), [ADA, BO]));
  const { payload, bundles } = parseSealed(bytes(sealStore(FIRST, ADA)));
  robot.put("trust-store.json", JSON.stringify({ payload, bundles: [...bundles, ...bundles] }));
  refused("store-malformed", () => robot.look());
});

test("a root that too few of its own keys have signed, or that nobody can satisfy, is none", () => {
  const robot = new Machine();
  robot.put("trust-store.json", sealStore(FIRST, ADA, BO));
  robot.put("root.json", sealRoot(rootOf(1, 2, [ADA, BO, CY]), [ADA]));
  refused("store-untrusted", () => robot.look());
  refused("root-malformed", () => sealRoot(rootOf(1, 3, [ADA, BO]), [ADA, BO]));
  refused("root-malformed", () => sealRoot(rootOf(1, 1, [ADA, ADA]), [ADA]));
});

test("a root is followed by one that the old one has signed, never by another or an older one", () => {
  const robot = machine();
  robot.look();
  const install = (content: RootContent, signers: readonly SigningKey[]): number =>
    installTrust(bytes(sealRoot(content, signers)), robot.config, robot.state).version;
  const next = rootOf(1, 2, [ADA, BO, CY]);
  refused("store-untrusted", () => install(next, [ADA, BO]));
  // It would leave the machine without a store.
  refused("store-untrusted", () => install(next, [ADA, BO, ROOT]));
  robot.put("trust-store.json", sealStore(FIRST, ROOT, ADA, BO));
  assert.equal(install(next, [ADA, BO, ROOT]), 1);
  assert.deepEqual(robot.look(), [3, "taken"]);
  assert.equal(existsSync(join(robot.config, "root.pub")), false);
  robot.put("trust-store.json", sealStore({ ...FIRST, version: 4 }, ROOT));
  assert.deepEqual(robot.look(), [3, "store-untrusted"]);
  robot.put("trust-store.json", sealStore(FIRST, ADA, BO));
  refused("root-rollback", () => install(rootOf(1, 1, [ADA]), [ADA, BO]));
  assert.equal(install(rootOf(2, 1, [ADA]), [ADA, BO]), 2);
});

test.run();
