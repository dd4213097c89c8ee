/** containerd's own Tasks service, call by call: `ctr` and the CRI make several of them at once, and stop in no state between. */

import { setTimeout as sleep } from "node:timers/promises";
import {
  any,
  callGrpc,
  child,
  children,
  empty,
  message,
  mount,
  STATUS,
  StatusError,
  text,
  unsigned,
  type Any,
  type Codec,
  type Mount,
} from "@sandpaw/shim";

import { TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import { RUNTIME } from "./containerd-shim.js";
import { image } from "./ctr-client.js";

interface Create {
  readonly id: string;
  readonly rootfs: readonly Mount[];
  readonly stdout: string;
}
const create: Codec<Create> = message<Create>({ id: text(1), rootfs: children(3, mount), stdout: text(5) });
const created = message<{ readonly pid: number }>({ pid: unsigned(2) });

interface Ref {
  readonly id: string;
  readonly execId: string;
}
const ref: Codec<Ref> = message<Ref>({ id: text(1), execId: text(2) });
const kill = message<{ readonly id: string; readonly signal: number }>({ id: text(1), signal: unsigned(3) });
interface Exec extends Ref {
  readonly stdin: string;
  readonly spec: Any | undefined;
}
const exec = message<Exec>({
  id: text(1),
  stdin: text(2),
  spec: child(6, any),
  execId: text(7),
});
const mountsRequest = message<{ readonly snapshotter: string; readonly key: string }>({
  snapshotter: text(1),
  key: text(2),
});
const mountsAnswer = message<{ readonly mounts: readonly Mount[] }>({ mounts: children(1, mount) });
const deleted = message<{ readonly exitStatus: number }>({ exitStatus: unsigned(3) });
const waited = message<{ readonly exitStatus: number }>({ exitStatus: unsigned(1) });

interface Process {
  readonly pid: number;
  readonly status: number;
  readonly exitStatus: number;
}
const gotten = message<{ readonly process: Process | undefined }>({
  process: child(1, message<Process>({ pid: unsigned(3), status: unsigned(4), exitStatus: unsigned(9) })),
});

const LIMIT_MS = 20_000;
const EARLY_TRIES = 200;

/** `ctr` names a container's cgroup after its namespace: this one makes it a cgroup of the test. */
export const TASK_NAMESPACE: string = TEST_CGROUP.slice(1);

/** Tasks of one containerd, in the namespace of the test. */
export interface TaskClient {
  /** Makes a container of this image; of our runtime unless told. */
  prepare(name: string, id: string, runtime?: string): void;
  /** Makes the task of a container, which is not started; answers its pid. */
  begin(id: string, stdout?: string): Promise<number>;
  /** Both. */
  create(name: string, id: string, stdout?: string): Promise<number>;
  start(id: string): Promise<void>;
  /** Adds a process to the container and starts it; its input comes from this FIFO. */
  exec(id: string, execId: string, stdin: string, ...args: readonly string[]): Promise<void>;
  pause(id: string): Promise<void>;
  kill(id: string, signal: number): Promise<void>;
  /** Exit status, once it has ended. */
  wait(id: string, execId?: string): Promise<number>;
  /** Status of `TASK_STATUS`, pid, exit status; undefined where there is no such task. */
  get(id: string): Promise<Process | undefined>;
  /** Deletes the task, and answers its exit status; undefined where there is none any more. */
  remove(id: string): Promise<number | undefined>;
  /** Deletes the container. */
  forget(id: string): void;
}

/** Creates a client. */
export function createTaskClient(bench: () => ContainerdBench): TaskClient {
  async function call<Q, A>(
    method: string,
    [question, answer]: readonly [Codec<Q>, Codec<A>],
    value: Partial<Q>,
  ): Promise<A> {
    for (let tries = 0; ; tries += 1) {
      try {
        const payload = question.encode(value);
        const address = bench().socket;
        const limits = { timeoutMs: LIMIT_MS, maxBytes: 4 * 1024 * 1024 };
        return answer.decode(
          await callGrpc({
            address,
            namespace: TASK_NAMESPACE,
            method: `containerd.services.${method}`,
            payload,
            ...limits,
          }),
        );
      } catch (error) {
        // Just after its start.
        const isEarly = error instanceof StatusError && error.message.includes("not initialized");
        if (!isEarly || tries === EARLY_TRIES) throw error;
        await sleep(50);
      }
    }
  }

  async function ifThere<A>(asked: Promise<A>): Promise<A | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof StatusError && error.status === STATUS.notFound) return undefined;
      throw error;
    }
  }

  const tasks = <Q, A>(
    method: string,
    codecs: readonly [Codec<Q>, Codec<A>],
    value: Partial<Q>,
  ): Promise<A> => call(`tasks.v1.Tasks/${method}`, codecs, value);

  function prepare(name: string, id: string, runtime: string = RUNTIME): void {
    const words = ["-n", TASK_NAMESPACE, "c", "create", "--runtime", runtime, image(name), id];
    const { status, stderr } = bench().ctr(...words);
    if (status !== 0) throw new Error(`ctr c create: ${stderr}`);
  }

  const client: TaskClient = {
    prepare,
    create(name, id, stdout) {
      prepare(name, id);
      return client.begin(id, stdout);
    },
    async begin(id, stdout = "") {
      const { mounts } = await call("snapshots.v1.Snapshots/Mounts", [mountsRequest, mountsAnswer], {
        snapshotter: "overlayfs",
        key: id,
      });
      return (await tasks("Create", [create, created], { id, rootfs: mounts, stdout })).pid;
    },
    async start(id) {
      await tasks("Start", [ref, empty], { id });
    },
    async exec(id, execId, stdin, ...args) {
      const value = new TextEncoder().encode(JSON.stringify({ args, cwd: "/" }));
      const spec = { typeUrl: "types.containerd.io/opencontainers/runtime-spec/1/Process", value };
      await tasks("Exec", [exec, empty], { id, execId, stdin, spec });
      await tasks("Start", [ref, empty], { id, execId });
    },
    async pause(id) {
      await tasks("Pause", [ref, empty], { id });
    },
    async kill(id, signal) {
      await tasks("Kill", [kill, empty], { id, signal });
    },
    async wait(id, execId = "") {
      return (await tasks("Wait", [ref, waited], { id, execId })).exitStatus;
    },
    async get(id) {
      return (await ifThere(tasks("Get", [ref, gotten], { id })))?.process;
    },
    async remove(id) {
      return (await ifThere(tasks("Delete", [ref, deleted], { id })))?.exitStatus;
    },
    forget(id) {
      const { status, stderr } = bench().ctr("-n", TASK_NAMESPACE, "c", "rm", id);
      if (status !== 0) throw new Error(`ctr c rm: ${stderr}`);
    },
  };
  return client;
}
