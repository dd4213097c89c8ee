/** Mounted files as a guest asks for them, with texts instead of pointers. */

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CheckedMemory, createWasi, liveClock, seededRandom } from "@sandpaw/runtime/engine";
import { createFileTree, type MountedFiles } from "@sandpaw/runtime/supervisor";
import { temporaryFolder } from "../../harness/index.js";
import { callWasi } from "./wasi-calls.js";

export const ERRNO = {
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
const FOLLOW = 1;

/** What our folder gives: a host that has more is brought down to it, so that both answer for the same rights. */
export const FOLDER: bigint = (1n << 13n) | (1n << 14n) | (1n << 15n) | (1n << 18n) | (1n << 21n);
export const FILE: bigint = (1n << 1n) | (1n << 2n) | (1n << 5n) | (1n << 7n) | (1n << 21n) | (1n << 27n);
export const FILE_ASKED: bigint = FOLDER | FILE;

/** A folder as kubelet lays a ConfigMap out, with a few things that it never does. */
export function layOut(): string {
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
export interface Host {
  readonly call: (name: string, ...args: (number | bigint)[]) => number;
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Puts a text at 1024; answers place and length. */
  readonly text: (text: string) => readonly [number, number];
}

export function hostOf(functions: Readonly<Record<string, unknown>>, buffer: ArrayBuffer): Host {
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

export function oursOf(files: MountedFiles, granted: readonly string[]): Host {
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

export function open(
  host: Host,
  path: string,
  options: { fd?: number; flags?: number; rights?: bigint; lookup?: number } = {},
): number {
  const { fd = 3, flags = 0, rights = FILE_ASKED, lookup = FOLLOW } = options;
  return host.call("path_open", fd, lookup, ...host.text(path), flags, rights, rights, 0, 16);
}

/** The text of a file, or the errno. */
export function readText(host: Host, path: string): string | number {
  const errno = open(host, path);
  if (errno !== ERRNO.success) return errno;
  const fd = host.view.getUint32(16, true);
  const text = readOpen(host, fd);
  host.call("fd_close", fd);
  return text;
}

/** What is left to read of an open file. */
export function readOpen(host: Host, fd: number): string {
  host.view.setUint32(32, 4096, true);
  host.view.setUint32(36, 20_000, true);
  assert.equal(host.call("fd_read", fd, 32, 1, 48), ERRNO.success);
  return Buffer.from(host.bytes.subarray(4096, 4096 + host.view.getUint32(48, true))).toString();
}

/** The names in a folder, read in pieces of `step` bytes; or the errno. */
export function listNames(host: Host, fd: number, step: number): readonly string[] | number {
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

export const mountsOf = (root: string): MountedFiles => ({
  mounts: [{ path: "/etc/config", source: join(root, "etc", "config") }],
});
