// Images at the command: the same digest from anywhere, whole files or none, and errors that say what to do.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "@sandpaw/runtime/oci";
import { onPath, suite, temporaryFolder } from "../harness/index.js";
import { behaviour } from "../runtime/module/builder.js";
import { sampleImage, sampleModule } from "../runtime/oci/sample.js";
import { scriptedRegistry } from "../runtime/oci/scripted-registry.js";
import { jsonOf, Place, SCRIPT } from "./command.js";

const test = suite("cli: images");
const DIGEST = `sha256:${"0".repeat(64)}`;
const place = new Place();
const at = (...names: readonly string[]): string => join(place.folder, ...names);

test("push wants a signature, and one of these bytes", async () => {
  writeFileSync(at("m.wasm"), behaviour({}));
  await place.call(["keygen", "me"]);
  const unsigned = await place.call(["push", "m.wasm", "oci:layout"]);
  assert.match(unsigned.err, /^sandpaw: signature-missing: /);
  await place.call(["sign", "m.wasm", "--key", "me.key"]);
  writeFileSync(at("n.wasm"), behaviour({ memory: [2] }));
  const other = await place.call(["push", "n.wasm", "oci:layout", "--bundle", "m.wasm.sigstore.json"]);
  assert.match(other.err, /^sandpaw: signature-mismatch: /);
  assert.ok(!existsSync(at("layout")));
});

test("called wrongly", async () => {
  const CALLS: readonly (readonly [readonly string[], RegExp])[] = [
    [["push", "m.wasm", "oci:x", "--form", "tar"], /^sandpaw: usage: /],
    [["push", "m.wasm", `a.b/c@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["push", "m.wasm", `oci:x@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["push", "m.wasm", `oci-archive:x.tar@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["copy", "oci:x:1", `oci:y@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["copy", "oci:x:1", `a.b/c@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["trust", "push", "me.key", `oci:x@${DIGEST}`], /^sandpaw: usage: an image is stored under a tag/],
    [["push", "m.wasm", "hop"], /^sandpaw: reference-malformed: /],
    [["pull", "oci:nowhere"], /^sandpaw: layout-unreadable: \S*\/nowhere is not there/],
    [["ls", "oci:typo"], /^sandpaw: layout-unreadable: \S*\/typo is not there/],
    [["pull", "oci-archive:nowhere.tar"], /^sandpaw: layout-unreadable: /],
    [["pull", "127.0.0.1:1/a"], /^sandpaw: registry-unreachable: 127\.0\.0\.1:1: nothing listens there/],
    [["pull", "127.0.0.1:1/a", "--ca", "nowhere.pem"], /^sandpaw: registry-certificate: /],
    [["ls", "oci:me.key"], /^sandpaw: layout-/],
  ];
  for (const [args, message] of CALLS) {
    const { code, err, out } = await place.call(args);
    assert.notEqual(code, 0);
    assert.match(err, message);
    assert.equal(out, "");
  }
});

test("push, ls, pull, in the forms for people and for programs", async () => {
  const pushed = await place.call(["push", "m.wasm", "oci:layout:1"]);
  const [, digest = ""] = pushed.out.split("\n");
  assert.match(pushed.out, /^oci:layout:1\nsha256:[0-9a-f]{64}\n$/);
  const listed = await place.call(["ls", "oci:layout"]);
  assert.match(listed.out, new RegExp(`^ +1 +${digest} .* module 0\\.0\\.0\n$`));
  const pulled = jsonOf(await place.call(["pull", "oci:layout", "--json"]));
  assert.deepEqual(pulled, {
    from: "oci:layout",
    image: digest,
    module: at("module.wasm"),
    digest: digestOf(behaviour({})),
    size: behaviour({}).length,
    bundle: at("module.wasm.sigstore.json"),
  });
  const shown = await place.call(["pull", "oci:layout"]);
  assert.match(shown.out, /^ *image .*\n *module .*\n *signature .* \(not verified here\)\n$/);
  mkdirSync(at("empty"));
  assert.equal((await place.call(["ls", "oci:empty"])).out, "no images\n");
});

test("an archive that holds another tag is not replaced by a push, nor by a copy", async () => {
  assert.equal((await place.call(["push", "m.wasm", "oci-archive:a.tar:1"])).code, 0);
  const before = readFileSync(at("a.tar"));
  for (const args of [
    ["push", "m.wasm", "oci-archive:a.tar:2"],
    ["copy", "oci:layout:1", "oci-archive:a.tar:2"],
  ]) {
    const { code, err } = await place.call(args);
    assert.notEqual(code, 0);
    assert.match(err, /^sandpaw: archive-there: .*a\.tar is there already[^]*oci:FOLDER/);
  }
  assert.ok(readFileSync(at("a.tar")).equals(before));
});

/** Pushes a copy of the module and its signature under other circumstances; answers the digest. */
function pushAs(
  name: string,
  before: readonly string[],
  env: Readonly<Record<string, string>>,
  uid?: number,
): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  for (const file of ["m.wasm", "m.wasm.sigstore.json"]) cpSync(at(file), join(folder, file));
  if (uid !== undefined) {
    chmodSync(join(folder, ".."), 0o777);
    chmodSync(folder, 0o777);
  }
  const [program, ...args] = [...before, process.execPath, SCRIPT, "push", "m.wasm", "oci-archive:out.tar:1"];
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, ...env },
    encoding: "utf8",
    ...(uid !== undefined && { uid, gid: uid }),
  });
  assert.equal(status, 0, stderr);
  return `${stdout.split("\n")[1] ?? ""} ${digestOf(readFileSync(join(folder, "out.tar")))}`;
}

test("the same image from another folder, in another time zone and language", () => {
  const here = pushAs("a", [], {});
  assert.equal(
    pushAs("another longer name", [], {
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    }),
    here,
  );
});

if (test.needs("faketime", onPath("faketime") !== undefined, "another clock; Debian packs it")) {
  test("the same image in another year", () => {
    const here = pushAs("a", [], {});
    assert.equal(pushAs("b", ["faketime", "2001-02-03 04:05:06"], { TZ: "Asia/Kolkata" }), here);
  });
}
if (test.needs("root", process.geteuid?.() === 0, "to be another user")) {
  test("the same image by another user", () => {
    // What somebody else may not even read cannot be tested as he.
    const visible =
      spawnSync(process.execPath, [SCRIPT, "--version"], { uid: 65_534, gid: 65_534 }).status === 0;
    assert.equal(pushAs("u", [], {}, visible ? 65_534 : undefined), pushAs("a", [], {}));
  });
}

test("a pull that is killed leaves nothing in place, and the next one goes on", async () => {
  const registry = await scriptedRegistry();
  try {
    const image = await sampleImage({ module: sampleModule(4_000_000) });
    registry.put(image, "1");
    const layer = image.parts.at(-1);
    assert.ok(layer);
    let isStalled = false;
    registry.twist = ({ method, url = "", headers }, response) => {
      if (method !== "GET" || !url.includes(layer.descriptor.digest) || headers.range !== undefined)
        return false;
      response.writeHead(200, { "content-length": layer.bytes.length });
      response.write(layer.bytes.subarray(0, 3_000_000), () => (isStalled = true));
      return true;
    };
    const folder = temporaryFolder();
    const running = place.start(["pull", `${registry.host}/fleet/hop:1`], { cwd: folder });
    const parts = at(".cache", "sandpaw", "transfers");
    const stored = (): number =>
      existsSync(parts)
        ? readdirSync(parts).reduce((sum, name) => sum + readFileSync(join(parts, name)).length, 0)
        : 0;
    while (!isStalled || stored() < 2_000_000) await new Promise((resolve) => setTimeout(resolve, 20));
    running.signal("SIGKILL");
    await running.ended;
    assert.ok(!existsSync(join(folder, "hop.wasm")));
    registry.asked.length = 0;
    const again = await place.call(["pull", `${registry.host}/fleet/hop:1`], { cwd: folder });
    assert.equal(again.code, 0, again.err);
    assert.ok(readFileSync(join(folder, "hop.wasm")).equals(sampleModule(4_000_000)));
    // Nor is there anything left of the one that was killed.
    assert.deepEqual(readdirSync(folder).sort(), ["hop.wasm", "hop.wasm.sigstore.json"]);
    const ranged = registry.asked.find((line) => line.includes("bytes="));
    assert.ok(Number(/bytes=(\d+)/.exec(ranged ?? "")?.[1]) >= 2_000_000, registry.asked.join("\n"));
  } finally {
    await registry.close();
  }
});

test("Ctrl-C ends a pull that hangs, and says how to go on", async () => {
  const registry = await scriptedRegistry();
  try {
    registry.put(await sampleImage(), "1");
    let isAsked = false;
    registry.twist = () => (isAsked = true);
    const running = place.start(["pull", `${registry.host}/fleet/hop:1`]);
    while (!isAsked) await new Promise((resolve) => setTimeout(resolve, 20));
    running.signal("SIGINT");
    const { code, err } = await running.ended;
    assert.equal(code, 130);
    assert.match(err, /^sandpaw: transfer-aborted: /);
  } finally {
    await registry.close();
  }
});

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}

/** A disk of 1 MiB; undefined where none can be made. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "sandpaw-test", folder]);
  return status === 0 ? folder : undefined;
}

const disk = process.geteuid?.() === 0 ? smallDisk() : undefined;
if (test.needs("a small disk", disk !== undefined, "root makes one with mount")) {
  test("a full disk: nothing half-written stays, what was there stays whole", async () => {
    assert.ok(disk);
    const registry = await scriptedRegistry();
    try {
      registry.put(await sampleImage({ module: sampleModule(3_000_000) }), "1");
      writeFileSync(join(disk, "hop.wasm"), "the one before");
      // First the module has no room, then the download has none.
      for (const env of [{}, { XDG_CACHE_HOME: join(disk, "cache") }]) {
        const { code, err } = await place.call(["pull", `${registry.host}/fleet/hop:1`], { cwd: disk, env });
        assert.notEqual(code, 0);
        assert.match(err, /^sandpaw: transfer-unwritable: .*the disk is full/);
        assert.equal(readFileSync(join(disk, "hop.wasm"), "utf8"), "the one before");
        assert.deepEqual(filesIn(disk), ["hop.wasm"]);
      }
      const layout = await place.call(["copy", `${registry.host}/fleet/hop:1`, `oci:${disk}/layout`]);
      assert.match(layout.err, /^sandpaw: transfer-unwritable: /);
      assert.equal((await place.call(["ls", `oci:${disk}/layout`])).out, "no images\n");
    } finally {
      await registry.close();
    }
  });
  test.after(() => {
    assert.equal(spawnSync("umount", [disk ?? ""]).status, 0);
  });
}

test.run();
