/** Roots that are no folders: mounted for a moment, seen by nobody else, and gone whatever happens. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readImageFile, ShimError, withLayers } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: private mounts");
const MAX = 1024 * 1024;

test.needs("root", process.geteuid?.() === 0, "only root mounts");
test.needs(
  "mke2fs and loop devices",
  spawnSync("mke2fs", ["-V"]).status === 0 && existsSync("/dev/loop-control"),
  "a file system in a file is made and mounted",
);

interface Root {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}

/** A bundle with an empty folder for its root. */
function bundle(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "rootfs"));
  return folder;
}

function read(mounts: readonly Root[], from: string, path = "/app/module.wasm"): Promise<string | undefined> {
  return withLayers(mounts, from, async (layers) => {
    const bytes = await readImageFile({ layers, path, maxBytes: MAX, mountPoint: join(from, "rootfs") });
    return bytes && Buffer.from(bytes).toString();
  });
}

/** A file system in a file, with a module in it. */
function disk(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "root", "app"), { recursive: true });
  writeFileSync(join(folder, "root", "app", "module.wasm"), "module");
  const file = join(folder, "disk");
  writeFileSync(file, new Uint8Array(4 * 1024 * 1024));
  execFileSync("mke2fs", ["-q", "-t", "ext4", "-d", join(folder, "root"), file]);
  return file;
}

const mounted = (): string => readFileSync("/proc/self/mounts", "utf8");

test("a file system of its own is read, and nobody else sees it", async () => {
  const [file, place] = [disk(), bundle()];
  const mounts = [{ type: "ext4", source: file, target: "", options: ["loop", "rw"] }];
  assert.equal(await read(mounts, place), "module");
  assert.equal(await read(mounts, place, "/none.wasm"), undefined);
  await withLayers(mounts, place, ([layer = ""]) => {
    assert.deepEqual(readdirSync(join(place, "rootfs")), []);
    assert.ok(!mounted().includes(place));
    assert.throws(() => {
      writeFileSync(join(layer, "new"), "");
    }, /EROFS/);
    assert.ok(statfsSync(layer).blocks > 0);
    const pid = /^\/proc\/(\d+)\/root/.exec(layer)?.[1] ?? "";
    const options = readFileSync(`/proc/${pid}/mounts`, "utf8");
    assert.match(options, new RegExp(`${place}/rootfs ext4 ro,nosuid,nodev,noexec`));
    return Promise.resolve();
  });
  const losetup = spawnSync("losetup", ["-a"], { encoding: "utf8" }).stdout;
  assert.ok(!losetup.includes(file), losetup);
});

test("it is gone when what looks at it fails", async () => {
  const [file, place] = [disk(), bundle()];
  let seen = "";
  const failed = withLayers(
    [{ type: "ext4", source: file, target: "", options: ["loop"] }],
    place,
    ([layer = ""]) => {
      seen = layer;
      return Promise.reject(new Error("enough"));
    },
  );
  await assert.rejects(failed, /enough/);
  assert.match(seen, /^\/proc\/\d+\/root\//);
  assert.ok(!existsSync(seen));
});

test("an overlay whose layers are not what they seem is put together by the kernel", async () => {
  const [upper, lower, place] = [temporaryFolder(), temporaryFolder(), bundle()];
  for (const folder of [upper, lower]) mkdirSync(join(folder, "app"));
  writeFileSync(join(lower, "app", "module.wasm"), "old");
  const options = [
    "redirect_dir=on",
    "index=off",
    `workdir=${place}`,
    `upperdir=${upper}`,
    `lowerdir=${lower}`,
  ];
  const mounts = [{ type: "overlay", source: "overlay", target: "", options }];
  assert.equal(await read(mounts, place), "old");
  writeFileSync(join(upper, "app", "module.wasm"), "new");
  assert.equal(await read(mounts, place), "new");
});

test("what is not mounted is refused with a code", async () => {
  const one = (
    type: string,
    source: string,
    options: readonly string[] = [],
    target = "",
  ): readonly Root[] => [{ type, source, target, options }];
  const overlay = (...options: readonly string[]): readonly Root[] => one("overlay", "overlay", options);
  for (const bad of [
    one("zfs", "/pool"),
    one("nfs", "server:/"),
    one("proc", "/proc"),
    one("ext4", "relative"),
    one("ext4", "/dev/none"),
    one("ext4", disk(), ["loop,suid"]),
    one("ext4", disk(), ["loop"], "below"),
    overlay("lowerdir=relative:/x", "metacopy=on"),
    overlay("upperdir=/u", "metacopy=on"),
  ]) {
    await assert.rejects(
      read(bad, bundle()),
      (error: unknown) => error instanceof ShimError && error.code === "rootfs-unsupported",
      JSON.stringify(bad),
    );
  }
});

test.run();
