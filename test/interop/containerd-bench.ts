/** A containerd of the test with the shim: private folders and sockets, trust and policy of its own. */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signModule, type SigningKey } from "@sandpaw/runtime/trust";
import { temporaryFolder } from "../harness/index.js";
import type { ContainerdPeer } from "./containerd-peer.js";
import { configText, scratchFile, type OtherRuntime } from "./containerd-config.js";
import { makeScratch } from "./containerd-scratch.js";
import { writeImage } from "./containerd-image.js";
import { SHIM_BIN } from "./containerd-shim.js";
import { writeTrust } from "./node-trust.js";

const CGROUPS = "/sys/fs/cgroup";
/** The parent of all cgroups of this process's containers. */
export const TEST_CGROUP: string = `/sandpaw-test-${process.pid}`;

/** What a program has printed, and how it ended. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A containerd under way. */
export interface ContainerdBench {
  readonly folder: string;
  readonly socket: string;
  readonly runDir: string;
  readonly key: SigningKey;
  /** Revokes the key, from the next container on; answers what takes that back. */
  revoke(): () => void;
  /** Sets this machine's policy, from the next container on. */
  policy(text: string): void;
  /** Runs ctr to its end. */
  ctr(...args: readonly string[]): Outcome;
  /** The words as one command line. */
  ctrLine(...args: readonly string[]): string;
  /** Starts ctr. */
  ctrStart(...args: readonly string[]): ChildProcess;
  /** Imports an image with this module, signed unless told otherwise. */
  image(name: string, module: Uint8Array, options?: ImageOptions): void;
  /** Ends containerd, and starts it again after a while. */
  restart(signal: NodeJS.Signals, downMs?: number): Promise<void>;
  containerdPid(): number;
  /** The daemon's pid, once there is one. */
  daemonPid(): number;
  daemonLog(): string;
  log(): string;
  close(): Promise<void>;
}

export interface ImageOptions {
  readonly signed?: boolean;
  readonly namespace?: string;
}

const START_LIMIT_MS = 20_000;

export interface BenchOptions {
  /** Where robots are, if there are some. */
  readonly runDir?: string;
  /** The program that the shim's daemon runs on; this Node unless told. */
  readonly node?: string;
  /** A network of its own, in which these CNI plugins make those of pods. */
  readonly cni?: string;
  /** Runtimes to compare with, and the folders of their programs. */
  readonly others?: { readonly runtimes: readonly OtherRuntime[]; readonly path: readonly string[] };
}

const BRIDGE = {
  cniVersion: "0.4.0",
  name: "test",
  plugins: [{ type: "bridge", bridge: "pods0", isGateway: true, ipMasq: false }],
} as const;
/** The addresses of pods begin so. */
export const POD_NETWORK = "10.244.77.";
/** crun refuses to work where both versions of cgroups are mounted. */
const ONE_CGROUP = [
  "--mount",
  "sh",
  "-c",
  'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$0" "$@"',
] as const;
const OWN_NETWORK = ["--net", "sh", "-c", 'ip link set lo up && exec "$0" "$@"'] as const;

/** Starts it. */
export async function startContainerd(
  peer: ContainerdPeer,
  options: BenchOptions = {},
): Promise<ContainerdBench> {
  const folder = temporaryFolder();
  const path = (...names: string[]): string => join(folder, ...names);
  const socket = path("c.sock");
  const runDir = options.runDir ?? path("run");
  const { key, revoke } = writeTrust(path("config"));
  mkdirSync(path("state-sandpaw"), { mode: 0o700 });
  const { series } = peer;
  writeFileSync(
    path("config.toml"),
    configText({
      series,
      folder,
      socket,
      cniBin: options.cni ?? path("cni"),
      others: options.others?.runtimes ?? [],
    }),
  );
  makeScratch(scratchFile(folder));
  if (options.cni !== undefined) writeNetwork(path("cni-conf"), path("ipam"));
  const env = {
    PATH: [
      ...(options.others?.path ?? []),
      SHIM_BIN,
      dirname(process.execPath),
      process.env["PATH"] ?? "",
    ].join(":"),
    SANDPAW_RUN_DIR: runDir,
    SANDPAW_SHIM_CONFIG_DIR: path("config"),
    SANDPAW_SHIM_STATE_DIR: path("state-sandpaw"),
    ...(options.node === undefined ? {} : { SANDPAW_NODE: options.node }),
  };
  // What containerd thinks of this machine's cgroups is not what the tests look at.
  const ctrEnv = { ...process.env, CONTAINERD_SUPPRESS_DEPRECATION_WARNINGS: "1" };
  let log = "";
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const command = [peer.containerd, "-c", path("config.toml")];
    const alone =
      options.others !== undefined ? ONE_CGROUP : options.cni !== undefined ? OWN_NETWORK : undefined;
    const [program = "", ...args] = alone === undefined ? command : ["unshare", ...alone, ...command];
    const started = spawn(program, args, {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-100_000)));
    const until = Date.now() + START_LIMIT_MS;
    while (ctr("version").status !== 0) {
      if (started.exitCode !== null || Date.now() > until)
        throw new Error(`containerd did not start:\n${log}`);
      await sleep(50);
    }
    return started;
  }

  function words(args: readonly string[]): string[] {
    return ["--address", socket, ...args];
  }

  function ctr(...args: readonly string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(peer.ctr, words(args), {
      encoding: "utf8",
      timeout: 30_000,
      input: "",
      env: ctrEnv,
    });
    return { status, stdout, stderr };
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(timer);
  }

  function daemonPid(): number {
    const file = join(runDir, "shim", "daemon.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) : 0;
  }

  return {
    folder,
    socket,
    runDir,
    key,
    revoke,
    policy(text) {
      writeFileSync(path("config", "policy.yaml"), text);
    },
    ctr,
    ctrLine: (...args) => [peer.ctr, ...words(args)].join(" "),
    ctrStart: (...args) => spawn(peer.ctr, words(args), { stdio: ["pipe", "pipe", "pipe"], env: ctrEnv }),
    image(name, module, { signed = true, namespace = "default" } = {}) {
      const files = {
        "module.wasm": module,
        ...(signed ? { "module.wasm.sigstore.json": signModule(module, key) } : {}),
      };
      const tar = writeImage({ name, files, entrypoint: ["/module.wasm"] });
      const { status, stderr } = ctr("-n", namespace, "image", "import", tar);
      if (status !== 0) throw new Error(`ctr image import: ${stderr}`);
    },
    async restart(signal, downMs = 0) {
      await stop(signal);
      await sleep(downMs);
      child = await launch();
    },
    containerdPid: () => child.pid ?? 0,
    daemonPid,
    daemonLog: () => readIfThere(join(runDir, "shim", "daemon.log")),
    log: () => log,
    async close() {
      await stop("SIGTERM");
      const pid = daemonPid();
      // One that has died without a successor leaves its file, and its pid may be somebody else's by now.
      if (readIfThere(`/proc/${pid}/cmdline`).includes("daemon/main.js")) {
        process.kill(pid, "SIGTERM");
        const until = Date.now() + 10_000;
        while (existsSync(`/proc/${pid}/exe`) && Date.now() < until) await sleep(20);
      }
      // A test that has failed half-way leaves containers, and with them mounts.
      const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
      const left = mounts.flatMap((line) => (line.split(" ")[1]?.startsWith(`${folder}/`) ? [line] : []));
      for (const line of left.toReversed()) spawnSync("umount", ["-l", line.split(" ")[1] ?? ""]);
      for (const controller of readdirSync(CGROUPS)) {
        const parent = join(CGROUPS, controller, TEST_CGROUP);
        if (!existsSync(parent)) continue;
        for (const entry of readdirSync(parent, { withFileTypes: true }))
          if (entry.isDirectory()) left.push(join(parent, entry.name));
        for (const entry of left) if (entry.startsWith(parent)) rmdirSync(entry);
        rmdirSync(parent);
      }
      if (left.length > 0) throw new Error(`mounts or cgroups were left: ${left.join(", ")}`);
    },
  };
}

function writeNetwork(conf: string, dataDir: string): void {
  mkdirSync(conf);
  const ipam = { type: "host-local", ranges: [[{ subnet: `${POD_NETWORK}0/24` }]], dataDir };
  const plugins = BRIDGE.plugins.map((plugin) => ({ ...plugin, ipam }));
  writeFileSync(join(conf, "10-test.conflist"), JSON.stringify({ ...BRIDGE, plugins }));
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
