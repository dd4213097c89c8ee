/** What it costs to pull an image of 20 MB from a registry on this machine: beside skopeo, and beside a bare Node. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  buildImage,
  describe,
  encodeManifest,
  IMAGE_CONFIG,
  LAYER_TAR,
  pushImage,
  RegistryRepository,
  writeTar,
  type BuiltImage,
} from "@sandpaw/runtime/oci";
import { peerPath, sampleModule, startRegistry } from "@sandpaw/test/image-peers";
import { median, type Figure } from "./measure.js";

const ROUNDS = 9;
const MIB = 1024 * 1024;
const COMMAND = join(
  dirname(createRequire(import.meta.url).resolve("@sandpaw/cli/package.json")),
  "bin",
  "sandpaw.mjs",
);

/** A module of 16 MiB, which is the largest that is taken, and 4 MiB of something else. */
async function largeImage(): Promise<BuiltImage> {
  const files = { "module.wasm": sampleModule(16 * MIB), "map.bin": Buffer.alloc(4 * MIB, "map") };
  const inputs = Object.entries(files).map(([path, bytes]) => ({
    path,
    size: bytes.length,
    content: () => [bytes],
  }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeTar(inputs)) chunks.push(chunk);
  const tar = Buffer.concat(chunks);
  const layer = { descriptor: describe(LAYER_TAR, tar), bytes: tar };
  const rootfs = { type: "layers", diff_ids: [layer.descriptor.digest] };
  const bytes = Buffer.from(JSON.stringify({ architecture: "wasm", os: "wasip1", rootfs }));
  const config = { descriptor: describe(IMAGE_CONFIG, bytes), bytes };
  const manifest = encodeManifest({ config: config.descriptor, layers: [layer.descriptor] });
  return { manifest, parts: [config, layer] };
}

/** What a program took, ms: by the clock, and of processors. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

interface Series {
  readonly large: Cost[];
  readonly tiny: Cost[];
}

/** Runs a program. */
function time(folder: string, program: string, args: readonly string[]): Cost {
  const words = ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash", program, ...args];
  const { status, stderr } = spawnSync("bash", words, {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, LC_ALL: "C" },
    encoding: "utf8",
  });
  const [wall = NaN, user = NaN, system = NaN] = (stderr.trim().split("\n").at(-1) ?? "")
    .split(" ")
    .map(Number);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return { wall: 1000 * wall, cpu: 1000 * (user + system) };
}

/** The largest resident set of a Node process, MiB. */
function peak(folder: string, args: readonly string[]): number {
  const file = join(folder, "peak");
  const preload = join(folder, "peak.cjs");
  // Not `maxRSS`: that of a child begins with what its parent had.
  const status = 'require("fs").readFileSync("/proc/self/status", "utf8")';
  const write = `require("fs").writeFileSync(${JSON.stringify(file)}, /VmHWM:\\s+(\\d+)/.exec(${status})[1])`;
  writeFileSync(preload, `process.on("exit", () => ${write})`);
  time(folder, process.execPath, ["--require", preload, ...args]);
  return Number(readFileSync(file, "utf8")) / 1024;
}

/** Pulls by the command and by skopeo, by turns. */
export async function pull(): Promise<readonly Figure[]> {
  const program = peerPath("docker-registry");
  if (program === undefined) throw new Error(".ci/peers/docker-registry.sh fetches the registry first");
  const folder = mkdtempSync(join(tmpdir(), "sp-bench-"));
  const registry = await startRegistry(program);
  try {
    const { signal } = new AbortController();
    const small = await buildImage({
      form: "image",
      module: sampleModule(),
      name: "tiny",
      version: "1.0.0",
      request: {},
    });
    for (const [name, image] of [["large", await largeImage()] as const, ["tiny", small] as const]) {
      const place = { registry: registry.host, repository: `bench/${name}` };
      const store = new RegistryRepository(place, { env: {}, signal, forWriting: true });
      await pushImage(store, image, "1");
      await store.close();
    }
    const ours = (name: string): readonly string[] => [
      COMMAND,
      "pull",
      `${registry.host}/bench/${name}:1`,
      "-o",
      "out.wasm",
    ];
    const costs: Series = { large: [], tiny: [] };
    const theirs: Series = { large: [], tiny: [] };
    const memory: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      for (const name of ["large", "tiny"] as const) {
        costs[name].push(time(folder, process.execPath, ours(name)));
        rmSync(join(folder, "out"), { recursive: true, force: true });
        const from = `docker://${registry.host}/bench/${name}:1`;
        theirs[name].push(time(folder, "skopeo", ["copy", "--src-tls-verify=false", from, "dir:out"]));
      }
      memory.push(peak(folder, ours("large")));
      bare.push(peak(folder, ["-e", "0"]));
    }
    // What else the machine does can only add.
    const best = (list: readonly Cost[], what: keyof Cost): number =>
      Math.min(...list.map((cost) => cost[what]));
    const row = (name: string, of: (series: Series) => number, isPromised: boolean): Figure => ({
      name,
      value: of(costs),
      unit: "ms",
      ...(isPromised && { goal: of(theirs) / 0.8 }),
      note: `skopeo ${of(theirs).toFixed(0)} ms`,
    });
    return [
      row("pull of a 20 MB image, the whole command, best of 9", ({ large }) => best(large, "wall"), false),
      row("the same, of processors", ({ large }) => best(large, "cpu"), false),
      row("pull of a tiny image, the whole command, best of 9", ({ tiny }) => best(tiny, "wall"), false),
      row("20 MB more", ({ large, tiny }) => best(large, "wall") - best(tiny, "wall"), true),
      row("the same, of processors", ({ large, tiny }) => best(large, "cpu") - best(tiny, "cpu"), false),
      {
        name: "peak memory of the pull over that of a bare Node",
        value: median(memory) - median(bare),
        unit: "MiB",
        goal: 40,
        note: `${median(memory).toFixed(0)} and ${median(bare).toFixed(0)} MiB`,
      },
    ];
  } finally {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
