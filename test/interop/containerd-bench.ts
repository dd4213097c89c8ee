/** A containerd of the test with the shim: private folders and sockets, trust and policy of its own. */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { DEVELOPMENT_POLICY } from "@sandpaw/runtime/policy";
import { generateKey, sealStore, signModule, storeOf, type SigningKey } from "@sandpaw/runtime/trust";
import { temporaryFolder } from "../harness/index.js";
import type { ContainerdPeer } from "./containerd-peer.js";
import { writeImage } from "./containerd-image.js";

/** The launcher's folder. */
export const SHIM_BIN: string = fileURLToPath(new URL("../bin", import.meta.resolve("@sandpaw/shim")));
export const RUNTIME = "io.containerd.sandpaw.v1";
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

/** Starts it; `runDir` is where robots are, if there are some. */
export async function startContainerd(
  peer: ContainerdPeer,
  options: { readonly runDir?: string } = {},
): Promise<ContainerdBench> {
  const folder = temporaryFolder();
  const path = (...names: string[]): string => join(folder, ...names);
  const socket = path("c.sock");
  const runDir = options.runDir ?? path("run");
  const key = writeTrust(path("config"));
  mkdirSync(path("state-sandpaw"), { mode: 0o700 });
  writeFileSync(path("config.toml"), configText(folder, socket));
  const env = {
    PATH: [SHIM_BIN, dirname(process.execPath), process.env["PATH"] ?? ""].join(":"),
    SANDPAW_RUN_DIR: runDir,
    SANDPAW_SHIM_CONFIG_DIR: path("config"),
    SANDPAW_SHIM_STATE_DIR: path("state-sandpaw"),
  };
  let log = "";
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const started = spawn(peer.containerd, ["-c", path("config.toml")], {
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
    ctr,
    ctrLine: (...args) => [peer.ctr, ...words(args)].join(" "),
    ctrStart: (...args) => spawn(peer.ctr, words(args), { stdio: ["pipe", "pipe", "pipe"] }),
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

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** A machine's trust and policy; answers the key that it trusts. */
function writeTrust(folder: string): SigningKey {
  const root = generateKey();
  const key = generateKey();
  const now = new Date();
  const period = { now, expires: new Date(now.getTime() + 86_400_000) };
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(join(folder, "root.pub"), root.publicKey.pem);
  writeFileSync(join(folder, "trust-store.json"), sealStore(storeOf(key.publicKey, "author", period), root));
  writeFileSync(join(folder, "policy.yaml"), DEVELOPMENT_POLICY);
  return key;
}

function configText(folder: string, socket: string): string {
  return `version = 2
root = "${folder}/root"
state = "${folder}/state"
[grpc]
  address = "${socket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${folder}/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "sandpaw.test/pause:1"
  restrict_oom_score_adj = true
  disable_tcp_service = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${folder}/cni/bin"
    conf_dir = "${folder}/cni/conf"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    default_runtime_name = "sandpaw"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.sandpaw]
      runtime_type = "${RUNTIME}"
      pod_annotations = ["sandpaw.dev/*"]
      container_annotations = ["sandpaw.dev/*"]
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.forgetful]
      runtime_type = "${RUNTIME}"
`;
}
