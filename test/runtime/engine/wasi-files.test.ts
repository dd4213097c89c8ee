// Mounted files as a guest sees them: what its grant and its user let it see, updates, and what bounds them.

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
import type { MountedFiles } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";
import {
  ERRNO,
  FILE_ASKED,
  layOut,
  listNames,
  mountsOf,
  open,
  oursOf,
  readOpen,
  readText,
} from "./file-host.js";

const test = suite("engine: mounted files");

const RIGHTS = { write: 1n << 6n, all: (1n << 30n) - 1n };

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

test("a mount inside another, and a mount of one file", () => {
  const root = layOut();
  const inner = join(root, "inner");
  mkdirSync(inner);
  writeFileSync(join(inner, "speed"), "inner");
  const config = join(root, "etc", "config");
  const mounts = [
    { path: "/etc/config", source: config },
    { path: "/etc/config/new/inner", source: inner },
    { path: "/etc/config/deep", source: inner },
    { path: "/etc/one", source: join(inner, "speed") },
  ];
  const host = oursOf({ mounts }, ["/"]);
  assert.equal(readText(host, "etc/config/new/inner/speed"), "inner");
  assert.equal(readText(host, "etc/config/deep/speed"), "inner");
  assert.equal(readText(host, "etc/config/deep/leaf"), ERRNO.noent);
  assert.equal(readText(host, "etc/config/speed"), "0.25");
  assert.equal(readText(host, "etc/one"), "inner");
  assert.equal(readText(host, "etc/one/x"), 54);
  const names = (path: string): unknown => {
    assert.equal(open(host, path), ERRNO.success);
    return listNames(host, host.view.getUint32(16, true), 4096);
  };
  assert.deepEqual(names("etc"), ["config:3", "one:4"]);
  assert.deepEqual(names("etc/config/new"), ["inner:3"]);
  assert.ok(String(names("etc/config")).includes("deep:3"));
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
  assert.equal(host.call("fd_filestat_get", old, 128), ERRNO.success);
  assert.equal(host.view.getBigUint64(128 + 32, true), 4n);
  assert.equal(readOpen(host, old), "0.25");
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
