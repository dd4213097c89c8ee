// Mounted files as a guest sees them: the same calls here and on node:wasi over the same folder, and what bounds them.

import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { WASI } from "node:wasi";
import fc from "fast-check";
import { CheckedMemory, createWasi, liveClock, seededRandom, wasm } from "@sandpaw/runtime/engine";
import { createFileTree, type MountedFiles } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { callWasi } from "./wasi-calls.js";

const test = suite("engine: mounted files");

const ERRNO = {
  success: 0,
  exist: 20,
  fbig: 22,
  isdir: 31,
  loop: 32,
  mfile: 33,
  noent: 44,
  nomem: 48,
  rofs: 69,
  notcapable: 76,
};
const RIGHTS = { write: 1n << 6n, all: (1n << 30n) - 1n };
const FOLLOW = 1;

/** A folder as kubelet lays a ConfigMap out, with a few things that it never does. */
function layOut(): string {
  const root = temporaryFolder();
  const made = join(root, "etc", "config");
  mkdirSync(join(made, "..2026_1", "deep"), { recursive: true });
  writeFileSync(join(made, "..2026_1", "speed"), "0.25");
  writeFileSync(join(made, "..2026_1", "long"), "abcdefghij".repeat(1000));
  writeFileSync(join(made, "..2026_1", "deep", "leaf"), "leaf");
  writeFileSync(join(made, "..2026_1", "empty"), "");
  symlinkSync("..2026_1", join(made, "..data"));
  for (const name of ["speed", "long", "deep", "empty"]) symlinkSync(`..data/${name}`, join(made, name));
  symlinkSync("nothing", join(made, "dangling"));
  symlinkSync("round", join(made, "round"));
  return root;
}

/** A host of WASI that can be asked with texts. */
interface Host {
  readonly call: (name: string, ...args: (number | bigint)[]) => number;
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Puts a text at 1024; answers place and length. */
  readonly text: (text: string) => readonly [number, number];
}

function hostOf(functions: Readonly<Record<string, unknown>>, buffer: ArrayBuffer): Host {
  const bytes = new Uint8Array(buffer);
  return {
    call: (name, ...args) => callWasi(functions, { name, args }),
    view: new DataView(buffer),
    bytes,
    text(text) {
      const encoded = new TextEncoder().encode(text);
      bytes.set(encoded, 1024);
      return [1024, encoded.length];
    },
  };
}

function oursOf(files: MountedFiles, granted: readonly string[]): Host {
  const buffer = new ArrayBuffer(262_144);
  const memory = new CheckedMemory();
  memory.bind({ buffer, grow: () => 1 });
  const tree = createFileTree(files, granted);
  const functions = createWasi({
    args: [],
    env: [],
    memory,
    clock: liveClock({ monotonicNs: () => 5n, wallMs: () => 6, cpuNs: () => 7n }),
    fillRandom: seededRandom(1n),
    readInput: () => new Uint8Array(0),
    writeOutput: () => true,
    sleepUntil: () => undefined,
    exit: () => assert.fail("exit"),
    ...(tree === undefined ? {} : { files: tree }),
  });
  return hostOf(functions, buffer);
}

function nodeOf(root: string): Host {
  const memory = new wasm.Memory({ initial: 4 });
  const wasi = new WASI({ version: "preview1", preopens: { "/mounted": root } });
  wasi.initialize({ exports: { memory } });
  return hostOf({ ...wasi.wasiImport }, memory.buffer);
}

function open(
  host: Host,
  path: string,
  options: { fd?: number; flags?: number; rights?: bigint; lookup?: number } = {},
): number {
  const { fd = 3, flags = 0, rights = FILE_ASKED, lookup = FOLLOW } = options;
  return host.call("path_open", fd, lookup, ...host.text(path), flags, rights, rights, 0, 16);
}

/** The text of a file, or the errno. */
function readText(host: Host, path: string): string | number {
  const errno = open(host, path);
  if (errno !== ERRNO.success) return errno;
  const fd = host.view.getUint32(16, true);
  host.view.setUint32(32, 4096, true);
  host.view.setUint32(36, 20_000, true);
  assert.equal(host.call("fd_read", fd, 32, 1, 48), ERRNO.success);
  host.call("fd_close", fd);
  return Buffer.from(host.bytes.subarray(4096, 4096 + host.view.getUint32(48, true))).toString();
}

/** The names in a folder, read in pieces of `step` bytes; or the errno. */
function listNames(host: Host, fd: number, step: number): readonly string[] | number {
  const names: string[] = [];
  let cookie = 0n;
  for (;;) {
    const errno = host.call("fd_readdir", fd, 8192, step, cookie, 64);
    if (errno !== ERRNO.success) return errno;
    const used = host.view.getUint32(64, true);
    let at = 8192;
    while (at + 24 <= 8192 + used) {
      const length = host.view.getUint32(at + 16, true);
      if (at + 24 + length > 8192 + used) break;
      const name = Buffer.from(host.bytes.subarray(at + 24, at + 24 + length)).toString();
      if (name !== "." && name !== "..") names.push(`${name}:${host.view.getUint8(at + 20)}`);
      cookie = host.view.getBigUint64(at, true);
      at += 24 + length;
    }
    if (used < step) return names.sort();
  }
}

const PATHS = [
  "etc",
  ".",
  "",
  "..",
  "etc/",
  "etc/config",
  "etc/config/speed",
  "etc/config/speed/",
  "etc/config/speed/x",
  "etc/config/../config/long",
  "etc/config/..data",
  "etc/config/..data/",
  "etc/config/..data/speed",
  "etc/config/deep",
  "etc/config/deep/leaf",
  "etc/config/empty",
  "etc/config/dangling",
  "etc/config/round",
  "etc/none/speed",
  "etc/none/../config/speed",
  "../etc",
  "etc/../../x",
  "speed",
  "config/speed",
  "../config/speed",
  "leaf",
  `etc/config/${"x".repeat(300)}`,
];

type Step = readonly [name: string, ...args: (string | number | bigint)[]];
const anyFd = fc.integer({ min: 3, max: 7 });
const anyPath = fc.constantFrom(...PATHS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constant("open"),
      fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, anyFd),
      anyPath,
      fc.constantFrom(0, 1),
      fc.constantFrom(0, 2),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constant("read"), anyFd, fc.nat({ max: 12_000 })) },
  fc.tuple(fc.constant("pread"), anyFd, fc.nat({ max: 100 }), fc.bigInt({ min: 0n, max: 20_000n })),
  fc.tuple(
    fc.constant("seek"),
    anyFd,
    fc.bigInt({ min: -20n, max: 12_000n }),
    fc.integer({ min: 0, max: 2 }),
  ),
  fc.tuple(fc.constant("tell"), anyFd),
  fc.tuple(fc.constant("close"), anyFd),
  fc.tuple(fc.constant("list"), anyFd, fc.constantFrom(64, 100, 4096)),
  fc.tuple(fc.constant("filestat"), anyFd),
  fc.tuple(fc.constant("fdstat"), anyFd),
  fc.tuple(
    fc.constant("look"),
    fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, anyFd),
    anyPath,
    fc.constantFrom(0, 1),
  ),
  fc.tuple(fc.constant("readlink"), fc.constant(3), anyPath, fc.constantFrom(4, 100)),
  fc.tuple(
    fc.constantFrom("path_create_directory", "path_unlink_file", "path_remove_directory"),
    anyFd,
    anyPath,
  ),
);

/** Takes a step; answers the errno and what it gave. */
function take(host: Host, [name, ...args]: Step): unknown {
  const { view, bytes } = host;
  const [first = 0, second = 0, third = 0, fourth = 0] = args;
  const number = Number(first);
  bytes.fill(0, 0, 1024);
  view.setUint32(32, 40_000, true);
  view.setUint32(36, Number(second) >>> 0, true);
  const given = (errno: number, value: () => unknown): unknown => (errno === 0 ? [0, value()] : [errno]);
  const data = (): string =>
    Buffer.from(bytes.subarray(40_000, 40_000 + view.getUint32(48, true))).toString("latin1");
  const stat = (): unknown => [
    view.getUint8(128 + 16),
    view.getUint8(128 + 16) === 4 ? view.getBigUint64(128 + 32, true) : 0n,
  ];
  switch (name) {
    case "open":
      return given(
        host.call(
          "path_open",
          number,
          Number(third),
          ...host.text(String(second)),
          Number(fourth),
          FILE_ASKED,
          FILE_ASKED,
          0,
          16,
        ),
        () => view.getUint32(16, true),
      );
    case "read":
      return given(host.call("fd_read", number, 32, 1, 48), data);
    case "pread":
      return given(host.call("fd_pread", number, 32, 1, BigInt(third), 48), data);
    case "seek":
      return given(host.call("fd_seek", number, BigInt(second), Number(third), 56), () =>
        view.getBigUint64(56, true),
      );
    case "tell":
      return given(host.call("fd_tell", number, 56), () => view.getBigUint64(56, true));
    case "close":
      // The folder `/` stays, or there is nothing left to compare.
      return number === 3 ? [0] : [host.call("fd_close", number)];
    case "list":
      return listNames(host, number, Number(second));
    case "filestat":
      return given(host.call("fd_filestat_get", number, 128), stat);
    case "fdstat":
      return given(host.call("fd_fdstat_get", number, 128), () => view.getUint8(128));
    case "look":
      return given(
        host.call("path_filestat_get", number, Number(third), ...host.text(String(second)), 128),
        stat,
      );
    case "readlink":
      return given(
        host.call("path_readlink", number, ...host.text(String(second)), 40_000, Number(third), 48),
        data,
      );
    default:
      return [host.call(name, number, ...host.text(String(second)))];
  }
}

/** Where we differ on purpose. */
const DIFFERENCES: readonly {
  readonly why: string;
  readonly holds: (step: Step, ours: unknown, node: unknown) => boolean;
}[] = [
  {
    why: "a link that is not to be followed is not opened here, as wasmtime has it; it is followed there",
    holds: ([name, , , lookup], ours) =>
      name === "open" && lookup === 0 && isDeepStrictEqual(ours, [ERRNO.loop]),
  },
  {
    why: "what a link says is cut to the space for it, as POSIX has it; `nobufs` there",
    holds: ([name, , , space], _ours, node) =>
      name === "readlink" && space === 4 && isDeepStrictEqual(node, [42]),
  },
  {
    why: "a folder that was opened can be opened again as `.`; there only one that was preopened can",
    holds: ([name, from, text], _ours, node) =>
      (name === "open" || name === "look") &&
      from !== 3 &&
      text === "." &&
      isDeepStrictEqual(node, [ERRNO.notcapable]),
  },
];

/** What our folder gives: a host that has more is brought down to it, so that both answer for the same rights. */
const FOLDER = (1n << 13n) | (1n << 14n) | (1n << 15n) | (1n << 18n) | (1n << 21n);
const FILE = (1n << 1n) | (1n << 2n) | (1n << 5n) | (1n << 7n) | (1n << 21n) | (1n << 27n);
const FILE_ASKED = FOLDER | FILE;

test("random walks see what node:wasi sees", () => {
  const root = layOut();
  const mounts = [{ path: "/etc/config", source: join(root, "etc", "config") }];
  const met = new Map<string, number>();
  const differences = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const [mine, node] = [oursOf({ mounts }, ["/"]), nodeOf(root)];
      assert.equal(node.call("fd_fdstat_set_rights", 3, FOLDER, FOLDER | FILE), 0);
      for (const one of steps) {
        const [a, b] = [take(mine, one), take(node, one)];
        met.set(
          one[0],
          (met.get(one[0]) ?? 0) + (Array.isArray(a) && (a[0] === 0 || one[0] === "list") ? 1 : 0),
        );
        const why = isDeepStrictEqual(a, b)
          ? undefined
          : DIFFERENCES.find(({ holds }) => holds(one, a, b))?.why;
        if (why !== undefined) {
          differences.add(why);
          // What is open differs from here on.
          return;
        }
        assert.deepEqual(
          a,
          b,
          JSON.stringify(one, (_k, v: unknown) => (typeof v === "bigint" ? `${v}n` : v)),
        );
      }
    }),
    { numRuns: 300, seed: 20_261_121 },
  );
  for (const name of ["open", "read", "pread", "seek", "tell", "list", "look", "readlink"])
    assert.ok((met.get(name) ?? 0) > 0, name);
  // A difference that never occurs is one that nobody checks.
  assert.equal(differences.size, DIFFERENCES.length, [...differences].join("; "));
});

const mountsOf = (root: string): MountedFiles => ({
  mounts: [{ path: "/etc/config", source: join(root, "etc", "config") }],
});

test("without a grant, without a mount, or where they do not meet, there is no folder at all", () => {
  const root = layOut();
  const hosts = [
    oursOf(mountsOf(root), []),
    oursOf({ mounts: [] }, ["/"]),
    oursOf(mountsOf(root), ["/etc/other"]),
  ];
  for (const host of hosts) assert.equal(host.call("fd_prestat_get", 3, 128), 8);
  const host = oursOf(mountsOf(root), ["/etc"]);
  assert.equal(host.call("fd_prestat_get", 3, 128), ERRNO.success);
  assert.equal(host.view.getUint32(132, true), 1);
  assert.equal(host.call("fd_prestat_dir_name", 3, 128, 1), ERRNO.success);
  assert.equal(host.bytes[128], 0x2f);
  assert.equal(host.call("fd_prestat_get", 4, 128), 8);
});

test("a grant of one file shows that file, through its links, and nothing beside it", () => {
  const host = oursOf(mountsOf(layOut()), ["/etc/config/speed"]);
  assert.equal(readText(host, "etc/config/speed"), "0.25");
  for (const path of [
    "etc/config/long",
    "etc/config/..data/speed",
    "etc/config/..data",
    "etc/config/deep/leaf",
  ])
    assert.equal(readText(host, path), ERRNO.noent, path);
  assert.equal(open(host, "etc/config"), ERRNO.success);
  assert.deepEqual(listNames(host, host.view.getUint32(16, true), 4096), ["speed:7"]);
});

test("links lead nowhere out of their mount, whoever made them", () => {
  const root = layOut();
  const config = join(root, "etc", "config");
  writeFileSync(join(root, "etc", "outside"), "secret");
  mkdirSync(join(root, "etc", "other"));
  writeFileSync(join(root, "etc", "other", "file"), "other");
  symlinkSync("../outside", join(config, "up"));
  symlinkSync("/etc/passwd", join(config, "whole"));
  symlinkSync("..data/../../outside", join(config, "round-about"));
  symlinkSync("../other/file", join(config, "other"));
  symlinkSync("deep/../speed", join(config, "within"));
  const mounts = [...mountsOf(root).mounts, { path: "/etc/other", source: join(root, "etc", "other") }];
  const host = oursOf({ mounts }, ["/"]);
  for (const name of ["up", "whole", "round-about", "other"])
    assert.equal(readText(host, `etc/config/${name}`), ERRNO.notcapable, name);
  assert.equal(readText(host, "etc/config/within"), "0.25");
  assert.equal(readText(host, "etc/other/file"), "other");
  assert.equal(readText(host, "etc/outside"), ERRNO.noent);
  assert.equal(open(host, "etc"), ERRNO.success);
  assert.deepEqual(listNames(host, host.view.getUint32(16, true), 4096), ["config:3", "other:3"]);
});

test("an update as kubelet makes it is seen, and does not change what is open", () => {
  const root = layOut();
  const config = join(root, "etc", "config");
  const host = oursOf(mountsOf(root), ["/etc"]);
  assert.equal(open(host, "etc/config/speed"), ERRNO.success);
  const old = host.view.getUint32(16, true);
  assert.equal(open(host, "etc/config"), ERRNO.success);
  const folder = host.view.getUint32(16, true);
  mkdirSync(join(config, "..2026_2"));
  writeFileSync(join(config, "..2026_2", "speed"), "0.5");
  symlinkSync("..2026_2", join(config, "..data_tmp"));
  renameSync(join(config, "..data_tmp"), join(config, "..data"));
  rmSync(join(config, "..2026_1"), { recursive: true });
  assert.equal(readText(host, "etc/config/speed"), "0.5");
  assert.equal(open(host, "speed", { fd: folder }), ERRNO.success);
  assert.deepEqual(take(host, ["read", old, 100]), [0, "0.25"]);
});

test("nothing is written, made or removed, however it is asked for", () => {
  const root = layOut();
  const host = oursOf(mountsOf(root), ["/"]);
  const before = readdirSync(root, { recursive: true });
  assert.equal(open(host, "etc/config/new", { flags: 1 }), ERRNO.rofs);
  assert.equal(open(host, "etc/config/speed", { flags: 1 | 4 }), ERRNO.exist);
  assert.equal(open(host, "etc/config/speed", { flags: 8 }), ERRNO.rofs);
  assert.equal(open(host, "etc/config/speed", { rights: FILE_ASKED | RIGHTS.write }), ERRNO.rofs);
  assert.equal(open(host, "etc/config", { rights: RIGHTS.write }), ERRNO.isdir);
  // Standard libraries ask for every right that they know beside the ones that write.
  assert.equal(
    open(host, "etc/config/speed", { rights: RIGHTS.all & ~((1n << 6n) | (1n << 8n) | (1n << 22n)) }),
    0,
  );
  const fd = host.view.getUint32(16, true);
  assert.equal(host.call("fd_write", fd, 32, 1, 48), ERRNO.notcapable);
  for (const name of ["path_create_directory", "path_unlink_file", "path_remove_directory"])
    assert.equal(host.call(name, 3, ...host.text("etc/config/speed")), ERRNO.notcapable, name);
  assert.equal(
    host.call("path_rename", 3, ...host.text("etc/config/speed"), 3, ...host.text("x")),
    ERRNO.notcapable,
  );
  assert.equal(host.call("fd_filestat_set_size", fd, 0n), ERRNO.notcapable);
  assert.deepEqual(readdirSync(root, { recursive: true }), before);
});

test("sizes, counts and depths are bounded, and devices are not there", () => {
  const root = layOut();
  const config = join(root, "etc", "config");
  writeFileSync(join(config, "large"), new Uint8Array(1024 * 1024 + 1));
  writeFileSync(join(config, "just"), new Uint8Array(1024 * 1024));
  symlinkSync("/dev/zero", join(config, "zero"));
  const deep = join(config, ...Array.from({ length: 40 }, () => "d"));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, "x"), "");
  const host = oursOf(mountsOf(root), ["/"]);
  assert.equal(readText(host, "etc/config/large"), ERRNO.fbig);
  assert.equal(readText(host, "etc/config/zero"), ERRNO.notcapable);
  assert.equal(readText(host, `etc/config/${"d/".repeat(40)}x`), 37);
  assert.equal(readText(host, "etc/config/round"), ERRNO.loop);
  for (let i = 0; i < 8; i += 1) assert.equal(open(host, "etc/config/just"), ERRNO.success);
  assert.equal(open(host, "etc/config/just"), ERRNO.nomem);
  for (let i = 9; i < 32; i += 1) assert.equal(open(host, "etc/config/empty"), ERRNO.success);
  assert.equal(open(host, "etc/config/empty"), ERRNO.mfile);
  for (let i = 0; i < 1100; i += 1) writeFileSync(join(root, "etc", "config", "deep", `f${i}`), "");
  const many = oursOf(mountsOf(root), ["/"]);
  assert.equal(open(many, "etc/config/deep"), ERRNO.success);
  assert.equal(listNames(many, 4, 4096), ERRNO.fbig);
});

test.needs("root", process.getuid?.() === 0, "files of several users are made");

test("who may read a file is decided by its mode, as the container's user", () => {
  const root = layOut();
  const config = join(root, "etc", "config", "..2026_1");
  const files: readonly (readonly [string, number, number, number])[] = [
    ["all", 0, 0, 0o644],
    ["owner", 1000, 0, 0o400],
    ["group", 0, 2000, 0o640],
    ["nobody", 0, 0, 0o600],
    // The owner's bits count for the owner, even where the others have more.
    ["not-owner", 1000, 2000, 0o044],
  ];
  for (const [name, uid, gid, mode] of files) {
    writeFileSync(join(config, name), name);
    chownSync(join(config, name), uid, gid);
    chmodSync(join(config, name), mode);
  }
  const readable = (user: MountedFiles["user"]): readonly string[] => {
    const host = oursOf({ ...mountsOf(root), ...(user === undefined ? {} : { user }) }, ["/"]);
    return files.flatMap(([name]) => {
      const read = readText(host, `etc/config/..data/${name}`);
      assert.ok(read === name || read === 2, String(read));
      return read === name ? [name] : [];
    });
  };
  const user = (uid: number, gid: number, groups: readonly number[] = []): MountedFiles["user"] => ({
    uid,
    gid,
    groups,
  });
  assert.deepEqual(readable(user(0, 0)), ["all", "owner", "group", "nobody", "not-owner"]);
  assert.deepEqual(readable(user(1000, 1000)), ["all", "owner"]);
  assert.deepEqual(readable(user(1001, 2000)), ["all", "group", "not-owner"]);
  assert.deepEqual(readable(user(1001, 1001, [2000])), ["all", "group", "not-owner"]);
  assert.deepEqual(readable(user(1001, 1001)), ["all", "not-owner"]);
  chmodSync(join(config, "deep"), 0o700);
  const host = oursOf({ ...mountsOf(root), user: { uid: 1000, gid: 1000, groups: [] } }, ["/"]);
  assert.equal(readText(host, "etc/config/deep/leaf"), 2);
  assert.equal(open(host, "etc/config/deep"), ERRNO.success);
  assert.equal(listNames(host, host.view.getUint32(16, true), 4096), 2);
});

test.run();
