// Our bundles are accepted by cosign and cosign's by us, with nothing but a key, offline.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  bundlePath,
  generateKey,
  openStore,
  readPublicKey,
  signModule,
  storeOf,
  verifyModule,
  type PublicKey,
  type Verdict,
} from "@sandpaw/runtime/trust";
import { suite, temporaryFolder } from "../harness/index.js";
import { AUTHOR, golden, MODULE, ROOT } from "../runtime/trust/golden.js";
import { cosignPath } from "./peer.js";

const test = suite("interop: cosign");
const cosign = cosignPath();

/** A verdict by a store that holds only this key. */
function verdictBy(key: PublicKey, bytes: Uint8Array, bundle: Uint8Array): Verdict {
  const now = new Date();
  const store = openStore(storeOf(key, "only", { now, expires: new Date(now.getTime() + 60_000) }));
  return verifyModule({ bytes, bundle, store, now, nameOf: () => "" });
}

test.needs(
  "cosign",
  cosign !== undefined,
  "it is the other implementation of the signature; .ci/peers/cosign.sh fetches it",
);

/** A folder with the module and some keys, and cosign in it. */
class Desk {
  readonly #folder: string = temporaryFolder();

  prepare(): this {
    writeFileSync(this.path("module.wasm"), MODULE);
    writeFileSync(this.path("author.pub"), AUTHOR.publicKey.pem);
    writeFileSync(this.path("other.pub"), generateKey().publicKey.pem);
    // Without it cosign wants to fetch the root of the public Sigstore.
    this.cosign(["trusted-root", "create", "--out", this.path("empty-root.json")]);
    return this;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Runs cosign with a home of its own and a proxy that does not answer: whatever would go out, fails. */
  try(args: readonly string[]): { readonly status: number | null; readonly text: string } {
    const proxy = "http://127.0.0.1:1";
    const env = { HOME: this.#folder, COSIGN_PASSWORD: "", HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
    const options = { env, cwd: this.#folder, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(cosign ?? "", args, options);
    return { status, text: `${stdout}${stderr}` };
  }

  cosign(args: readonly string[]): void {
    const { status, text } = this.try(args);
    assert.equal(status, 0, text);
  }

  /** What cosign says of a file and the bundle beside it. */
  verdict(publicKey: string, name: string): string {
    const file = this.path(name);
    const { status, text } = this.try([
      "verify-blob",
      "--key",
      this.path(publicKey),
      "--bundle",
      bundlePath(file),
      "--new-bundle-format",
      "--trusted-root",
      this.path("empty-root.json"),
      "--insecure-ignore-tlog",
      file,
    ]);
    return status === 0 && text.includes("Verified OK") ? "good" : text;
  }
}

test("cosign accepts what we sign, and refuses it for other bytes and other keys", () => {
  const desk = new Desk().prepare();
  const bundle = signModule(MODULE, AUTHOR);
  writeFileSync(bundlePath(desk.path("module.wasm")), bundle);
  assert.equal(desk.verdict("author.pub", "module.wasm"), "good");
  assert.match(
    desk.verdict("other.pub", "module.wasm"),
    /invalid signature|could not verify|failed to verify/i,
  );
  writeFileSync(desk.path("changed.wasm"), Uint8Array.of(...MODULE, 0));
  writeFileSync(bundlePath(desk.path("changed.wasm")), bundle);
  assert.match(
    desk.verdict("author.pub", "changed.wasm"),
    /invalid signature|could not verify|failed to verify/i,
  );
});

test("we accept what cosign signs, and refuse it for other bytes and other keys", () => {
  const desk = new Desk().prepare();
  desk.cosign(["generate-key-pair", "--output-key-prefix", desk.path("theirs")]);
  desk.cosign([
    "sign-blob",
    "--key",
    desk.path("theirs.key"),
    "--bundle",
    desk.path("theirs.json"),
    "--new-bundle-format",
    "--tlog-upload=false",
    "--yes",
    desk.path("module.wasm"),
  ]);
  const key = readPublicKey(readFileSync(desk.path("theirs.pub"), "utf8"));
  const bundle = new Uint8Array(readFileSync(desk.path("theirs.json")));
  assert.equal(verdictBy(key, MODULE, bundle).kind, "valid");
  const changed = verdictBy(key, Uint8Array.of(...MODULE, 0), bundle);
  assert.ok(changed.kind === "refused" && changed.code === "signature-mismatch");
  const other = verdictBy(generateKey().publicKey, MODULE, bundle);
  assert.ok(other.kind === "refused" && other.code === "key-unknown");
});

test("the trust store's two parts are what cosign takes", () => {
  const desk = new Desk().prepare();
  const file: unknown = JSON.parse(new TextDecoder().decode(golden("trust-store.json")));
  assert.ok(typeof file === "object" && file !== null && "payload" in file && "bundle" in file);
  writeFileSync(desk.path("store"), String(file.payload));
  writeFileSync(bundlePath(desk.path("store")), JSON.stringify(file.bundle));
  writeFileSync(desk.path("root.pub"), ROOT.publicKey.pem);
  assert.equal(desk.verdict("root.pub", "store"), "good");
  assert.notEqual(desk.verdict("author.pub", "store"), "good");
});

test.run();
