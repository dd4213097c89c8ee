/** The daemon: one socket for all containers of a node, and what they are made of. */

import { chmodSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

import { createMachinePapers, ownStamp, watchTrust } from "@sandpaw/runtime/supervisor";

import { createWorkMaker } from "../behaviour/container.js";
import { createKnownPods } from "../behaviour/known-pods.js";
import { createSupervisors } from "../behaviour/supervisors.js";
import { createTaskJournal } from "../behaviour/task-journal.js";
import { createPublisher, type Publisher } from "../events/publisher.js";
import { CGROUP_ROOT, createMoveReadiness, ownProcs } from "../cgroup/index.js";
import { createGrpcChannels, podAnnotations } from "../containerd/index.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import { sandboxServices } from "../sandbox/service.js";
import { createRegistry } from "../task/registry.js";
import { taskServices } from "../task/service.js";
import type { Task } from "../task/task.js";
import { serveTtrpc } from "../ttrpc/index.js";
import { keepPidFile, type PidFile } from "./pid-file.js";
import { createSweeper } from "./sweeper.js";

export interface DaemonOptions {
  readonly runDir: string;
  readonly configDir: string;
  readonly stateDir: string;
  /** Warm engines of each robot. */
  readonly poolSize: number;
  /** A listening socket that the service manager holds, as a descriptor. */
  readonly listenOn?: number;
  readonly log: (text: string) => void;
}

/** A daemon that serves. */
export interface Daemon {
  /** Ends every container and every engine, and stops listening. */
  close(): Promise<void>;
}

const now = (): Date => new Date();

/** Starts it; undefined where another one serves already. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon | undefined> {
  const folder = join(options.runDir, "shim");
  const socketPath = join(folder, "shim.sock");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (options.listenOn === undefined && (await answers(socketPath))) return undefined;
  const journal = createTaskJournal(join(folder, "tasks"));
  const swept = await journal.sweep();
  if (swept > 0) options.log(`cleared away ${swept} containers of an earlier daemon`);

  const supervisors = createSupervisors(options);
  const papers = createMachinePapers(options);
  const trust = watchTrust({
    load: papers.trust,
    runs: () => supervisors.runs(),
    log: options.log,
  });
  const channels = createGrpcChannels();
  const pods = createKnownPods((pod) => podAnnotations(channels, pod));
  const moves = createMoveReadiness({ procs: () => ownProcs(CGROUP_ROOT), now: () => performance.now() });
  const publishers = new Map<string, Publisher>();
  const registry = createRegistry<Task>("container");
  const sandboxes = createRegistry<Sandbox>("sandbox");
  const sweeper = createSweeper(registry, sandboxes, options.log);
  const tasks = taskServices({
    registry,
    sandboxes,
    makeWork: createWorkMaker({ supervisors, papers, channels, pods, journal, moves, pid: process.pid }),
    publisherFor(address) {
      const publisher = publishers.get(address) ?? createPublisher({ address, now, warn: options.log });
      publishers.set(address, publisher);
      return publisher;
    },
    pid: process.pid,
    now,
  });
  const stamp = ownStamp();
  const { pid } = stamp;
  let pidFile: PidFile | undefined;
  const services = {
    ...tasks,
    ...sandboxServices({ sandboxes, moves, pid, now, cgroupRoot: CGROUP_ROOT, arch: process.arch }),
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    serveTtrpc(socket, services);
  });

  async function close(): Promise<void> {
    server.close();
    pidFile?.close();
    sweeper.close();
    trust.close();
    await supervisors.close();
    for (const task of registry.all) await task.release();
    for (const publisher of publishers.values()) publisher.close();
    channels.close();
    for (const socket of sockets) socket.destroy();
  }

  try {
    await listen(server, socketPath, options.listenOn);
    pidFile = keepPidFile(join(folder, "daemon.pid"), stamp);
  } catch (error) {
    // One that listens and that no launcher finds would keep every other from starting.
    await close();
    throw error;
  }
  options.log(`serves on ${socketPath}`);
  supervisors.warm().catch((error: unknown) => {
    options.log(`no engine could be warmed: ${error instanceof Error ? error.message : String(error)}`);
  });

  return { close };
}

/** Whether somebody listens there. */
function answers(path: string): Promise<boolean> {
  if (!existsSync(path)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

function listen(server: Server, path: string, descriptor: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const done = (): void => {
      server.off("error", reject);
      if (descriptor === undefined) chmodSync(path, 0o600);
      resolve();
    };
    if (descriptor === undefined) {
      // Left behind by a daemon that was killed: nobody listens there.
      rmSync(path, { force: true });
      server.listen(path, done);
    } else server.listen({ fd: descriptor }, done);
  });
}
