import assert from "node:assert/strict";
import { checkHosted, checkShape, ModuleError, readModule } from "@sandpaw/runtime/module";
import { suite } from "../../harness/index.js";
import { NOT_HOSTED } from "./bad-modules.js";
import { behaviour, type Fn } from "./builder.js";

const test = suite("module: hosted");
const REALLOC: Fn = { name: "cabi_realloc", params: ["i32", "i32", "i32", "i32"], results: ["i32"] };
const robot = (iface: string): string => `sandpaw:robot/${iface}@0.1.0`;

for (const { what, code, bytes } of NOT_HOSTED) {
  test(`${what} is refused with ${code}`, () => {
    const info = readModule(bytes);
    assert.throws(
      () => checkHosted(info),
      (error) => error instanceof ModuleError && error.code === code,
    );
  });
}

test("an import outside the API is named", () => {
  const info = readModule(behaviour({ imports: [{ module: "wasi:sockets/tcp@0.2.0", name: "connect" }] }));
  assert.throws(() => checkHosted(info), /wasi:sockets\/tcp@0\.2\.0 connect/);
});

test("both signatures stand in the message", () => {
  const info = readModule(
    behaviour({ imports: [{ module: robot("motion"), name: "stop", params: ["i64"] }] }),
  );
  assert.throws(() => checkHosted(info), /\(i64\) -> nothing.*\(i32\) -> nothing/);
});

test("a program of plain WASI is hosted", () => {
  const hosted = checkHosted(
    readModule(
      behaviour({ imports: [{ module: "wasi_snapshot_preview1", name: "proc_exit", params: ["i32"] }] }),
    ),
  );
  assert.deepEqual(hosted, { interfaces: [], wasi: true, shape: "program", entries: ["_start"] });
});

test("a reactor says its interfaces in the order of the API", () => {
  const hosted = checkHosted(
    readModule(
      behaviour({
        imports: [
          { module: robot("log"), name: "write", params: ["i32", "i32", "i32"] },
          { module: robot("sensors"), name: "scan", params: ["i32"] },
          { module: robot("motion"), name: "drive", params: ["f64", "f64", "f64", "i32", "i32"] },
        ],
        exports: [
          { name: "exec", params: ["i32", "i32"], results: ["i32"] },
          { name: "on-event", params: ["i64", "i32", "i32", "i32", "i32"] },
          { name: "tick" },
          { name: "init" },
          REALLOC,
        ],
      }),
    ),
  );
  assert.deepEqual(hosted, {
    interfaces: ["motion", "sensors", "log"],
    wasi: false,
    shape: "reactor",
    entries: ["init", "tick", "on-event", "exec"],
  });
  checkShape(hosted, "reactor");
  assert.throws(() => checkShape(hosted, "program"), { code: "shape-mismatch" });
});

test("a module without imports needs no memory", () => {
  assert.equal(checkHosted(readModule(behaviour({ memory: null }))).wasi, false);
});

test("names of a hostile module stay on the one line of the error, and say nothing to a terminal", () => {
  const evil = "\u001b[2J\nsandpaw: all is well\u202e";
  const info = readModule(behaviour({ imports: [{ module: evil, name: "x" }] }));
  assert.throws(
    () => checkHosted(info),
    (error) =>
      error instanceof Error &&
      error.message.startsWith("import-outside-api: \\u001b[2J\\u000asandpaw: all is well\\u202e x "),
  );
});

test.run();
