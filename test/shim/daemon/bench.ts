/** The real daemon without a containerd: bundles and images made here, calls over its socket. */

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import {
  connectTtrpc,
  createRequest,
  deleteResponse,
  empty,
  execRequest,
  killRequest,
  pidResponse,
  processRef,
  StatusError,
  waitResponse,
  type Codec,
  type CreateRequest,
  type ExecRequest,
  type TtrpcClient,
} from "@sandpaw/shim";
import { signModule } from "@sandpaw/runtime/trust";
import { temporaryFolder } from "../../harness/index.js";
import { writeTrust } from "../../interop/node-trust.js";

const MAIN = fileURLToPath(new URL("daemon/main.js", import.meta.resolve("@sandpaw/shim")));
const START_LIMIT_MS = 20_000;

export interface DaemonBenchOptions {
  /** Shell commands that come first, in a mount namespace of the daemon's own; `$RUN` is its run folder. */
  readonly before?: string;
}

/** What a call came to: its answer, or the refusal. */
export type Answer<A> = { readonly ok: A } | { readonly refused: number; readonly message: string };

export interface CreateOptions extends Partial<CreateRequest> {
  /** `/module.wasm` unless told. */
  readonly args?: readonly string[];
  /** Text of the bundle's config.json in place of a good one; null: there is none. */
  readonly config?: string | null;
  /** The cgroup's name among those of this test; the container's id unless told. */
  readonly cgroup?: string;
}

/** A daemon under way. */
export interface DaemonBench {
  readonly folder: string;
  /** The run folder as the daemon sees it, from here. */
  readonly runDir: string;
  readonly client: TtrpcClient;
  /** Where containers' cgroups are, below each hierarchy. */
  readonly cgroup: string;
  log(): string;
  /** An image with these files; a module called `module.wasm` is signed. */
  image(files: Readonly<Record<string, Uint8Array | string>>): string;
  create(id: string, image: string, more?: CreateOptions): Promise<Answer<unknown>>;
  start(id: string, execId?: string): Promise<Answer<unknown>>;
  exec(request: Partial<ExecRequest>, args: readonly string[]): Promise<Answer<unknown>>;
  kill(id: string, signal: number): Promise<Answer<unknown>>;
  /** Exit status. */
  wait(id: string, execId?: string): Promise<number>;
  remove(id: string, execId?: string): Promise<Answer<unknown>>;
  /** What of containers is left: notes, and cgroups of this test. */
  left(): readonly string[];
  /** Kills the daemon. Resolves when it is gone. */
  crash(): Promise<void>;
  /** Starts the next one. */
  again(): Promise<void>;
  close(): Promise<void>;
}

const NO_STDIO = { stdin: "", stdout: "", stderr: "", terminal: false };
const CGROUPS = "/sys/fs/cgroup";

/** Starts it. */
export async function startDaemonBench(options: DaemonBenchOptions = {}): Promise<DaemonBench> {
  const folder = temporaryFolder();
  const runDir = join(folder, "run");
  mkdirSync(runDir, { mode: 0o700 });
  mkdirSync(join(folder, "state"), { mode: 0o700 });
  const { key } = writeTrust(join(folder, "config"));
  const cgroup = `/sandpaw-test-${process.pid}-${folder.slice(-6)}`;
  let log = "";
  let child = launch();
  const seen = options.before === undefined ? runDir : join(`/proc/${child.pid ?? 0}/root`, runDir);

  function launch(): ChildProcess {
    const start = `${options.before ?? ":"} && exec "$0" "$1"`;
    const started = spawn("unshare", ["--mount", "sh", "-c", start, process.execPath, MAIN], {
      env: {
        PATH: process.env["PATH"],
        RUN: runDir,
        SANDPAW_RUN_DIR: runDir,
        SANDPAW_SHIM_CONFIG_DIR: join(folder, "config"),
        SANDPAW_SHIM_STATE_DIR: join(folder, "state"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
    return started;
  }

  async function connected(): Promise<TtrpcClient> {
    const until = Date.now() + START_LIMIT_MS;
    while (!log.includes("serves on")) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`the daemon did not start:\n${log}`);
      await sleep(20);
    }
    return connectTtrpc(join(seen, "shim", "shim.sock"));
  }
  let client = await connected();

  async function endBy(signal: NodeJS.Signals): Promise<void> {
    client.close();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  async function call<Q, A>(
    method: string,
    [question, answer]: readonly [Codec<Q>, Codec<A>],
    value: Partial<Q>,
  ): Promise<Answer<A>> {
    try {
      return {
        ok: answer.decode(await client.call("containerd.task.v2.Task", method, question.encode(value))),
      };
    } catch (error) {
      if (error instanceof StatusError) return { refused: error.status, message: error.message };
      throw error;
    }
  }

  function bundle(id: string, { args = ["/module.wasm"], config, cgroup: own = id }: CreateOptions): string {
    const path = join(folder, "bundles", "default", id);
    mkdirSync(join(path, "rootfs"), { recursive: true });
    const good = JSON.stringify({ process: { args }, linux: { cgroupsPath: `${cgroup}/${own}` } });
    const file = join(path, "config.json");
    const text = config === undefined ? good : config;
    // What lies there already may be read at this moment.
    if (text !== null && (!existsSync(file) || readFileSync(file, "utf8") !== text))
      writeFileSync(file, text);
    return path;
  }

  return {
    folder,
    runDir: seen,
    get client() {
      return client;
    },
    cgroup,
    log: () => log,
    image(files) {
      const root = temporaryFolder();
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(root, name), content);
        if (name === "module.wasm" && typeof content !== "string")
          writeFileSync(join(root, "module.wasm.sigstore.json"), signModule(content, key));
      }
      return root;
    },
    create(id, image, more = {}) {
      const rootfs = [{ type: "bind", source: image, target: "", options: ["ro"] }];
      const { stdin, stdout, stderr, terminal } = { ...NO_STDIO, ...more };
      const request = { id, bundle: bundle(id, more), rootfs, stdin, stdout, stderr, terminal };
      return call("Create", [createRequest, pidResponse], request);
    },
    start: (id, execId = "") => call("Start", [processRef, pidResponse], { id, execId }),
    exec(request, args) {
      const value = new TextEncoder().encode(JSON.stringify({ args }));
      return call("Exec", [execRequest, empty], { ...request, spec: { typeUrl: "process", value } });
    },
    kill: (id, signal) => call("Kill", [killRequest, empty], { id, signal }),
    async wait(id, execId = "") {
      const end = await call("Wait", [processRef, waitResponse], { id, execId });
      return "ok" in end ? end.ok.exitStatus : -end.refused;
    },
    remove: (id, execId = "") => call("Delete", [processRef, deleteResponse], { id, execId }),
    left() {
      const notes = readdirSync(join(seen, "shim", "tasks"));
      const groups = readdirSync(CGROUPS).flatMap((controller) => {
        const parent = join(CGROUPS, controller, cgroup);
        return existsSync(parent)
          ? readdirSync(parent, { withFileTypes: true }).flatMap((one) =>
              one.isDirectory() ? [one.name] : [],
            )
          : [];
      });
      return [...notes, ...groups];
    },
    crash: () => endBy("SIGKILL"),
    async again() {
      log = "";
      child = launch();
      client = await connected();
    },
    async close() {
      await endBy("SIGTERM");
      for (const controller of readdirSync(CGROUPS)) {
        const parent = join(CGROUPS, controller, cgroup);
        if (existsSync(parent))
          execFileSync("find", [parent, "-depth", "-type", "d", "-exec", "rmdir", "{}", "+"]);
      }
    },
  };
}

/** Lines of a file, none where there is none. */
export function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}
