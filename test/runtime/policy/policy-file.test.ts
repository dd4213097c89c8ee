import assert from "node:assert/strict";
import * as fc from "fast-check";
import { DEVELOPMENT_POLICY, MAX_POLICY, parsePolicy, PolicyError } from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";
import { ceilings } from "./arbitraries.js";

const test = suite("policy: file");

function refused(code: string, text: string): void {
  assert.throws(
    () => parsePolicy(text),
    (error) => error instanceof PolicyError && error.code === code,
    `${code}: ${text}`,
  );
}

test("the policy for development is one, and moves at most 0.3 m/s", () => {
  assert.equal(parsePolicy(DEVELOPMENT_POLICY).allow.motion?.maxSpeed, 0.3);
});

test("JSON and YAML mean the same", () => {
  fc.assert(
    fc.property(ceilings, (allow) => {
      assert.deepEqual(parsePolicy(JSON.stringify({ version: 1, allow }, null, "\t")).allow, allow);
    }),
  );
  assert.deepEqual(
    parsePolicy("version: 1\nallow: { log: {} }\n"),
    parsePolicy('{"version":1,"allow":{"log":{}}}'),
  );
});

const MALFORMED = [
  "",
  "version: 1\nversion: 1\nallow: {}",
  "version: 1\nallow: {}\n---\nversion: 1\nallow: {}",
  "version: &one 1\nallow: {}",
  "version: 1\nallow: &a {log: *a}",
  "version: !!int 1\nallow: {}",
  "version: !mine 1\nallow: {}",
  "!!map {version: 1, allow: {}}",
  "%YAML 1.2\n---\nversion: 1\nallow: {}",
  "version: 1\nallow: {? [a] : 1}",
  "version: 1\nallow: {1: 2}",
  "version: 1\n\tallow: {}",
  "version: 1\nallow: {",
  '{"version":1,"version":1,"allow":{}}',
  `version: 1\nallow: ${"[".repeat(7_000)}`,
  `version: 1\nallow: ${"- ".repeat(7_000)}`,
];
for (const text of MALFORMED)
  test(`is not taken as YAML: ${JSON.stringify(text.slice(0, 40))}`, () =>
    refused(text === "" ? "policy-invalid" : "policy-malformed", text));

test("unknown keys and numbers out of range are named", () => {
  assert.throws(
    () => parsePolicy("version: 1\nallow: { motion: { maxSped: 1 } }"),
    /allow\.motion: unknown key "maxSped"/,
  );
  for (const number of [".nan", ".inf", "-.inf", "-1", "0x10", '"1"', "true", "null", "1e9"])
    refused("policy-invalid", `version: 1\nallow: { motion: { maxSpeed: ${number} } }`);
  for (const text of [
    "version: 2\nallow: {}",
    "version: 1",
    "allow: {}",
    "- 1",
    "version: 1\nallow: {<<: {log: {}}}",
  ])
    refused("policy-invalid", text);
});

test("refuses a file that is too large", () => refused("policy-too-large", "#".repeat(MAX_POLICY + 1)));

const YAML_SIGNS = "{}[]:,-?&*!|>'\"%@`#\n\t a1";
test("any text is read or refused, never anything else", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...YAML_SIGNS.split("")), maxLength: 200 }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      try {
        parsePolicy(text);
      } catch (error) {
        assert.ok(error instanceof PolicyError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});

test.run();
