import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPlace, formatReference, OciError, parsePlace, parseReference } from "@sandpaw/runtime/oci";
import { suite } from "../../harness/index.js";

const test = suite("oci: names of images");
const D = `sha256:${"ab".repeat(32)}`;

test("what is taken, part by part", () => {
  assert.deepEqual(parseReference(`registry.example.org:5000/fleet/hop_2.a--b:1.2.3@${D}`), {
    registry: "registry.example.org:5000",
    repository: "fleet/hop_2.a--b",
    tag: "1.2.3",
    digest: D,
  });
  for (const text of ["localhost/a", "127.0.0.1:1/a", "[::1]:5000/a/b", "a.b/c__d:_x", `x.y/z@${D}`])
    assert.equal(formatReference(parseReference(text)), text);
});

test("what is not", () => {
  const wrong = [
    "",
    "hop",
    "fleet/hop",
    "docker.io",
    "a.b/",
    "a.b//c",
    "a.b/C",
    "A.b/c",
    "a.b/c/",
    "a.b/c:",
    "a.b/c:-x",
    `a.b/c:${"x".repeat(129)}`,
    `a.b/${"x".repeat(256)}`,
    "a.b/c@",
    "a.b/c@sha256:abc",
    `a.b/c@${D.toUpperCase()}`,
    `a.b/c@${D}@${D}`,
    `a.b/c@sha512:${"ab".repeat(64)}`,
    "a.b:0/c",
    "a.b:65536/c",
    "a.b:080/c",
    "user@a.b/c",
    "https://a.b/c",
    "a.b/../c",
    "a.b/c___d",
    "a.b/c d",
    "a.b/c\n",
    "-a.b/c",
    "a.b/c?x",
    "a.b/c#x",
    "a.b/c%2e",
  ];
  for (const text of wrong)
    assert.throws(
      () => parseReference(text),
      (error) => error instanceof OciError && error.code === "reference-malformed",
      text,
    );
});

test("any text is read to what writes it again, or refused", () => {
  const part = fc.constantFrom("a", ".", ":", "/", "@", "-", "_", "A", "0", D, "localhost", "[::1]");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      try {
        assert.equal(formatReference(parseReference(text)), text);
      } catch (error) {
        assert.ok(error instanceof OciError, String(error));
      }
    }),
    { numRuns: 3000 },
  );
});

test("layouts", () => {
  assert.deepEqual(parsePlace("oci:a/b:1"), { kind: "folder", path: "a/b", tag: "1" });
  assert.deepEqual(parsePlace("oci-archive:/x/y.tar"), { kind: "archive", path: "/x/y.tar" });
  assert.deepEqual(parsePlace(`oci:a:b@${D}`), { kind: "folder", path: "a:b", digest: D });
  assert.deepEqual(parsePlace("oci:a:b/c"), { kind: "folder", path: "a:b/c" });
  for (const text of ["oci:a/b:1", "oci-archive:/x/y.tar", `oci:a@${D}`, "a.b/c:1"])
    assert.equal(formatPlace(parsePlace(text)), text);
  for (const text of ["oci:", "oci-archive:", "oci::x", "oci:a:-", "oci-folder:a"])
    assert.throws(() => parsePlace(text), OciError, text);
});

test.run();
