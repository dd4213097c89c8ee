// One image, one digest, one trace: the standard behaviours, pulled from a registry by their digest, verified, and run
// in lockstep on x86-64, aarch64 and ARMv7.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { developmentKey, digestOf, loadUserTrust, signModule } from "@sandpaw/runtime/trust";
import { isAlive, ownStamp, WALL_NAMES } from "@sandpaw/runtime/supervisor";
import { jsonOf, Place } from "../cli/command.js";
import { standardModule } from "../harness/chain.js";
import { suite, temporaryFolder } from "../harness/index.js";
import { architecturesFolder, FOREIGN_LANES, layNode } from "./architecture-lanes.js";
import { startRegistry, type RunningRegistry } from "./docker-registry.js";
import { peerPath } from "./peer.js";

const PROGRAM = fileURLToPath(new URL("./architecture-run.js", import.meta.url));
const SECONDS = 4;
const STEPS = SECONDS * 50;
/** Nothing of Node's own is in the emulator's way, but a root of its own would have to hold the emulator. */
const NOT_EMULATED = ["private-root"];
const test = suite("interop: architectures");

/** What the program says of its run. */
interface Said {
  readonly arch: string;
  readonly node: string;
  /** Of the image, and of the module in it. */
  readonly image: string;
  readonly digest: string;
  readonly trace: string;
  readonly exit: string;
  readonly why: string;
  readonly missingWalls: readonly string[];
}

const nodes = [process.execPath];
const folder = temporaryFolder();
const place = new Place();
const program = peerPath("docker-registry");
let registry: RunningRegistry | undefined;

test.after(async () => registry?.close());

test.needs(
  "emulated architectures",
  architecturesFolder() !== undefined,
  "bash .ci/peers/architectures.sh fetches emulators, libraries and Nodes",
);

test.needs("docker-registry", program !== undefined, ".ci/peers/docker-registry.sh fetches it");

test("a registry, and a Node for each lane", async () => {
  assert.ok(program !== undefined);
  registry = await startRegistry(program);
  // An engine has a user of its own, who shall reach them.
  chmodSync(folder, 0o755);
  for (const lane of FOREIGN_LANES) nodes.push(await layNode(lane, join(folder, lane)));
  test.note(`not run under emulation: an engine behind the wall ${NOT_EMULATED.join(", ")}`);
});

test(
  "a process is known by its stamp from one architecture to another",
  async () => {
    const library = JSON.stringify(import.meta.resolve("@sandpaw/runtime/supervisor"));
    const script = `
    import { isAlive, ownStamp } from ${library};
    const [pid, startedAt] = process.argv.slice(1);
    console.log(ownStamp().startedAt, isAlive({ pid: Number(pid), startedAt }));
    process.stdin.resume();`;
    const { pid, startedAt } = ownStamp();
    for (const node of nodes) {
      const child = spawn(node, ["--input-type=module", "--eval", script, String(pid), startedAt], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
      await once(child.stdout, "data");
      const stamp = { pid: child.pid ?? 0, startedAt: said.split(" ")[0] ?? "" };
      assert.match(said, /^\d+ true\n$/, node);
      assert.ok(isAlive(stamp), node);
      child.stdin.end();
      await once(child, "close");
      assert.ok(!isAlive(stamp), node);
    }
  },
  { timeoutMs: 300_000 },
);

for (const name of ["cover", "square", "lookout", "steer"]) {
  test(
    `${name}: the same bytes, the same trace`,
    async () => {
      const { bytes } = await standardModule(name);
      const image = await push(name, bytes);
      const lines = name === "steer" ? ["left 0.4", "forward 0.1"] : [];
      const runs: Said[] = [];
      for (const node of nodes) runs.push(await runOn(node, image, lines));
      for (const { arch, node, digest, trace } of runs) {
        const hash = createHash("sha256").update(trace).digest("hex").slice(0, 16);
        test.note([name.padEnd(7), arch.padEnd(5), node.padEnd(9), digest, "trace", hash].join(" "));
      }
      const [own, ...others] = runs;
      assert.ok(own !== undefined && others.length === FOREIGN_LANES.length);
      assert.deepEqual(new Set(runs.map(({ arch }) => arch)), new Set(["x64", "arm64", "arm"]));
      assert.equal(own.trace.split("\n").length, STEPS);
      // The lookout stands and looks first.
      assert.ok(name === "lookout" || isMoving(own.trace), "the robot has not moved");
      for (const run of others) {
        assert.deepEqual([run.digest, run.image], [digestOf(bytes), own.image]);
        assert.equal(run.exit, own.exit, `${run.arch}: ${run.why}`);
        assert.ok(run.trace === own.trace, firstDifference(own.trace, run.trace));
        checkWalls(own, run);
      }
    },
    { timeoutMs: 900_000 },
  );
}

/** A wall that the emulator cannot be started behind is not tried there, and said not to be. */
function checkWalls(own: Said, run: Said): void {
  const expected = WALL_NAMES.filter(
    (wall) => own.missingWalls.includes(wall) || (run.arch !== "x64" && NOT_EMULATED.includes(wall)),
  );
  assert.deepEqual(run.missingWalls, expected);
}

/** `ms x y theta …` in each line. */
function isMoving(trace: string): boolean {
  const places = trace.split("\n").map((line) => line.split(" ").slice(1, 4).join(" "));
  return new Set(places).size > 1;
}

function firstDifference(a: string, b: string): string {
  const others = b.split("\n");
  const at = a.split("\n").findIndex((line, i) => line !== others[i]);
  return `line ${at + 1}: "${a.split("\n")[at]}" and "${others[at]}"`;
}

/** Signs and pushes it; returns the image by its digest. */
async function push(name: string, bytes: Uint8Array): Promise<string> {
  const person = { uid: process.geteuid?.() ?? 0 };
  const file = join(place.folder, `${name}.wasm`);
  writeFileSync(file, bytes);
  writeFileSync(`${file}.sigstore.json`, signModule(bytes, developmentKey(place.config, person)));
  loadUserTrust(place.config, { ...person, now: new Date() });
  const host = registry?.host ?? "";
  const pushed = await place.call(["push", file, `${host}/standard/${name}:1`, "--json"]);
  assert.equal(pushed.code, 0, pushed.err);
  return `${host}/standard/${name}@${String(jsonOf(pushed)["digest"])}`;
}

async function runOn(node: string, image: string, lines: readonly string[]): Promise<Said> {
  const args = [PROGRAM, place.config, image, String(SECONDS), ...lines];
  const { stdout } = await promisify(execFile)(node, args, { maxBuffer: 16 * 1024 * 1024 });
  const said: unknown = JSON.parse(stdout);
  assert.ok(isSaid(said));
  return said;
}

function isSaid(value: unknown): value is Said {
  return typeof value === "object" && value !== null && "trace" in value && typeof value.trace === "string";
}

test.run();
