/** What a robot needs in memory: robot server, supervisor and one behaviour, without what only simulates. */

import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startSim } from "@sandpaw/runtime/drivers";
import { bundlePath, developmentKey, signModule } from "@sandpaw/runtime/trust";
import { standardModule } from "@sandpaw/test/chain";
import type { Figure } from "./measure.js";

const ROBOTD = fileURLToPath(new URL("./main.js", import.meta.resolve("@sandpaw/runtime/robot")));
const CLI = join(
  dirname(createRequire(import.meta.url).resolve("@sandpaw/cli/package.json")),
  "bin",
  "sandpaw.mjs",
);
/** As `sandpaw pack` has them started. */
const flagsIn = (file: string): readonly string[] =>
  readFileSync(join(dirname(CLI), "..", "robot-files", file), "utf8")
    .trim()
    .split(/\s+/);
const FLAGS = flagsIn("node-flags");
const ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries(
  flagsIn("environment").map((line): [string, string] => {
    const [name = "", value = ""] = line.split("=");
    return [name, value];
  }),
);
const RUN_FLAGS = [...FLAGS, ...flagsIn("run-flags")];
/** After this everything has started and its first garbage is collected, ms. */
const SETTLED_MS = 20_000;

/** Measures while cover drives. */
export async function memory(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sandpaw-bench-"));
  // An engine has a user of its own, who shall find its Node.
  chmodSync(folder, 0o755);
  // A Node of its own: pages that other programs use as well would count for less than they weigh on a robot.
  const node = join(folder, "node");
  copyFileSync(process.execPath, node);
  const config = join(folder, "config");
  const env = { ...ENVIRONMENT, SANDPAW_RUN_DIR: join(folder, "run"), SANDPAW_CONFIG_DIR: config };
  mkdirSync(env.SANDPAW_RUN_DIR, { mode: 0o700 });
  const { bytes } = await standardModule("cover");
  const module = join(folder, "cover.wasm");
  writeFileSync(module, bytes);
  writeFileSync(
    bundlePath(module),
    signModule(bytes, developmentKey(config, { uid: process.geteuid?.() ?? 0 })),
  );
  const device = join(folder, "device.sock");
  const sim = await startSim({ world: "flat", seed: 1, address: { path: device } });
  const children: ChildProcess[] = [];
  try {
    const robotd = spawn(
      node,
      [...FLAGS, ROBOTD, "--name=bench", `--driver=sim:${device}`, "--log-level=warn", "--with-parent"],
      { env, stdio: ["pipe", "pipe", "inherit"] },
    );
    children.push(robotd);
    await new Promise((resolve) => robotd.stdout.once("data", resolve));
    const run = spawn(node, [...RUN_FLAGS, CLI, "run", module, "--robot", "bench"], { env, stdio: "ignore" });
    children.push(run);
    await sleep(SETTLED_MS);
    const [server, ...rest] = [robotd, run].map(({ pid }) => withChildren(pid ?? 0));
    const [own = 0, ...engine] = (rest[0] ?? []).map(pssMiB);
    const parts = { server: sum((server ?? []).map(pssMiB)), supervisor: own, engines: sum(engine) };
    if (engine.length === 0) throw new Error("the behaviour of the bench does not run");
    return [
      {
        name: "robot server, supervisor and one behaviour (cover), PSS",
        value: parts.server + parts.supervisor + parts.engines,
        unit: "MiB",
        // 90 MB.
        goal: 85.8,
        note: Object.entries(parts)
          .map(([name, value]) => `${name} ${value.toFixed(1)}`)
          .join(", "),
      },
    ];
  } finally {
    for (const child of children.toReversed()) await end(child);
    await sim.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A process, and everything below it. */
function withChildren(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  const below = threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
  return [pid, ...below.flatMap(withChildren)];
}

function pssMiB(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(timer);
}
