import assert from "node:assert/strict";

import { readModule } from "@sandpaw/runtime/module";
import { EVERYTHING } from "@sandpaw/runtime/policy";
import { admit, type Admitted, type AdmitInput, type Refused } from "@sandpaw/runtime/supervisor";
import { generateKey, openStore, signModule, storeOf } from "@sandpaw/runtime/trust";
import { suite } from "../../harness/index.js";
import { BAD_MODULES } from "../module/bad-modules.js";
import { build, DRIVER, DRIVER_MANIFEST, manifestOf, signedInput, SPINNER } from "./guests.js";

const test = suite("supervisor: admit");

function admitted(input: AdmitInput): Admitted {
  const decision = admit(input);
  assert.ok(decision.kind === "admitted", decision.kind === "refused" ? decision.message : "");
  return decision;
}

function refused(input: AdmitInput): Refused {
  const decision = admit(input);
  assert.ok(decision.kind === "refused", "it was admitted");
  assert.ok(decision.message.startsWith(`${decision.code}: `), decision.message);
  return decision;
}

const DRIVER_BYTES = build(DRIVER, DRIVER_MANIFEST);
const CAMERA = `(module (import "sandpaw:robot/camera@0.1.0" "list" (func $list (param i32)))
  (memory (export "memory") 1) (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 64))
  (func (export "_start")))`;

test("a signed behaviour is admitted with its grant, its caps and its papers", () => {
  const decision = admitted(signedInput(DRIVER_BYTES));
  assert.deepEqual(
    [decision.name, decision.module, decision.signer, decision.shape, decision.rateHz],
    ["guest", "guest 1.0.0", "author", "reactor", 20],
  );
  assert.deepEqual([decision.interfaces, decision.entries], [["motion"], ["tick"]]);
  assert.equal(decision.grant.motion?.maxSpeed, 0.2);
  const capped = readModule(decision.cappedBytes);
  assert.equal(capped.memory?.max, decision.grant.resources.memoryBytes / 65_536);
  assert.equal(readModule(DRIVER_BYTES).memory?.max, undefined);
});

test("a plain module without a manifest is named by its file and gets nothing but resources", () => {
  const decision = admitted(signedInput(build(SPINNER), { file: "/somewhere/spin.wasm" }));
  assert.deepEqual([decision.name, decision.module, decision.interfaces], ["spin", "", []]);
  assert.deepEqual(Object.keys(decision.grant).sort(), ["priority", "resources"]);
});

test("a flipped bit, no signature, another key: three codes", () => {
  const flipped = Uint8Array.from(DRIVER_BYTES);
  flipped[40] = (flipped[40] ?? 0) ^ 1;
  const { bundle } = signedInput(DRIVER_BYTES);
  const other = new TextEncoder().encode(signModule(DRIVER_BYTES, generateKey()));
  assert.deepEqual(
    [
      refused(signedInput(flipped, { bundle })).code,
      refused(signedInput(DRIVER_BYTES, { bundle: undefined })).code,
      refused(signedInput(DRIVER_BYTES, { bundle: other })).code,
    ],
    ["signature-mismatch", "signature-missing", "key-unknown"],
  );
});

test("each bad module, although rightly signed, is refused with its own code", () => {
  for (const { what, code, bytes } of BAD_MODULES) {
    assert.equal(refused(signedInput(bytes)).code, code, what);
  }
});

test("what no verified key signed is not even parsed", () => {
  const bytes = new TextEncoder().encode("(module)");
  assert.equal(refused(signedInput(bytes, { bundle: undefined })).code, "signature-missing");
});

test("request and imports must be the same, and the manifest exact", () => {
  const more = { ...DRIVER_MANIFEST.request, sensors: {} };
  assert.deepEqual(
    [
      refused(signedInput(build(DRIVER, manifestOf("reactor", more, 20)))).code,
      refused(signedInput(build(DRIVER, manifestOf("reactor", {}, 20)))).code,
      refused(signedInput(build(DRIVER))).code,
      refused(signedInput(build(DRIVER, manifestOf("program", DRIVER_MANIFEST.request)))).code,
    ],
    ["request-not-imported", "import-not-requested", "import-not-requested", "shape-mismatch"],
  );
});

test("without a camera grant it does not start, and the message names the hop", () => {
  const bytes = build(CAMERA, manifestOf("program", { camera: {} }));
  const { camera: _, ...without } = EVERYTHING;
  const key = generateKey();
  const now = new Date();
  const store = storeOf(key.publicKey, "narrow", { now, expires: new Date(now.getTime() + 60_000) });
  const cases = [
    ["node", signedInput(bytes, { nodePolicy: { version: 1, allow: without } })],
    ["pod", signedInput(bytes, { annotations: { "sandpaw.dev/deny": "camera" } })],
    [
      "key",
      signedInput(bytes, {
        bundle: new TextEncoder().encode(signModule(bytes, key)),
        trust: openStore({ ...store, keys: store.keys.map((one) => ({ ...one, ceiling: without })) }),
        now,
      }),
    ],
  ] as const;
  for (const [hop, input] of cases) {
    const decision = refused(input);
    assert.deepEqual([decision.hop, decision.code], [hop, `denied-by-${hop}`]);
    assert.match(decision.message, new RegExp(`camera.*hop: ${hop}`));
  }
});

test("annotations narrow, and one that nobody understands refuses", () => {
  const slow = admitted(
    signedInput(DRIVER_BYTES, { annotations: { "sandpaw.dev/max-speed": "0.05", "other.dev/x": "y" } }),
  );
  assert.equal(slow.grant.motion?.maxSpeed, 0.05);
  const unknown = { "sandpaw.dev/max-sped": "0.05" };
  assert.equal(refused(signedInput(DRIVER_BYTES, { annotations: unknown })).code, "annotation-unknown");
  admitted(signedInput(DRIVER_BYTES, { annotations: unknown, otherAnnotations: ["max-sped"] }));
});

test("a store that is out of date starts nothing new", () => {
  const later = new Date(Date.now() + 30 * 86_400_000);
  assert.equal(refused(signedInput(DRIVER_BYTES, { now: later })).code, "store-expired");
});

test("a module that begins larger than its grant is refused", () => {
  const big = `(module (memory (export "memory") 3) (func (export "_start")))`;
  const input = signedInput(build(big, manifestOf("program", { resources: { memoryBytes: 131_072 } })));
  assert.equal(refused(input).code, "memory-over-grant");
});

test("a tick that no rate calls, and files that are not granted, are told as warnings", () => {
  const text = `(module (func (export "tick")))`;
  assert.equal(admitted(signedInput(build(text, manifestOf("reactor", {}, 0)))).warnings.length, 1);
  assert.equal(admitted(signedInput(build(text, manifestOf("reactor", {}, 1)))).warnings.length, 0);
  const files = build(text, manifestOf("reactor", { files: ["/etc/config", "/etc/keys"] }, 1));
  assert.deepEqual(admitted(signedInput(files)).warnings, []);
  const annotations = { "sandpaw.dev/files": "/etc/config,/etc/keys/one" };
  assert.deepEqual(admitted(signedInput(files, { annotations })).warnings, [
    "not all of the files that it asks for is granted: /etc/keys",
  ]);
});

test.run();
