// The example in docs/concepts/trust-and-grants.md is what the code does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { computeGrant, parseAnnotations, parseManifestFile, parsePolicy } from "@sandpaw/runtime/policy";
import { NARROWING_ANNOTATIONS, type Ceiling, type Request } from "@sandpaw/runtime/policy";
import { suite } from "../../harness/index.js";

const test = suite("policy: worked example");
const PAGE = readFileSync(new URL("../../../../docs/concepts/trust-and-grants.md", import.meta.url), "utf8");

/** The block that the page marks with this word. */
function block(mark: string): string {
  const text = new RegExp("```\\w+ " + mark + "\\n([^`]*)```").exec(PAGE)?.[1];
  assert.ok(text, `the page has a block marked ${mark}`);
  return text;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}

function request(): Request {
  const head = "name: cover\nversion: 1.0.0\nshape: reactor\nrateHz: 20\nrequest:\n";
  return parseManifestFile(new TextEncoder().encode(head + indented(block("request")))).request;
}

function keyCeiling(): Ceiling {
  return parsePolicy(`version: 1\nallow:\n${indented(block("key"))}`).allow;
}

function pod(): Ceiling {
  const annotations: Record<string, string> = {};
  for (const [, key = "", value = ""] of block("pod").matchAll(/^(\S+): "(.*)"$/gm)) annotations[key] = value;
  assert.equal(Object.keys(annotations).length, 1);
  return parseAnnotations(annotations);
}

test("its grant is the one that the page shows", () => {
  const outcome = computeGrant({
    request: request(),
    hops: [
      { hop: "key", ceiling: keyCeiling() },
      { hop: "node", ceiling: parsePolicy(block("node")).allow },
      { hop: "pod", ceiling: pod() },
    ],
  });
  assert.ok(outcome.kind === "granted");
  assert.deepEqual(outcome.grant, JSON.parse(block("grant")));
});

test("with a camera it is refused by the machine, as the page says", () => {
  const outcome = computeGrant({
    request: { ...request(), camera: {} },
    hops: [
      { hop: "key", ceiling: keyCeiling() },
      { hop: "node", ceiling: parsePolicy(block("node")).allow },
    ],
  });
  assert.ok(outcome.kind === "refused");
  assert.deepEqual(
    outcome.refusals.map(({ part, hop }) => [part, hop]),
    [["camera", "node"]],
  );
});

test("the page names every annotation", () => {
  for (const { key } of NARROWING_ANNOTATIONS)
    assert.ok(PAGE.includes(`\`${key.slice("sandpaw.dev/".length)}\``), key);
});

test.run();
