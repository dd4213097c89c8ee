// A pack for an old ARMv7 robot: what is in it, and that it installs, drives and goes away again.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { developmentKey, loadUserTrust, signModule } from "@sandpaw/runtime/trust";
import { jsonOf, type Outcome, Place } from "../cli/command.js";
import { standardModule } from "../harness/chain.js";
import { suite, temporaryFolder } from "../harness/index.js";
import { architecturesFolder } from "./architecture-lanes.js";
import { buildRoot, canEmulate, runInRoot, type Told } from "./armv7-root.js";

const test = suite("interop: pack");
const place = new Place();
const peers = architecturesFolder() ?? "";
const root = temporaryFolder();
const pack = join(root, "tmp", "pack.tar");
const LIMIT = { timeoutMs: 300_000 };
const MAX_BYTES = 90 * 1024 * 1024;
const CEILING =
  "version: 1\nallow:\n  motion: {}\n  sensors: {}\n  camera: {}\n  events: {}\n  log: {}\n  telemetry: {}\n";
/** With the pack in /opt/sandpaw. */
const SANDPAW = "/opt/sandpaw/bin/sandpaw";
const NODE = "/opt/sandpaw/bin/node";

test.needs(
  "emulated architectures",
  architecturesFolder() !== undefined,
  "bash .ci/peers/architectures.sh fetches emulators, libraries and Nodes",
);
test.needs("binfmt_misc in a namespace", canEmulate(), "it takes root and Linux 6.7");

async function inRoot(script: string): Promise<Told> {
  return await runInRoot(root, peers, `set -e\n${script}`);
}

function wellDone({ code, out }: Told): string {
  assert.equal(code, 0, out);
  return out;
}

test("a tar for ARMv7 with libraries of its own, twice the same", async () => {
  buildRoot(root, peers);
  const args = ["pack", "--arch", "armv7l", "--node", join(peers, "node-armv7l", "package"), "--json"];
  const libc = ["--libc", join(peers, "libc-armv7l", "root")];
  const made = await place.call([...args, ...libc, "-o", pack]);
  assert.equal(made.code, 0, made.err);
  const again = await place.call([...args, ...libc, "-o", "again.tar"]);
  assert.equal(digestIn(again), digestIn(made));
  const { size } = statSync(pack);
  assert.ok(size < MAX_BYTES, `${size} bytes`);
  test.note(`pack for armv7l: ${(size / 1024 / 1024).toFixed(1)} MiB`);
});

test("it holds Node, its libraries, the runtime and the service, no compiler and no tests", () => {
  const paths = execFileSync("tar", ["tf", pack], { encoding: "utf8", maxBuffer: 1 << 24 })
    .trim()
    .split("\n");
  const own = paths.filter((path) => !path.includes("/node_modules/"));
  assert.deepEqual(
    own,
    [
      "bin/environment",
      "bin/node",
      "bin/node-flags",
      "bin/robotd",
      "bin/run-flags",
      "bin/sandpaw",
      "install",
      "lib/ld-linux-armhf.so.3",
      "lib/libatomic.so.1",
      "lib/libc.so.6",
      "lib/libdl.so.2",
      "lib/libgcc_s.so.1",
      "lib/libm.so.6",
      "lib/libpthread.so.0",
      "lib/libstdc++.so.6",
      "pack.json",
      "relocation",
      "remove",
      "service/robotd.conf",
      "service/sandpaw-robotd.init",
      "service/sandpaw-robotd.service",
      "service/sandpaw-robotd.upstart",
      "CONTENTS",
    ].map((path) => `sandpaw/${path}`),
  );
  for (const path of [
    "@sandpaw/runtime/dist/robot/main.js",
    "@sandpaw/runtime/dist/engine/engine.cjs",
    "@sandpaw/runtime/dist/drivers/sim/main.js",
    "@sandpaw/cli/bin/sandpaw.mjs",
    "pino/package.json",
  ]) {
    assert.ok(paths.includes(`sandpaw/node_modules/${path}`), path);
  }
  const unwanted = /assemblyscript|@bytecodealliance|typescript|\.d\.ts$|\.map$|\.test\.js$|\/test\//;
  assert.deepEqual(
    paths.filter((path) => unwanted.test(path)),
    [],
  );
});

test(
  "it installs into a system with an older C library, and uses nothing of it",
  async () => {
    const out = wellDone(
      await inRoot(`busybox --install -s /bin
        cd /tmp && tar xf pack.tar && sandpaw/install && rm -r sandpaw
        uname -m
        ${NODE} -p process.arch+process.version+process.execPath
        LD_TRACE_LOADED_OBJECTS=1 ${NODE}`),
    );
    assert.match(out, /its service is of the kind: init\.d/);
    assert.match(out, /^armv7l$/m);
    assert.match(out, /^armv20\.11\.0\/opt\/sandpaw\/bin\/node$/m);
    const loaded = [...out.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path ?? "");
    assert.equal(loaded.length, 8);
    for (const path of loaded) assert.match(path, /^\/opt\/sandpaw\/lib\//);
    assert.ok(existsSync(join(root, "lib", "arm-linux-gnueabihf", "libc-2.31.so")));
  },
  LIMIT,
);

test(
  "its service starts the robot server, cover drives, and all of it stops",
  async () => {
    await laySignedCover();
    const out = wellDone(
      await inRoot(`mkdir -p /etc/sandpaw/robots
        # In lockstep: an emulated machine that is busy too would not hold the limits of a real robot.
        echo 'ROBOT=vacuum DRIVER=sim:/run/device.sock OPTIONS="--lockstep --wall-limit=120000"' >/etc/sandpaw/robotd.conf
        cd /opt/sandpaw/node_modules/@sandpaw/runtime/dist
        ${NODE} drivers/sim/main.js --world flat --seed 1 --socket /run/device.sock --trace /tmp/trace --lockstep &
        world=$!
        /etc/init.d/sandpaw-robotd start
        tries=0
        until [ -S /run/sandpaw/robots/vacuum/view.sock ]; do
          sleep 1; tries=$((tries + 1)); [ $tries -lt 60 ] || { cat /var/log/sandpaw-robotd.log; exit 1; }
        done
        ${SANDPAW} run /tmp/cover.wasm --robot vacuum --for 10 --json
        ${SANDPAW} ps --json >/tmp/ps
        /etc/init.d/sandpaw-robotd status
        /etc/init.d/sandpaw-robotd stop
        ! /etc/init.d/sandpaw-robotd status
        kill $world
        wait $world || true`),
    );
    assert.match(out, /"ended": "time-up"/);
    assert.match(out, /sandpaw-robotd runs\n(.*\n)*sandpaw-robotd does not run/);
    assert.ok(isMoving(readFileSync(join(root, "tmp", "trace"), "utf8")), "the robot has not moved");
  },
  LIMIT,
);

test("it goes away and leaves the configuration", async () => {
  const out = wellDone(await inRoot("/opt/sandpaw/remove"));
  assert.match(out, /sandpaw is removed/);
  for (const path of ["opt/sandpaw", "etc/init.d/sandpaw-robotd"])
    assert.ok(!existsSync(join(root, path)), path);
  assert.ok(existsSync(join(root, "etc", "sandpaw", "robotd.conf")));
});

function digestIn(made: Outcome): unknown {
  const { digest } = jsonOf(made);
  assert.match(String(digest), /^sha256:/);
  return digest;
}

async function laySignedCover(): Promise<void> {
  const { bytes } = await standardModule("cover");
  const config = join(root, "root", ".config", "sandpaw");
  const file = join(root, "tmp", "cover.wasm");
  writeFileSync(file, bytes);
  cpSync(makeConfig(bytes, `${file}.sigstore.json`), config, { recursive: true });
  execFileSync("mkdir", ["-p", join(root, "etc", "sandpaw", "robots")]);
  writeFileSync(join(root, "etc", "sandpaw", "robots", "vacuum.yaml"), CEILING, { mode: 0o644 });
}

/** Signs with a new key, and returns the folder of the store that trusts it. */
function makeConfig(bytes: Uint8Array, bundle: string): string {
  const config = join(place.folder, "robot-config");
  const person = { uid: process.geteuid?.() ?? 0 };
  writeFileSync(bundle, signModule(bytes, developmentKey(config, person)));
  loadUserTrust(config, { ...person, now: new Date() });
  return config;
}

/** `ms x y theta …` in each line. */
function isMoving(trace: string): boolean {
  const places = trace
    .trim()
    .split("\n")
    .map((line) => line.split(" ").slice(1, 3).join(" "));
  return new Set(places).size > 10;
}

test.run();
