/** The Task service on a socket, over work that the test decides, with somebody who takes its events. */

import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  connectTtrpc,
  createEnding,
  createPublisher,
  createRegistry,
  createSweeper,
  empty,
  forwardRequest,
  metricsOf,
  sandboxServices,
  serveTtrpc,
  StatusError,
  taskServices,
  unary,
  type Any,
  type Codec,
  type ContainerWork,
  type Sandbox,
  type Services,
  type Sweeper,
  type Task,
  type TtrpcClient,
  type Workload,
} from "@sandpaw/shim";
import { temporaryFolder } from "../../harness/index.js";

/** Work that ends when the test says so. */
export interface Script extends Workload {
  readonly signals: readonly number[];
  readonly holds: readonly boolean[];
  readonly starts: number;
  readonly released: number;
  end(status: number, outOfMemory?: boolean): void;
}

export interface TaskBench {
  readonly folder: string;
  /** The newest work by container, or `container/exec`. */
  readonly work: ReadonlyMap<string, Script>;
  /** Topics and what they are about, as they arrived. */
  readonly events: readonly string[];
  /** Set: the next start is refused with this. */
  refuseStart: string;
  /** Execs are ready when this has resolved. */
  execsReady: Promise<void>;
  /** Set: work lives through every signal. */
  isStubborn: boolean;
  client(): Promise<TtrpcClient>;
  bundle(namespace: string, id: string): string;
  readonly sweeper: Sweeper;
  /** Resolves when no event is on its way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const NO_METRICS: Any = metricsOf(1, {
  cpuNs: 1,
  cpuUserNs: 0,
  cpuSystemNs: 0,
  memory: 1,
  memoryPeak: 1,
  memoryLimit: undefined,
  inactiveFile: 0,
  activeFile: 0,
  anonymous: 0,
  pageFaults: 0,
  majorFaults: 0,
  pids: 1,
  pidsLimit: undefined,
  throttledPeriods: 0,
  periods: 0,
  throttledNs: 0,
  oomKills: 0,
});

/** Starts it. */
export async function startTaskBench(): Promise<TaskBench> {
  const folder = temporaryFolder();
  const work = new Map<string, Script>();
  const events: string[] = [];
  const publisher = createPublisher({
    address: join(folder, "events.sock"),
    now: () => new Date(),
    warn: (text) => events.push(`warning: ${text}`),
  });
  let nextPid = 1000;

  function script(name: string): Script {
    const ending = createEnding();
    const signals: number[] = [];
    const holds: boolean[] = [];
    let starts = 0;
    let released = 0;
    const made: Script = {
      pid: (nextPid += 1),
      signals,
      holds,
      get starts() {
        return starts;
      },
      get released() {
        return released;
      },
      start() {
        starts += 1;
        return bench.refuseStart === "" ? Promise.resolve() : Promise.reject(new Error(bench.refuseStart));
      },
      ended: ending.promise,
      signal(signal) {
        signals.push(signal);
        if (signal === 9 && !bench.isStubborn) ending.settle(137);
        return Promise.resolve();
      },
      hold(wanted) {
        holds.push(wanted);
        return Promise.resolve();
      },
      closeInput: () => undefined,
      resize: () => undefined,
      release() {
        released += 1;
        return Promise.resolve();
      },
      end: (status, outOfMemory) => ending.settle(status, outOfMemory),
    };
    work.set(name, made);
    return made;
  }

  const registry = createRegistry<Task>("container");
  const sandboxes = createRegistry<Sandbox>("sandbox");
  const sweeper = createSweeper(registry, sandboxes, (text) => events.push(text.replace(folder, "")));
  const tasks = taskServices({
    registry,
    sandboxes,
    makeWork({ request }): Promise<ContainerWork> {
      return Promise.resolve({
        init: script(request.id),
        async exec(asked) {
          const made = script(`${asked.id}/${asked.execId}`);
          await bench.execsReady;
          return made;
        },
        update: () => undefined,
        stats: () => NO_METRICS,
        release: () => Promise.resolve(),
      });
    },
    publisherFor: () => publisher,
    pid: 999,
    now: () => new Date(),
  });
  const services = {
    ...tasks,
    ...sandboxServices({
      sandboxes,
      moves: { expect: () => undefined },
      pid: 999,
      now: () => new Date(),
      cgroupRoot: folder,
      arch: "arm",
    }),
  };
  const closeTasks = await serve(join(folder, "task.sock"), services);
  const closeEvents = await serve(join(folder, "events.sock"), {
    "containerd.services.events.ttrpc.v1.Events": {
      Forward: unary(forwardRequest, empty, ({ envelope }) => {
        events.push(`${envelope?.namespace ?? "?"}${envelope?.topic ?? "?"}`);
        return {};
      }),
    },
  });
  const bench: TaskBench = {
    folder,
    work,
    events,
    refuseStart: "",
    execsReady: Promise.resolve(),
    isStubborn: false,
    client: () => connectTtrpc(join(folder, "task.sock")),
    bundle(namespace, id) {
      const path = join(folder, namespace, id);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, "sandpaw-containerd"), "anywhere\n\n");
      return path;
    },
    sweeper,
    settled: () => publisher.idle(),
    async close() {
      sweeper.close();
      publisher.close();
      await closeTasks();
      await closeEvents();
    },
  };
  return bench;
}

async function serve(path: string, services: Services): Promise<() => Promise<void>> {
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serveTtrpc(socket, services);
  });
  server.listen(path);
  await once(server, "listening");
  return async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
}

/** One call with messages; a refusal is its code. */
export async function ask<Q, A>(
  client: TtrpcClient,
  method: string,
  [question, answer]: readonly [Codec<Q>, Codec<A>],
  value: Partial<Q>,
  version = 2,
): Promise<A | number> {
  try {
    return answer.decode(
      await client.call(`containerd.task.v${version}.Task`, method, question.encode(value)),
    );
  } catch (error) {
    if (error instanceof StatusError) return error.status;
    throw error;
  }
}
