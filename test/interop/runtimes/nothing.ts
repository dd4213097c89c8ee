/**
 * A shim that does nothing, as a floor for comparisons: it answers what containerd asks, prints one line at the start
 * of a container, and ends it as asked. `node nothing.js SOCKET`. A container whose name begins with `ends-` is over at once.
 */

import { closeSync, constants, openSync, rmSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
  connectResponse,
  createRequest,
  deleteResponse,
  empty,
  killRequest,
  pidResponse,
  pidsResponse,
  processRef,
  serveTtrpc,
  stateResponse,
  STATUS,
  StatusError,
  TASK_STATUS,
  unary,
  waitResponse,
} from "@sandpaw/shim";

interface Record {
  readonly bundle: string;
  readonly stdout: string;
  status: number;
  exitStatus: number;
  readonly waiters: (() => void)[];
}

const [socketPath = ""] = process.argv.slice(2);
const records = new Map<string, Record>();
const { pid } = process;

function find(id: string): Record {
  const one = records.get(id);
  if (one === undefined) throw new StatusError(STATUS.notFound, `no container ${id}`);
  return one;
}

function end(one: Record, exitStatus: number): void {
  if (one.status === TASK_STATUS.stopped) return;
  one.status = TASK_STATUS.stopped;
  one.exitStatus = exitStatus;
  for (const tell of one.waiters.splice(0)) tell();
}

/** The reader may not be there yet. */
async function say(path: string): Promise<void> {
  if (path === "") return;
  for (let tries = 0; tries < 2000; tries += 1) {
    try {
      const handle = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      writeSync(handle, "hello\n");
      closeSync(handle);
      return;
    } catch {
      await sleep(1);
    }
  }
}

const tasks = {
  Create: unary(createRequest, pidResponse, ({ id, bundle, stdout }) => {
    records.set(id, { bundle, stdout, status: TASK_STATUS.created, exitStatus: 0, waiters: [] });
    return { pid };
  }),
  Start: unary(processRef, pidResponse, async ({ id }) => {
    const one = find(id);
    one.status = TASK_STATUS.running;
    await say(one.stdout);
    if (id.startsWith("ends-")) end(one, 0);
    return { pid };
  }),
  State: unary(processRef, stateResponse, ({ id }) => {
    const { bundle, status, exitStatus, stdout } = find(id);
    const exit = status === TASK_STATUS.stopped ? { exitStatus, exitedAt: new Date() } : {};
    return { id, bundle, pid, status, stdout, ...exit };
  }),
  Wait: unary(processRef, waitResponse, async ({ id }) => {
    const one = find(id);
    if (one.status !== TASK_STATUS.stopped) await new Promise<void>((resolve) => one.waiters.push(resolve));
    return { exitStatus: one.exitStatus, exitedAt: new Date() };
  }),
  Kill: unary(killRequest, empty, ({ id }) => {
    const one = find(id);
    if (one.status === TASK_STATUS.stopped) throw new StatusError(STATUS.notFound, "it has finished");
    end(one, 137);
    return {};
  }),
  Delete: unary(processRef, deleteResponse, ({ id }) => {
    const { exitStatus } = find(id);
    records.delete(id);
    return { pid, exitStatus, exitedAt: new Date() };
  }),
  Pids: unary(processRef, pidsResponse, () => ({ processes: [{ pid }] })),
  Connect: unary(processRef, connectResponse, () => ({ shimPid: pid, taskPid: pid })),
  Shutdown: unary(processRef, empty, () => ({})),
};

rmSync(socketPath, { force: true });
createServer((socket) => {
  serveTtrpc(socket, { "containerd.task.v2.Task": tasks });
}).listen(socketPath, () => {
  console.log("ready");
});
