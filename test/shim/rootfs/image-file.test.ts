/** Files of an image: what a hostile image can put in their place, and what overlay's layers mean. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layersOf, readImageFile } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: image files");
const MAX = 1024 * 1024;
const EMPTY = temporaryFolder();
const isRoot = process.geteuid?.() === 0;

/** A layer with these files. */
function layer(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function read(layers: readonly string[], path: string): Promise<string | undefined> {
  const bytes = await readImageFile({ layers, path, maxBytes: MAX, mountPoint: EMPTY });
  return bytes && Buffer.from(bytes).toString();
}

async function refused(code: string, layers: readonly string[], path: string): Promise<void> {
  await assert.rejects(
    read(layers, path),
    (error: unknown) => error instanceof Error && "code" in error && error.code === code,
    code,
  );
}

test("the topmost layer counts, and a file that is nowhere is not there", async () => {
  const layers = [
    layer({ "a.wasm": "new" }),
    layer({ "a.wasm": "old", "b.wasm": "below", "app/c.wasm": "deep" }),
  ];
  assert.equal(await read(layers, "/a.wasm"), "new");
  assert.equal(await read(layers, "//./b.wasm"), "below");
  assert.equal(await read(layers, "/app/c.wasm"), "deep");
  assert.equal(await read(layers, "/none.wasm"), undefined);
  assert.equal(await read(layers, "/none/of/it.wasm"), undefined);
});

test("a path that is none, or leads upwards", async () => {
  const layers = [layer({ "a.wasm": "x" })];
  for (const path of ["/", "", "/..", "/../etc/passwd", "/app/../a.wasm", "/a\0.wasm"])
    await refused("module-path-unsafe", layers, path);
});

test("links are not followed, wherever they lead", async () => {
  const secret = layer({ "secret.wasm": "private" });
  const image = layer({ "real/a.wasm": "x" });
  symlinkSync(join(secret, "secret.wasm"), join(image, "module.wasm"));
  symlinkSync(secret, join(image, "app"));
  symlinkSync("real", join(image, "inside"));
  await refused("module-path-unsafe", [image], "/module.wasm");
  await refused("module-path-unsafe", [image], "/app/secret.wasm");
  await refused("module-path-unsafe", [image], "/inside/a.wasm");
  await refused("module-path-unsafe", [image, layer({ "module.wasm": "x" })], "/module.wasm");
});

test("what is no regular file of bounded size is refused, and holds nobody up", async () => {
  const image = layer({ "file/x": "", "huge.wasm": "" });
  execFileSync("mkfifo", [join(image, "fifo.wasm")]);
  truncateSync(join(image, "huge.wasm"), 4 * 1024 * 1024 * 1024);
  await refused("module-file-not-regular", [image], "/fifo.wasm");
  await refused("module-file-not-regular", [image], "/file");
  await refused("module-file-too-large", [image], "/huge.wasm");
  await refused("module-path-unsafe", [image], "/huge.wasm/inside");
});

if (isRoot) {
  test("whiteouts hide what is below them; a device is no module", async () => {
    const upper = layer({ "x/y": "" });
    const lower = layer({ "a.wasm": "old", "app/b.wasm": "old" });
    for (const name of ["a.wasm", "app"]) execFileSync("mknod", [join(upper, name), "c", "0", "0"]);
    assert.equal(await read([upper, lower], "/a.wasm"), undefined);
    assert.equal(await read([upper, lower], "/app/b.wasm"), undefined);
    assert.equal(await read([lower, upper], "/a.wasm"), "old");
    execFileSync("mknod", [join(upper, "zero.wasm"), "c", "1", "5"]);
    await refused("module-file-not-regular", [upper], "/zero.wasm");
  });
}

test("a file below a folder of several layers is taken from the right one", async () => {
  const upper = layer({ "app/other": "" });
  const lower = layer({ "app/a.wasm": "x", "app/deep/b.wasm": "x" });
  assert.equal(await read([lower, upper], "/app/a.wasm"), "x");
  assert.equal(await read([lower, layer({ app: "a file" })], "/app/a.wasm"), "x");
  if (isRoot) {
    assert.equal(await read([upper, lower], "/app/a.wasm"), "x");
    assert.equal(await read([upper, lower], "/app/deep/b.wasm"), "x");
  } else await refused("rootfs-ambiguous", [upper, lower], "/app/a.wasm");
});

if (isRoot) {
  test("an opaque folder hides what is below it", async () => {
    const lower = layer({ "app/a.wasm": "old", "other/b.wasm": "old" });
    const upper = layer({});
    const [work, merged] = [temporaryFolder(), temporaryFolder()];
    // As the kernel itself makes one: a folder that is removed and made again.
    const script = `mount -n -t overlay overlay -o "lowerdir=$0,upperdir=$1,workdir=$2" "$3" &&
      rm -r "$3/app" && mkdir "$3/app" && touch "$3/app/new" "$3/other/new"`;
    execFileSync("unshare", ["-m", "sh", "-c", script, lower, upper, work, merged]);
    assert.equal(await read([upper, lower], "/app/a.wasm"), undefined);
    assert.equal(await read([upper, lower], "/app/new"), "");
    assert.equal(await read([upper, lower], "/other/b.wasm"), "old");
  });
}

const mount = (type: string, source: string, ...options: readonly string[]) => ({
  type,
  source,
  target: "",
  options,
});

test("the layers of what containerd mounts", async () => {
  assert.deepEqual(layersOf([], "/b"), ["/b/rootfs"]);
  assert.deepEqual(layersOf([mount("bind", "/snap", "rbind")], "/b"), ["/snap"]);
  const overlay = ["index=off", "workdir=/w", "upperdir=/u", "lowerdir=/l2:/l1"];
  assert.deepEqual(layersOf([mount("overlay", "overlay", ...overlay)], "/b"), ["/u", "/l2", "/l1"]);
  for (const bad of [
    [mount("zfs", "pool")],
    [mount("bind", "/a"), mount("bind", "/b")],
    [mount("overlay", "overlay", "upperdir=/u")],
    [mount("overlay", "overlay", "lowerdir=relative:/l")],
    [mount("overlay", "overlay", "lowerdir=/a\\:b")],
    [mount("overlay", "overlay", "lowerdir=/a", "redirect_dir=on")],
  ])
    assert.equal(layersOf(bad, "/b"), undefined);
});

test.run();
