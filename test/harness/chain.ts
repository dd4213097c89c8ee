/**
 * The whole chain on a private run folder: a simulated robot and a robot server as processes of their own, a
 * supervisor in this one, and a person's own keys and policy. Used by integration tests and by the bench.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSim, type SimHandle, type TruthMethods } from "@sandpaw/runtime/drivers";
import {
  checkManifest,
  encodeManifest,
  loadUserPolicy,
  parsePolicy,
  type NodePolicy,
} from "@sandpaw/runtime/policy";
import { appendManifest } from "@sandpaw/runtime/module";
import {
  connectLines,
  CONTROL_VERSION,
  robotPaths,
  type LineClient,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import {
  admit,
  createSupervisor,
  type Admitted,
  type Refused,
  type Supervisor,
} from "@sandpaw/runtime/supervisor";
import { developmentKey, loadUserTrust, signModule } from "@sandpaw/runtime/trust";
import { buildBehaviour, standardBehaviour } from "@sandpaw/sdk/build";
import { temporaryFolder } from "./temporary-folder.js";
import { projectFolder, type ProjectSource } from "./project-folder.js";

const ROBOTD = fileURLToPath(new URL("./main.js", import.meta.resolve("@sandpaw/runtime/robot")));
/** The robot's name in every chain. */
export const ROBOT = "robot";

export interface ChainOptions {
  readonly world?: string;
  readonly seed?: number;
  /** Sessions that must have attached before the world begins; live without it. */
  readonly lockstep?: number;
  readonly trace?: boolean;
  /** Policy text of this node; the development policy unless told. */
  readonly policy?: string;
  /** What the robot server runs on; this process's Node unless told. */
  readonly node?: string;
  /** Where the robot server keeps its latch, audit, map and records. */
  readonly stateDir?: string;
}

/** A signed module, as it would lie on a disk. */
export interface SignedModule {
  readonly bytes: Uint8Array;
  readonly bundle: Uint8Array;
}

export interface Chain {
  readonly runDir: string;
  readonly configDir: string;
  readonly sim: SimHandle;
  readonly robotd: ChildProcess;
  readonly tracePath: string;
  readonly truth: LineClient<TruthMethods>;
  readonly view: LineClient<ViewMethods>;
  /** Builds a project and signs it with the development key. */
  build(source: ProjectSource): Promise<SignedModule>;
  /** A standard behaviour, signed. */
  standard(name: string): Promise<SignedModule>;
  /** Signs bytes as they are. */
  sign(bytes: Uint8Array): SignedModule;
  decide(module: SignedModule): Admitted | Refused;
  /** As `decide`, but a refusal throws. */
  admit(module: SignedModule): Admitted;
  /** `bundle`: an engine of the test's own. */
  supervisor(poolSize?: number, bundle?: string): Promise<Supervisor>;
  /** The trace that has been written so far. */
  trace(): Promise<string>;
  close(): Promise<void>;
}

/** A standard behaviour with its manifest, not signed. */
export async function standardModule(name: string): Promise<Pick<SignedModule, "bytes">> {
  const { wasm, manifest } = await standardBehaviour(name);
  return { bytes: appendManifest(wasm, encodeManifest(checkManifest(manifest))) };
}

/** A project, built, with its manifest, not signed. */
export async function builtModule(source: ProjectSource): Promise<Pick<SignedModule, "bytes">> {
  const { wasm, manifest } = await buildBehaviour({ dir: projectFolder(source) });
  return { bytes: appendManifest(wasm, encodeManifest(checkManifest(manifest))) };
}

/** Starts a world, a robot server, and clients of both. */
export async function startChain(options: ChainOptions = {}): Promise<Chain> {
  const folder = temporaryFolder();
  const runDir = join(folder, "run");
  const configDir = join(folder, "config");
  mkdirSync(runDir, { mode: 0o700 });
  const tracePath = join(folder, "trace");
  const address = { path: join(folder, "device.sock") };
  const truthPath = join(folder, "truth.sock");
  const sim = await startSim({
    world: options.world ?? "room",
    seed: options.seed ?? 1,
    address,
    truth: truthPath,
    lockstep: options.lockstep !== undefined,
    ...(options.trace ? { trace: tracePath } : {}),
  });
  const robotd = await startRobotd(runDir, configDir, address.path, options);
  const paths = robotPaths(runDir, ROBOT);
  const truth = await connectLines<TruthMethods>({ path: truthPath });
  const view = await connectLines<ViewMethods>({ path: paths.view });
  await view.call("hello", { version: CONTROL_VERSION, client: "test" });
  const uid = process.geteuid?.() ?? 0;
  const policy: NodePolicy =
    options.policy === undefined ? loadUserPolicy(configDir, uid) : parsePolicy(options.policy);
  const supervisors: Supervisor[] = [];

  function sign(bytes: Uint8Array): SignedModule {
    const key = developmentKey(configDir, { uid });
    return { bytes, bundle: new TextEncoder().encode(signModule(bytes, key)) };
  }

  function decide(module: SignedModule): Admitted | Refused {
    const now = new Date();
    return admit({ ...module, trust: loadUserTrust(configDir, { uid, now }), nodePolicy: policy, now });
  }

  return {
    runDir,
    configDir,
    sim,
    robotd,
    tracePath,
    truth,
    view,
    sign,
    decide,
    async build(source) {
      return sign((await builtModule(source)).bytes);
    },
    async standard(name) {
      return sign((await standardModule(name)).bytes);
    },
    admit(module) {
      const answer = decide(module);
      if (answer.kind === "refused") throw new Error(`refused: ${answer.message}`);
      return answer;
    },
    async supervisor(poolSize = 1, bundle) {
      const common = { runDir, robot: ROBOT, client: "test", poolSize };
      const supervisor = await createSupervisor(bundle === undefined ? common : { ...common, bundle });
      supervisors.push(supervisor);
      return supervisor;
    },
    async trace() {
      await truth.call("trace.flush", {});
      return readFileSync(tracePath, "utf8");
    },
    async close() {
      await Promise.all(supervisors.map((supervisor) => supervisor.close()));
      truth.close();
      view.close();
      await endProcess(robotd);
      await sim.close();
    },
  };
}

async function startRobotd(
  runDir: string,
  configDir: string,
  device: string,
  { lockstep, seed, node, stateDir }: ChainOptions,
): Promise<ChildProcess> {
  const steps =
    lockstep === undefined
      ? []
      : [
          "--lockstep",
          `--sessions=${lockstep}`,
          `--seed=${seed ?? 1}`,
          // A busy or an emulated machine is slow, and must not look like a guest that hangs.
          "--wall-limit=120000",
        ];
  const child = spawn(
    node ?? process.execPath,
    [
      ROBOTD,
      "--name",
      ROBOT,
      "--run-dir",
      runDir,
      "--driver",
      `sim:${device}`,
      "--log-level",
      "warn",
      "--with-parent",
      ...(stateDir === undefined ? [] : ["--state-dir", stateDir]),
      ...steps,
    ],
    { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, SANDPAW_CONFIG_DIR: configDir } },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => {
      resolve();
    });
    child.once("exit", (code) => {
      reject(new Error(`the robot server ended with code ${String(code)} before it was ready`));
    });
  });
  return child;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGCONT");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(timer);
}
