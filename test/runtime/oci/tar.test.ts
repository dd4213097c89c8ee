// Layers: what GNU tar writes in each of its formats is read; whatever no behaviour needs is refused.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { OciError, readTar, writeTar } from "@sandpaw/runtime/oci";
import { onPath, suite, temporaryFolder } from "../../harness/index.js";

const test = suite("oci: tar");
const BOUNDS = { maxEntries: 100, maxFile: 1_000_000 };

async function* inPieces(bytes: Uint8Array, length = 100): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(bytes: Uint8Array, length?: number): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { path, content } of readTar(inPieces(bytes, length), BOUNDS)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(Uint8Array.from(chunk));
    files[path] = Buffer.concat(chunks).toString();
  }
  return files;
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return "taken";
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  }
}

async function write(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const inputs = Object.entries(files).map(([path, text]) => {
    const bytes = Buffer.from(text);
    return { path, size: bytes.length, content: () => [bytes] };
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeTar(inputs)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Changes a header of a tar file and mends its checksum. */
function patch(tar: Buffer, at: number, text: string, header = 0): Buffer {
  const copy = Buffer.from(tar);
  copy.write(text, header + at, "latin1");
  copy.fill(32, header + 148, header + 156);
  const sum = copy.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, "0")}\0 `, header + 148);
  return copy;
}

test("what is written is read, whatever the pieces, and equal files give equal bytes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}(\/[a-z.]{1,8}x)?$/), fc.string({ maxLength: 2000 }), {
        maxKeys: 5,
      }),
      fc.integer({ min: 1, max: 3000 }),
      async (files, length) => {
        const tar = await write(files);
        assert.deepEqual(await read(tar, length), { ...files });
        assert.ok(tar.equals(await write(files)));
      },
    ),
    { numRuns: 60 },
  );
});

test("tar lists what we write", async () => {
  if (onPath("tar") === undefined) return;
  const { stdout, status } = spawnSync("tar", ["-tvf", "-"], {
    input: await write({ "module.wasm": "x", "dir/y": "" }),
    encoding: "utf8",
    env: { TZ: "UTC", PATH: process.env["PATH"] },
  });
  assert.equal(status, 0);
  assert.equal(
    stdout.replaceAll(/ +/g, " "),
    "-rw-r--r-- 0/0 1 1970-01-01 00:00 module.wasm\n-rw-r--r-- 0/0 0 1970-01-01 00:00 dir/y\n",
  );
});

if (test.needs("tar", onPath("tar") !== undefined, "GNU tar writes what is read here")) {
  const folder = temporaryFolder();
  const deep = `deep/${"long-name-".repeat(9)}`;
  const long = `${deep}/${"name-".repeat(10)}`;
  mkdirSync(join(folder, deep), { recursive: true });
  for (const name of ["module.wasm", "deep/ä", long]) writeFileSync(join(folder, name), `of ${name}`);
  const tar = (...args: readonly string[]): Buffer =>
    spawnSync("tar", ["-cf", "-", "-C", folder, ...args], { maxBuffer: 1 << 24 }).stdout;

  for (const format of ["gnu", "pax", "ustar"]) {
    test(`the format ${format}`, async () => {
      assert.deepEqual(await read(tar(`--format=${format}`, "--sort=name", "module.wasm", "deep")), {
        "deep/ä": "of deep/ä",
        [long]: `of ${long}`,
        "module.wasm": "of module.wasm",
      });
      assert.deepEqual(Object.keys(await read(tar(`--format=${format}`, "./module.wasm"))), ["module.wasm"]);
    });
  }

  test("links, devices, FIFOs, sparse files, and files twice", async () => {
    symlinkSync("module.wasm", join(folder, "symbolic"));
    linkSync(join(folder, "module.wasm"), join(folder, "hard"));
    spawnSync("mkfifo", [join(folder, "fifo")]);
    spawnSync("truncate", ["-s", "1M", join(folder, "sparse")]);
    for (const args of [
      ["symbolic"],
      ["module.wasm", "hard"],
      ["fifo"],
      ["/dev/null"],
      ["-S", "--format=gnu", "sparse"],
      ["-S", "--format=pax", "sparse"],
      ["module.wasm", "./module.wasm"],
    ])
      assert.equal(await codeOf(tar("-P", ...args)), "layer-entry-refused", args.join(" "));
  });

  test("paths that lead out, and whiteouts", async () => {
    for (const to of ["../x", "a/../../x", "a/..", "..", ".wh.x", "a/.wh..wh..opq", "a\\b", "a\nb"]) {
      const made = tar("-P", `--transform=s|.*|${to.replaceAll("\\", "\\\\")}|`, "module.wasm");
      assert.equal(await codeOf(made), "layer-entry-refused", to);
    }
    assert.deepEqual(Object.keys(await read(tar("-P", "--transform=s|^|/./x//|", "module.wasm"))), [
      "x/module.wasm",
    ]);
  });
}

test("headers that are not what they must be", async () => {
  const tar = await write({ a: "content" });
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ["nothing at all", Buffer.alloc(0), "layer-malformed"],
    ["no end", tar.subarray(0, 1024), "layer-malformed"],
    ["half an end", tar.subarray(0, 1536), "layer-malformed"],
    ["half a file", tar.subarray(0, 515), "layer-malformed"],
    ["a wrong checksum", Buffer.concat([Buffer.from("b"), tar.subarray(1)]), "layer-malformed"],
    ["something after the end", Buffer.concat([tar, Buffer.from("x")]), "layer-malformed"],
    ["zeros after the end", Buffer.concat([tar, Buffer.alloc(8000)]), "taken"],
    ["an end that is none", Buffer.concat([tar.subarray(0, 1536), tar.subarray(0, 512)]), "layer-malformed"],
    ["a number that is none", patch(tar, 124, "0000000000z\0"), "layer-malformed"],
    ["a negative number", patch(tar, 124, "-0000000001\0"), "layer-malformed"],
    ["a binary number", patch(tar, 124, "\x80\0\0\0\0\0\0\0\0\0\0\x07"), "layer-malformed"],
    ["a size of all octal digits", patch(tar, 124, "77777777777\0"), "image-too-large"],
    ["no format", patch(tar, 257, "\0\0\0\0\0\0\0\0"), "layer-malformed"],
    ["an unknown kind", patch(tar, 156, "Z"), "layer-entry-refused"],
    ["a name that is not UTF-8", patch(tar, 0, "\xff"), "layer-malformed"],
    ["no name", patch(tar, 0, "\0"), "layer-entry-refused"],
    ["an extended header without an entry", patch(tar, 156, "L"), "layer-malformed"],
    [
      "an extended header that is too long",
      patch(patch(tar, 156, "x"), 124, "00007777777\0"),
      "layer-malformed",
    ],
    ["an extended header that is none", patch(tar, 156, "x"), "layer-malformed"],
  ];
  for (const [what, bytes, code] of cases) assert.equal(await codeOf(bytes), code, what);
});

test("extended headers change names and nothing else", async () => {
  const withPax = async (...records: readonly string[]): Promise<Buffer> => {
    const lines = records.map((record) => {
      let length = record.length + 4;
      while (`${length} ${record}\n`.length !== length) length = `${length} ${record}\n`.length;
      return `${length} ${record}\n`;
    });
    const tar = await write({ pax: lines.join(""), a: "1" });
    return patch(tar, 156, "x");
  };
  assert.deepEqual(await read(await withPax("path=b", "mtime=1.5", "uid=3")), { b: "1" });
  for (const record of ["linkpath=x", "size=5", "GNU.sparse.major=1", "path=../b", "path=", "=x"]) {
    const code = await codeOf(await withPax(record));
    assert.ok(code.startsWith("layer-"), `${record}: ${code}`);
  }
  assert.equal(await codeOf(await withPax("path=b", "path=c")), "layer-malformed");
});

test("bounds", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, ""]));
  assert.equal(await codeOf(await write(many)), "image-too-large");
});

test("any bytes are refused or read, and nothing else happens", async () => {
  const tar = await write({ "module.wasm": "abc", "b/c": "x".repeat(600) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(tar.length),
      async (changes, length) => {
        const bytes = Buffer.from(tar.subarray(0, length));
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        await codeOf(bytes);
      },
    ),
    { numRuns: 1000 },
  );
});

test.run();
