/** A real Kubernetes with one node for a test: control plane, kubelet, containerd and the shim. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { signModule, type SigningKey } from "@sandpaw/runtime/trust";
import { follow, temporaryFolder, type Outcome, type Running } from "../harness/index.js";
import { hasSandboxApi } from "../interop/containerd-config.js";
import { writeImage } from "../interop/containerd-image.js";
import type { ContainerdPeer } from "../interop/containerd-peer.js";
import { RUNTIME, SHIM_BIN } from "../interop/containerd-shim.js";
import { writeTrust } from "../interop/node-trust.js";

export interface ClusterOptions {
  readonly containerd: ContainerdPeer;
  /** Folders of programs. */
  readonly kubernetes: string;
  readonly cni: string;
  /** Whether pods are made by the shim's Sandbox API, where containerd has it: from version 2 on. */
  readonly sandboxApi?: boolean;
  /** Where robots are, if there are some. */
  readonly runDir?: string;
  /** Policy text of the node; the development policy unless told. */
  readonly policy?: string;
}

/** A part of the node that can be ended and started again. */
export type NodePart = "kubelet" | "containerd";

/** A cluster under way. */
export interface Cluster {
  readonly folder: string;
  /** Of an administrator; any process of this machine may use it. */
  readonly kubeconfig: string;
  readonly runDir: string;
  /** The folder of kubectl. */
  readonly programs: string;
  /** Signs for the node. */
  readonly key: SigningKey;
  /** Takes the node's trust in the key back. */
  revoke(): void;
  /** Runs kubectl to its end, whatever that is. */
  kubectl(...args: readonly string[]): Promise<Outcome>;
  /** As `kubectl`; throws unless it went well. Answers what it printed. */
  do(...args: readonly string[]): Promise<string>;
  /** Starts kubectl. */
  start(...args: readonly string[]): Running & { readonly type: (text: string) => void };
  /** Applies manifests, as text. */
  apply(manifests: string): Promise<void>;
  /** Imports an image with this module to the node; signed by `key` unless told otherwise. */
  image(name: string, module: Uint8Array, options?: { readonly key?: SigningKey | undefined }): void;
  /** Of containerd. */
  readonly socket: string;
  /** Runs a command among the cluster's processes, with the programs of containerd on its path. */
  enter(...command: readonly string[]): Promise<Outcome>;
  /** Imports an archive that holds an image as `sandpaw push` makes it, whose tag is of this repository. */
  load(archive: string, repository: string): void;
  /** Ends a part of the node, and starts it again after a while. */
  restart(part: NodePart, signal: NodeJS.Signals, downSeconds?: number): Promise<void>;
  /** Of a part of the node, or of the shim's daemon once there is one. */
  pid(part: NodePart | "shim"): number;
  log(part: string): string;
  close(): Promise<void>;
}

/** The name by which all images of tests go. */
export const testImage = (name: string): string => `sandpaw.test/${name}:1`;
/** The script that keeps a cluster. */
export const CLUSTER_PROGRAM: string = fileURLToPath(new URL("../../cluster/cluster", import.meta.url));
const PAUSE = testImage("pause");
const RUNTIMES = `[CRI.containerd.runtimes.sandpaw]
runtime_type = "${RUNTIME}"
pod_annotations = ["sandpaw.dev/*"]
container_annotations = ["sandpaw.dev/*"]
`;

/** Starts it; ready when it resolves. It ends with this process, whatever ends that. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = temporaryFolder();
  const at = (...names: string[]): string => join(folder, ...names);
  const runDir = options.runDir ?? at("run");
  const { key, revoke } = writeTrust(at("config"), options.policy);
  mkdirSync(at("state"), { mode: 0o700 });
  const { kubernetes, cni } = options;
  const env = {
    PATH: `${dirname(options.containerd.ctr)}:${process.env["PATH"] ?? ""}`,
    KUBERNETES: kubernetes,
    CNI: cni,
    CONTAINERD: dirname(options.containerd.containerd),
    SHIM: `${SHIM_BIN}:${dirname(process.execPath)}`,
    RUNTIMES:
      options.sandboxApi === true && hasSandboxApi(options.containerd.series)
        ? `${RUNTIMES}sandboxer = "shim"\n`
        : RUNTIMES,
    // What containerd thinks of this machine's cgroups is not what the tests look at.
    CONTAINERD_SUPPRESS_DEPRECATION_WARNINGS: "1",
    PAUSE,
    NODE_LABELS: "sandpaw.dev/runtime=true",
    PAUSE_IMAGE: writeImage({ name: PAUSE, files: { nothing: "" }, entrypoint: ["/nothing"] }),
    SANDPAW_RUN_DIR: runDir,
    SANDPAW_SHIM_CONFIG_DIR: at("config"),
    SANDPAW_SHIM_STATE_DIR: at("state"),
  };
  // Of its own session, so that what ends a test by the keyboard leaves it the time to clear up.
  const child = spawn(CLUSTER_PROGRAM, ["up", at("c")], {
    env,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const keeper = follow(child);
  await keeper.says(/kubeconfig\n/);
  const kubeconfig = at("c", "kubeconfig");
  const withKubeconfig = { ...process.env, KUBECONFIG: kubeconfig };

  const start: Cluster["start"] = (...args) => {
    const program = spawn(join(kubernetes, "kubectl"), args, { env: withKubeconfig, stdio: "pipe" });
    return { ...follow(program), type: (text) => void program.stdin.write(text) };
  };
  async function kubectl(...args: readonly string[]): Promise<Outcome> {
    return run(args);
  }
  async function run(args: readonly string[], input = ""): Promise<Outcome> {
    const program = spawn(join(kubernetes, "kubectl"), args, { env: withKubeconfig, stdio: "pipe" });
    program.stdin.end(input);
    return follow(program).ended;
  }
  function wentWell({ code, out, err }: Outcome, what: string): string {
    if (code !== 0) throw new Error(`${what} ended with ${String(code)}: ${err}${out}`);
    return out;
  }
  function importImages(...args: readonly string[]): void {
    const words = ["-a", at("c", "containerd.sock"), "-n", "k8s.io", "images", "import"];
    const { status, stderr } = spawnSync(options.containerd.ctr, [...words, ...args], {
      encoding: "utf8",
      env,
    });
    if (status !== 0) throw new Error(`ctr images import: ${stderr}`);
  }
  const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

  return {
    folder,
    kubeconfig,
    runDir,
    programs: kubernetes,
    key,
    revoke,
    kubectl,
    async do(...args) {
      return wentWell(await kubectl(...args), `kubectl ${args.join(" ")}`);
    },
    start,
    async apply(manifests) {
      wentWell(await run(["apply", "-f", "-"], manifests), "kubectl apply");
    },
    image(name, module, { key: signer } = { key }) {
      const signature =
        signer === undefined ? {} : { "module.wasm.sigstore.json": signModule(module, signer) };
      const files = { "module.wasm": module, ...signature };
      const archive = writeImage({ name, files, entrypoint: ["/module.wasm"] });
      importImages(archive);
    },
    socket: at("c", "containerd.sock"),
    enter: (...command) =>
      follow(spawn(CLUSTER_PROGRAM, ["enter", at("c"), ...command], { env, stdio: "pipe" })).ended,
    load(archive, repository) {
      // For all platforms containerd takes the image, but does not unpack it; its transfer service refuses this one.
      const here = hasSandboxApi(options.containerd.series) ? ["--local"] : [];
      importImages(...here, "--platform", "wasip1/wasm", "--base-name", repository, archive);
    },
    async restart(part, signal, downSeconds = 0) {
      const words = ["restart", at("c"), part, signal.replace(/^SIG/, ""), String(downSeconds)];
      wentWell(
        await follow(spawn(CLUSTER_PROGRAM, words, { env, stdio: "pipe" })).ended,
        `cluster ${words.join(" ")}`,
      );
    },
    pid(part) {
      const file = part === "shim" ? join(runDir, "shim", "daemon.pid") : at("c", `${part}.pid`);
      return Number(readIfThere(file).trim().split(" ")[0]);
    },
    log: (part) =>
      part === "shim" ? readIfThere(join(runDir, "shim", "daemon.log")) : readIfThere(at("c", `${part}.log`)),
    async close() {
      child.stdin.end();
      const { code, err } = await keeper.ended;
      if (code !== 0 || err !== "") throw new Error(`the cluster ended with ${String(code)}: ${err}`);
    },
  };
}
