import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseWit, resolve, WitError, type Package } from "@sandpaw/runtime/wit";
import { suite } from "../../harness/index.js";
import { WIT_TEXT } from "./definition.js";

const test = suite("wit: parser");

const parse = (text: string): Package => resolve(parseWit(text, "t.wit"));
const inInterface = (body: string): string => `package a:b@1.2.3;\n\ninterface i {\n${body}\n}\n`;

test("a small package is read whole", () => {
  const found = parse(`/// All.
package a:b@1.2.3;

/// One.
interface shapes {
  /// A corner.
  record point { /// Left.
    x: f64, y: f64 }
  enum colour { red, %list }
  variant shape { dot(point), none-at-all }
}

interface draw {
  use shapes.{shape, colour};
  /// Draws.
  put: func(what: shape, in: option<colour>) -> result<_, string>;
  %list: func() -> list<u8>;
}

world painter {
  use shapes.{point};
  import draw;
  export touched: func(at: point) -> result<string>;
}
`);
  assert.equal(found.id, "a:b@1.2.3");
  assert.equal(found.docs, "All.");
  assert.deepEqual(
    found.interfaces.map((one) => [one.name, one.docs, one.module, one.types.map((type) => type.name)]),
    [
      ["shapes", "One.", "a:b/shapes@1.2.3", ["point", "colour", "shape"]],
      ["draw", "", "a:b/draw@1.2.3", []],
    ],
  );
  const [point, colour, shape] = found.interfaces[0]?.types ?? [];
  const [put, list] = found.interfaces[1]?.functions ?? [];
  assert.deepEqual(point?.kind === "record" && point.fields.map((field) => [field.name, field.docs]), [
    ["x", "Left."],
    ["y", ""],
  ]);
  assert.deepEqual(colour?.kind === "enum" && colour.cases.map((one) => one.name), ["red", "list"]);
  assert.equal(put?.params[0]?.type, shape);
  assert.deepEqual(put?.params[1]?.type, { kind: "option", some: colour });
  assert.deepEqual(put?.result, { kind: "result", ok: null, error: { kind: "primitive", name: "string" } });
  assert.equal(list?.name, "list");
  assert.equal(found.worlds[0]?.exports[0]?.params[0]?.type, point);
});

const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
  ["an empty file", "", 't.wit:1:1: expected "package", found the end of the file'],
  ["a package without version", "package a:b;", 't.wit:1:12: expected @MAJOR.MINOR.PATCH, found ";"'],
  ["a version with a leading zero", "package a:b@01.0.0;", 't.wit:1:12: unexpected "@"'],
  ["a capital letter", "package a:B@1.0.0;", 't.wit:1:11: unexpected "B"'],
  ["a name that ends in a hyphen", "package a:b-@1.0.0;", 't.wit:1:11: unexpected "b"'],
  ["a block comment", "/* no */ package a:b@1.0.0;", 't.wit:1:1: unexpected "/"'],
  [
    "flags",
    inInterface("flags f { a }"),
    't.wit:4:1: expected a function, a type, `use` or `}`; a keyword needs a % before it, found "flags"',
  ],
  [
    "a resource",
    inInterface("resource r;"),
    't.wit:4:1: expected a function, a type, `use` or `}`; a keyword needs a % before it, found "resource"',
  ],
  [
    "a tuple",
    inInterface("f: func(a: tuple<u8>);"),
    't.wit:4:12: expected a type; a keyword needs a % before it, found "tuple"',
  ],
  [
    "char",
    inInterface("f: func(a: char);"),
    't.wit:4:12: expected a type; a keyword needs a % before it, found "char"',
  ],
  ["an async function", inInterface("f: async func();"), 't.wit:4:4: expected "func", found "async"'],
  [
    "use with as",
    `${inInterface("enum e { a }")}interface j { use i.{e as f}; }`,
    't.wit:6:24: expected "}", found "as"',
  ],
  ["an unknown type", inInterface("f: func(a: dog);"), "t.wit:4:12: no type dog is known here"],
  [
    "a type used before it is made",
    inInterface("record a { b: b }\nrecord b { c: u8 }"),
    "t.wit:4:15: no type b is known here",
  ],
  [
    "a record that holds itself",
    inInterface("record a { b: list<a> }"),
    "t.wit:4:20: no type a is known here",
  ],
  ["a record without fields", inInterface("record a { }"), 't.wit:5:1: a record needs a field, found "}"'],
  ["a doubled field", inInterface("record a { b: u8, b: u8 }"), "t.wit:4:19: b is defined twice"],
  ["a doubled case", inInterface("enum a { b, b }"), "t.wit:4:13: b is defined twice"],
  ["a doubled function", inInterface("f: func();\nf: func();"), "t.wit:5:1: f is defined twice"],
  ["a doubled interface", inInterface("") + "interface i {}", "t.wit:6:11: i is defined twice"],
  ["an unknown interface", inInterface("use j.{e};"), "t.wit:4:1: no interface j is known here"],
  [
    "an unknown name in use",
    `${inInterface("")}interface j { use i.{e}; }`,
    "t.wit:6:22: interface i defines no type e",
  ],
  [
    "an unknown import",
    "package a:b@1.0.0; world w { import i; }",
    "t.wit:1:37: no interface i is known here",
  ],
  [
    "an included world",
    "package a:b@1.0.0; world w { include v; }",
    't.wit:1:30: expected `use`, `import`, `export` or `}`, found "include"',
  ],
  ["result<_>", inInterface("f: func() -> result<_>;"), 't.wit:4:22: expected ",", found ">"'],
  ["a missing semicolon", inInterface("f: func()"), 't.wit:5:1: expected ";", found "}"'],
  [
    "an unclosed interface",
    "package a:b@1.0.0; interface i {",
    "t.wit:1:33: expected a function, a type, `use` or `}`, found the end of the file",
  ],
];

for (const [what, text, message] of REFUSED) {
  test(`${what} is refused, with its place`, () => {
    assert.throws(
      () => parse(text),
      (error) => {
        assert.ok(error instanceof WitError);
        assert.equal(error.message, message);
        return true;
      },
    );
  });
}

test("a damaged definition is read or refused with a place, and nothing else", () => {
  const damage = fc.record({
    at: fc.nat(WIT_TEXT.length),
    remove: fc.nat(40),
    insert: fc.string({ maxLength: 10 }),
  });
  fc.assert(
    fc.property(damage, ({ at, remove, insert }) => {
      const text = WIT_TEXT.slice(0, at) + insert + WIT_TEXT.slice(at + remove);
      try {
        parse(text);
      } catch (error) {
        assert.ok(error instanceof WitError, String(error));
        assert.match(error.message, /^t\.wit:\d+:\d+: /);
      }
    }),
    { numRuns: 300 },
  );
});

test.run();
