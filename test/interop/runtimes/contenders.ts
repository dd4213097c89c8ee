/** A containerd with several runtimes: ours, runc with busybox, crun with wasmedge, and a shim that does nothing. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../../harness/index.js";
import { startContainerd, type ContainerdBench } from "../containerd-bench.js";
import { HELLO, WAITER } from "../containerd-guests.js";
import { writeImage } from "../containerd-image.js";
import { containerdPeer, whyNoContainers } from "../containerd-peer.js";
import { RUNTIME } from "../containerd-shim.js";
import { createCri, type Cri, type Pod } from "../cri-client.js";
import { TASK_NAMESPACE } from "../task-client.js";

export const CONTENDERS = ["sandpaw", "runc", "crun", "nothing"] as const;
export type Contender = (typeof CONTENDERS)[number];

/** How each is named to containerd, and what it runs. */
interface Entry {
  readonly title: string;
  readonly runtime: string;
  /** Further flags of `ctr`. */
  readonly flags: readonly string[];
  /** The image whose container prints a line and stays, and that whose container prints one and ends. */
  readonly stays: string;
  readonly ends: string;
}

/** Of pods, of `ctr run`, and of tasks by themselves. */
const NAMESPACES = ["k8s.io", "default", TASK_NAMESPACE] as const;
const RUNC = "io.containerd.runc.v2";
const crunFlags = (folder: string): readonly string[] => [
  "--runc-binary",
  join(folder, "crun"),
  "--annotation",
  "run.oci.handler=wasm",
];
const image = (name: string): string => `sandpaw.test/${name}:1`;

/** All of them under way. */
export interface Contest {
  readonly bench: ContainerdBench;
  entry(who: Contender): Entry;
  /** A pod that stays. */
  run(who: Contender, name: string): Promise<Pod>;
  remove(pod: Pod): Promise<void>;
  readonly nothingPid: number;
  /** Where the daemon that does nothing listens. */
  readonly nothingSocket: string;
  close(): Promise<void>;
}

/** Where `scripts/bench-peers` puts the programs. */
function peerFolder(): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "sandpaw", "bench-peers", "bin");
}

/** Starts it. Throws where something is missing, and says how to get it. */
export async function startContest(): Promise<Contest> {
  const peer = containerdPeer("1.7");
  const why = whyNoContainers();
  if (peer === undefined || why !== undefined)
    throw new Error(why ?? "containerd 1.7 is missing: run .ci/install");
  const programs = peerFolder();
  for (const name of ["runc", "crun", "busybox"])
    if (!existsSync(join(programs, name))) throw new Error(`${name} is missing: run scripts/bench-peers`);
  const folder = temporaryFolder();
  const socket = join(folder, "nothing.sock");
  writeLauncher(join(folder, "containerd-shim-nothing-v1"), socket);
  // Where it lies on a node, too: in memory.
  const runDir = mkdtempSync("/dev/shm/sp-bench-");
  const bench = await startContainerd(peer, {
    runDir,
    others: {
      path: [folder, programs, dirname(peer.containerd)],
      runtimes: [
        { name: "runc", type: RUNC, lines: [], options: [`BinaryName = "${join(programs, "runc")}"`] },
        {
          name: "crun",
          type: RUNC,
          lines: ['container_annotations = ["run.oci.*"]'],
          options: [`BinaryName = "${join(programs, "crun")}"`],
        },
        { name: "nothing", type: "io.containerd.nothing.v1", lines: [], options: [] },
      ],
    },
  });
  const nothing = spawn(process.execPath, [fileURLToPath(new URL("nothing.js", import.meta.url)), socket], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(nothing.stdout, "data");
  importImages(bench, programs);
  const cris = new Map<Contender, Cri>(
    CONTENDERS.map((who) => [who, createCri(bench, { handler: who })] as const),
  );
  const entries: Readonly<Record<Contender, Entry>> = {
    sandpaw: {
      title: "sandpaw",
      runtime: RUNTIME,
      flags: [],
      stays: image("waiter"),
      ends: image("hello"),
    },
    runc: { title: "runc + busybox", runtime: RUNC, flags: [], stays: image("sh"), ends: image("echo") },
    crun: {
      title: "crun + wasmedge",
      runtime: RUNC,
      flags: crunFlags(programs),
      stays: image("waiter"),
      ends: image("hello"),
    },
    nothing: {
      title: "a shim that does nothing",
      runtime: "io.containerd.nothing.v1",
      flags: [],
      stays: image("waiter"),
      ends: image("hello"),
    },
  };

  const cri = (who: Contender): Cri => {
    const found = cris.get(who);
    if (found === undefined) throw new Error(`no client for ${who}`);
    return found;
  };

  return {
    bench,
    entry: (who) => entries[who],
    run: (who, name) =>
      cri(who).run(name, {
        image: entries[who].stays,
        ...(who === "crun" ? { containerAnnotations: { "run.oci.handler": "wasm" } } : {}),
      }),
    remove: (pod) => cri("sandpaw").remove(pod),
    nothingPid: nothing.pid ?? 0,
    nothingSocket: socket,
    async close() {
      const gone = once(nothing, "exit");
      nothing.kill();
      await gone;
      await bench.close();
      rmSync(runDir, { recursive: true, force: true });
    },
  };
}

/** As our own launcher answers: the address, and an exit of 137 for what is deleted. */
function writeLauncher(path: string, socket: string): void {
  writeFileSync(
    path,
    `#!/bin/sh
for c; do :; done
case $c in
start) printf %s unix://${socket} >address; printf %s unix://${socket} ;;
delete) printf '\\020\\211\\001' ;;
esac
`,
  );
  chmodSync(path, 0o755);
}

function importImages(bench: ContainerdBench, programs: string): void {
  const busybox = readFileSync(join(programs, "busybox"));
  const native = (name: string, files: Readonly<Record<string, Uint8Array>>, entrypoint: string[]): void => {
    const tar = writeImage({ name: image(name), files, entrypoint });
    for (const namespace of NAMESPACES) {
      const { status, stderr } = bench.ctr("-n", namespace, "image", "import", tar);
      if (status !== 0) throw new Error(`ctr image import: ${stderr}`);
    }
  };
  native("pause", { pause: compilePause() }, ["/pause"]);
  native("sh", { busybox }, ["/busybox", "sh", "-c", "echo hello; exec /busybox sleep 3600"]);
  native("echo", { busybox }, ["/busybox", "echo", "hello"]);
  for (const [name, module] of Object.entries({ waiter: WAITER, hello: HELLO }))
    for (const namespace of NAMESPACES) bench.image(image(name), module, { namespace });
}

/** The smallest native program that stays, as the usual pause image has it. */
function compilePause(): Uint8Array {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "pause.c"), "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n");
  const words = ["-O2", "-static", "-s", "-o", join(folder, "pause"), join(folder, "pause.c")];
  if (spawnSync("gcc", words).status !== 0) throw new Error("the pause program needs gcc with static libc");
  return readFileSync(join(folder, "pause"));
}
