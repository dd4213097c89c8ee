// Images are signed and verified where they lie; keys come from files, the environment and programs.
import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPublicKey } from "@sandpaw/runtime/trust";
import { suite } from "../harness/index.js";
import { behaviour } from "../runtime/module/builder.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: image signing");
const place = new Place();
/** How a command ends that could not do its work for reasons of the machine. */
const SYSTEM = 70;

async function done(...words: readonly string[]): Promise<Record<string, unknown>> {
  const outcome = await place.call([...words, "--json"]);
  assert.equal(outcome.code, 0, `${words.join(" ")}: ${outcome.err}${outcome.out}`);
  return jsonOf(outcome);
}

async function refusal(...words: readonly string[]): Promise<unknown> {
  const outcome = await place.call([...words, "--json"]);
  assert.equal(outcome.code, 1, `${words.join(" ")}: ${outcome.err}${outcome.out}`);
  return jsonOf(outcome)["code"];
}

test("a module is signed, pushed into a layout, and verified there by what lies beside it", async () => {
  for (const name of ["me", "other"]) await done("keygen", name);
  writeFileSync(join(place.folder, "m.wasm"), behaviour({}));
  await done("sign", "m.wasm", "--key", "me.key");
  await done("push", "m.wasm", "oci:hop:1");
  const verdict = await done("verify", "oci:hop:1", "--key", "me.pub");
  assert.deepEqual([verdict["kind"], verdict["signer"], verdict["signatures"]], ["valid", "me.pub", null]);
  assert.equal(await refusal("verify", "oci:hop:1", "--key", "other.pub"), "key-unknown");
  assert.equal(
    (await done("verify", "hop", "--key", "me.pub"))["image"],
    verdict["image"],
    "the folder alone will do",
  );
});

test("an image is signed in its layout, and the archive made of it verifies too", async () => {
  const signed = await done("sign", "oci:hop:1", "--key", "other.key");
  assert.match(String(signed["tag"]), /^sha256-[0-9a-f]{64}\.sig$/);
  const byOther = await done("verify", "oci:hop:1", "--key", "other.pub");
  assert.equal(byOther["kind"], "valid");
  // The module is signed by somebody else, and says so.
  assert.match(JSON.stringify(byOther["module"]), /key-unknown/);
  // Who asks for the image's signatures is not told that all is well because of the module's.
  assert.equal(await refusal("verify", "oci:hop:1", "--key", "me.pub"), "key-unknown");
  await done("copy", "oci:hop:1", "oci-archive:hop.tar");
  assert.equal((await done("verify", "oci-archive:hop.tar", "--key", "other.pub"))["kind"], "valid");
  const text = await place.call(["verify", "oci-archive:hop.tar", "--key", "other.pub"]);
  assert.match(text.out, /^valid\n[^]*image signatures +valid, by other\.pub\n/);
});

/** A copy of the layout in which every blob that holds `from` is another, with everything that names it left as it is. */
function spoilt(name: string, from: string, to: string): void {
  cpSync(join(place.folder, "hop"), join(place.folder, name), { recursive: true });
  const blobs = join(place.folder, name, "blobs", "sha256");
  let count = 0;
  for (const file of readdirSync(blobs)) {
    const text = readFileSync(join(blobs, file), "latin1");
    if (!text.includes(from)) continue;
    writeFileSync(join(blobs, file), text.replace(from, to), "latin1");
    count += 1;
  }
  assert.ok(count > 0, `nothing holds ${from}`);
}

test("what was changed in the layout is noticed, wherever it is", async () => {
  const cases: readonly (readonly [string, string])[] = [
    ["\0asm", "\0asn"],
    ["cosign container image signature", "cosign container image signaturf"],
    ["dsseEnvelope", "dsseEnvelopf"],
  ];
  for (const [at, [from, to]] of cases.entries()) {
    spoilt(`spoilt-${at}`, from, to);
    const { code, err, out } = await place.call(["verify", `oci:spoilt-${at}:1`, "--key", "other.pub"]);
    assert.equal(code, SYSTEM, out);
    assert.match(`${err}${out}`, /blob-mismatch/);
  }
});

test("a key from the environment signs; one that is not set, or is none, is said to be so", async () => {
  const env = {
    SIGNING_KEY: readFileSync(join(place.folder, "me.key"), "utf8").trimEnd(),
    EMPTY: "",
    WRONG: "key",
  };
  const call = (source: string): ReturnType<Place["call"]> =>
    place.call(["sign", "m.wasm", "--key", source], { env });
  const good = await call("env:SIGNING_KEY");
  assert.equal(good.code, 0, good.err);
  assert.equal((await done("verify", "m.wasm", "--key", "me.pub"))["kind"], "valid");
  for (const [source, code] of [
    ["env:ABSENT", "key-variable-missing"],
    ["env:EMPTY", "key-variable-missing"],
    ["env:WRONG", "key-malformed"],
  ] as const)
    assert.match((await call(source)).err, new RegExp(`^sandpaw: ${code}: `));
});

/** A program that keeps a key; `extra` comes before its answers. */
function program(name: string, extra = ""): string {
  const path = join(place.folder, name);
  const text = `#!${process.execPath}
const { createPrivateKey, createPublicKey } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { execFileSync } = require("node:child_process");
const question = JSON.parse(readFileSync(0, "utf8"));
${extra}
const key = ${JSON.stringify(join(place.folder, "me.key"))};
if (question.operation === "public-key") {
  const publicKey = createPublicKey(readFileSync(key)).export({ type: "spki", format: "pem" });
  console.log(JSON.stringify({ version: 1, publicKey }));
} else {
  // As a token does: it is given the digest, and never sees what is signed.
  const signature = execFileSync("openssl", ["pkeyutl", "-sign", "-inkey", key], { input: Buffer.from(question.digest, "base64") });
  console.log(JSON.stringify({ version: 1, signature: signature.toString("base64") }));
}
`;
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

test("a program that keeps the key signs modules, images and trust stores", async () => {
  program("token");
  await done("sign", "m.wasm", "--key", "exec:./token");
  assert.equal((await done("verify", "m.wasm", "--key", "me.pub"))["kind"], "valid");
  const signed = await done("sign", "oci:hop:1", "--key", "exec:./token");
  assert.equal(signed["keyId"], readPublicKey(readFileSync(join(place.folder, "me.pub"), "utf8")).id);
  assert.equal((await done("verify", "oci:hop:1", "--key", "me.pub"))["kind"], "valid");
  await done("trust", "init", "store.json", "--root", "exec:./token");
  await done("trust", "show", "--store", "store.json", "--root", "me.pub");
});

test("the program that docs/signing.md shows does what it says", async () => {
  const page = readFileSync(new URL("../../../docs/signing.md", import.meta.url), "utf8");
  const [, text] = /```sh\n(#!\/bin\/sh\n[^]*?)```/.exec(page) ?? [];
  assert.ok(text);
  writeFileSync(join(place.folder, "token-key"), text);
  chmodSync(join(place.folder, "token-key"), 0o755);
  await done("sign", "m.wasm", "--key", "exec:./token-key");
  assert.equal((await done("verify", "m.wasm", "--key", "me.pub"))["kind"], "valid");
});

test("a program that fails, answers nonsense or signs with another key is named, and nothing is written", async () => {
  const other = JSON.stringify(join(place.folder, "other.key"));
  const signOnly = (text: string): string => `if (question.operation === "sign") { ${text} }`;
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["absent", "", /key-program-failed: .*there is no such program/],
    [
      "fails",
      signOnly('console.error("no token in the slot"); process.exit(3);'),
      /key-program-failed: .*ended with 3: no token in the slot/,
    ],
    [
      "killed",
      signOnly('process.kill(process.pid, "SIGTERM"); while (true) {}'),
      /key-program-failed: .*was ended by SIGTERM/,
    ],
    [
      "chatty",
      signOnly('console.log("Please touch your token");'),
      /key-program-invalid: .*answered no JSON/,
    ],
    [
      "more",
      signOnly('console.log("{\\"version\\":1,\\"signature\\":\\"\\",\\"more\\":1}"); process.exit();'),
      /key-program-invalid/,
    ],
    [
      "newer",
      signOnly('console.log("{\\"version\\":2,\\"signature\\":\\"\\"}"); process.exit();'),
      /key-program-invalid/,
    ],
    [
      "endless",
      signOnly('for (;;) process.stdout.write("x".repeat(65536));'),
      /key-program-failed: .*more than 16384 bytes/,
    ],
    [
      "wrong",
      signOnly(`const signature = require("node:crypto").sign("sha256", Buffer.from("x"), readFileSync(${other}));
      console.log(JSON.stringify({ version: 1, signature: signature.toString("base64") })); process.exit();`),
      /key-program-invalid: .*does not verify/,
    ],
  ];
  for (const [name, extra, says] of cases) {
    if (name !== "absent") program(name, extra);
    writeFileSync(join(place.folder, "n.wasm"), behaviour({}));
    const { code, err } = await place.call(["sign", "n.wasm", "--key", `exec:./${name}`]);
    assert.equal(code, SYSTEM, name);
    assert.match(err, says);
    assert.ok(!existsSync(join(place.folder, "n.wasm.sigstore.json")), name);
  }
});

test.run();
