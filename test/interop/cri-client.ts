/** The CRI of a containerd, as kubelet uses it: pods of one container, with logs in files. */

import { mkdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { callGrpc, empty, type Codec } from "@sandpaw/shim";
import { TEST_CGROUP, type ContainerdBench } from "./containerd-bench.js";
import {
  createContainer,
  exec,
  execAnswer,
  execSync,
  named,
  podStatusAnswer,
  pullImage,
  runPod,
  statsAnswer,
  statsList,
  statusAnswer,
  stopContainer,
  streamAnswer,
  updateContainer,
  type ContainerConfig,
  type ContainerSecurity,
  type ContainerStatus,
  type LinuxResources,
  type PodConfig,
  type Stats,
} from "./cri-messages.js";

import { openCriStream, type CriStream } from "./cri-stream.js";

/** One pod with one container. */
export interface Pod {
  readonly id: string;
  readonly container: string;
  /** Lines of the container's log, without time and stream. */
  log(): readonly string[];
  rawLog(): string;
}

export interface PodOptions {
  readonly image: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Of the container, where they differ from the pod's. */
  readonly containerAnnotations?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly resources?: LinuxResources;
  /** Of this machine, by where the container has them. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly security?: Partial<ContainerSecurity>;
  /** The runtime of containerd's configuration; the client's own unless told. */
  readonly handler?: string;
}

const NETWORK = { pod: 0, host: 2 } as const;
const LIMIT_MS = 20_000;
const EARLY_TRIES = 400;

/** Calls of the CRI. */
export interface Cri {
  /** Runs a pod and creates its container; the container is not started. */
  create(name: string, options: PodOptions): Promise<Pod>;
  /** As `create`, and starts it. */
  run(name: string, options: PodOptions): Promise<Pod>;
  pull(image: string): Promise<void>;
  start(container: string): Promise<void>;
  status(container: string): Promise<ContainerStatus>;
  podIsReady(pod: string): Promise<boolean>;
  /** The pod's address; empty on the host's network. */
  podAddress(pod: string): Promise<string>;
  stop(container: string, graceSeconds: number): Promise<void>;
  exec(container: string, ...cmd: readonly string[]): Promise<readonly [number, string, string]>;
  /** Exec with a terminal. */
  talk(container: string, ...cmd: readonly string[]): Promise<CriStream>;
  stats(container: string): Promise<Stats | undefined>;
  listStats(): Promise<readonly Stats[]>;
  update(container: string, resources: LinuxResources): Promise<void>;
  remove(pod: Pod): Promise<void>;
}

export interface CriOptions {
  /** The runtime of containerd's configuration; `sandpaw` unless told. */
  readonly handler?: string;
  /** `host` unless told. */
  readonly network?: keyof typeof NETWORK;
}

/** Creates a client. */
export function createCri(bench: ContainerdBench, options: CriOptions = {}): Cri {
  const { handler = "sandpaw", network = "host" } = options;

  async function call<Q, A>(
    method: string,
    question: Codec<Q>,
    answer: Codec<A>,
    value: Partial<Q>,
    service = "RuntimeService",
  ): Promise<A> {
    for (let tries = 0; ; tries += 1) {
      try {
        const payload = await callGrpc({
          address: bench.socket,
          namespace: "k8s.io",
          method: `runtime.v1.${service}/${method}`,
          payload: question.encode(value),
          timeoutMs: LIMIT_MS,
          maxBytes: 4 * 1024 * 1024,
        });
        return answer.decode(payload);
      } catch (error) {
        // The CRI of a containerd that has just started is the last part of it that is ready.
        const isEarly = error instanceof Error && error.message.includes("server is not initialized yet");
        if (!isEarly || tries >= EARLY_TRIES) throw error;
        await sleep(50);
      }
    }
  }
  const byId = <A>(method: string, id: string, answer: Codec<A>): Promise<A> =>
    call(method, named, answer, { id });
  const text = (raw: Uint8Array): string => Buffer.from(raw).toString("utf8");

  const cri: Cri = {
    async create(name, wanted) {
      const {
        image,
        annotations = {},
        containerAnnotations = {},
        command = [],
        args = [],
        env = {},
        resources,
        security,
        mounts = {},
      } = wanted;
      const logDirectory = join(bench.folder, "logs", name);
      mkdirSync(logDirectory, { recursive: true });
      const pod: PodConfig = {
        metadata: { name, uid: `uid-of-${name}`, namespace: "robots" },
        logDirectory,
        annotations: Object.entries(annotations).map(([key, value]) => ({ key, value })),
        linux: {
          cgroupParent: TEST_CGROUP,
          security: { namespaces: { network: NETWORK[network] } },
        },
      };
      const { id } = await call("RunPodSandbox", runPod, named, {
        config: pod,
        handler: wanted.handler ?? handler,
      });
      const config: ContainerConfig = {
        metadata: { name: "behaviour" },
        image: { image },
        command,
        args,
        envs: Object.entries(env).map(([key, value]) => ({ key, value })),
        mounts: Object.entries(mounts).map(([containerPath, hostPath]) => ({ containerPath, hostPath })),
        annotations: Object.entries(containerAnnotations).map(([key, value]) => ({ key, value })),
        logPath: "0.log",
        linux: { resources, security },
      };
      const made = await call("CreateContainer", createContainer, named, { podId: id, config, pod });
      const file = join(logDirectory, "0.log");
      const rawLog = (): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
      return {
        id,
        container: made.id,
        rawLog,
        log: () =>
          rawLog()
            .split("\n")
            .filter(Boolean)
            .map((line) => line.split(" ").slice(3).join(" ")),
      };
    },
    async run(name, wanted) {
      const pod = await cri.create(name, wanted);
      await cri.start(pod.container);
      return pod;
    },
    async pull(image) {
      await call("PullImage", pullImage, empty, { image: { image } }, "ImageService");
    },
    async start(container) {
      await byId("StartContainer", container, empty);
    },
    async status(container) {
      const { status } = await byId("ContainerStatus", container, statusAnswer);
      if (status === undefined) throw new Error("no status");
      return status;
    },
    async podIsReady(pod) {
      return (await byId("PodSandboxStatus", pod, podStatusAnswer)).status?.state === 0;
    },
    async podAddress(pod) {
      return (await byId("PodSandboxStatus", pod, podStatusAnswer)).status?.network?.ip ?? "";
    },
    async stop(container, graceSeconds) {
      await call("StopContainer", stopContainer, empty, { id: container, timeout: graceSeconds });
    },
    async exec(container, ...cmd) {
      const { exitCode, stdout, stderr } = await call("ExecSync", execSync, execAnswer, {
        id: container,
        cmd,
        timeout: 10,
      });
      return [exitCode, text(stdout), text(stderr)];
    },
    async talk(container, ...cmd) {
      const wanted = { id: container, cmd, tty: true, stdin: true, stdout: true };
      const { url } = await call("Exec", exec, streamAnswer, wanted);
      return openCriStream(url);
    },
    async stats(container) {
      return (await byId("ContainerStats", container, statsAnswer)).stats;
    },
    async listStats() {
      return (await call("ListContainerStats", empty, statsList, {})).stats;
    },
    async update(container, resources) {
      await call("UpdateContainerResources", updateContainer, empty, { id: container, linux: resources });
    },
    async remove({ id, container }) {
      await byId("StopPodSandbox", id, empty);
      await byId("RemoveContainer", container, empty);
      await byId("RemovePodSandbox", id, empty);
    },
  };
  return cri;
}
