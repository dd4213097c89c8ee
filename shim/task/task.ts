/** A container: its first process, and those that were added by exec. */

import { TASK_EVENT, type TaskEvent } from "../events/messages.js";
import { STATUS, StatusError } from "../ttrpc/index.js";
import type { ContainerWork } from "./container-work.js";
import { allow, type ProcessState } from "./lifecycle.js";
import type { CreateRequest, ExecRequest } from "./messages.js";
import { createTaskProcess, type ProcessExit, type TaskProcess } from "./task-process.js";
import { SIGNAL, type Workload } from "./workload.js";

export interface TaskOptions {
  readonly namespace: string;
  readonly request: CreateRequest;
  readonly work: ContainerWork;
  readonly now: () => Date;
  readonly publish: (event: TaskEvent) => void;
}

/** A container under way. */
export interface Task {
  readonly namespace: string;
  readonly id: string;
  readonly bundle: string;
  readonly work: ContainerWork;
  readonly init: TaskProcess;
  /** The process of that name; the empty name is the first one. Throws NOT_FOUND. */
  process(execId: string): TaskProcess;
  exec(request: ExecRequest): Promise<void>;
  /** Holds all its processes, or lets them go on. */
  hold(held: boolean): Promise<void>;
  /** Removes a process; with the first one the task is over. */
  remove(execId: string): Promise<ProcessExit>;
  /** Gives up the container and what of it was never started, for a daemon that ends; what runs is ended by others. */
  release(): Promise<void>;
}

const OVER: ReadonlySet<ProcessState> = new Set(["stopped", "deleted"]);

/** Creates the task, and says so. */
export function createTask(options: TaskOptions): Task {
  const { request, work, now, publish } = options;
  const { id, bundle } = request;
  const execs = new Map<string, TaskProcess>();
  /** Execs on their way into `execs`, or to a refusal. */
  const preparing = new Set<Promise<void>>();
  /** From the first process's end on, before its exit is told: nothing begins beside it any more. */
  let isEnding = false;

  function allowExec(): void {
    allow(isEnding ? "stopped" : init.state, "exec");
  }

  function track(execId: string, workload: Workload, stdio: CreateRequest | ExecRequest): TaskProcess {
    const isInit = execId === "";
    const { pid } = workload;
    return createTaskProcess({
      workload,
      stdio,
      now,
      // Long after an exec was made its container may be held, or over.
      beforeStart: isInit ? () => undefined : allowExec,
      onStarted() {
        publish(
          isInit
            ? TASK_EVENT.start({ containerId: id, pid })
            : TASK_EVENT.execStarted({ containerId: id, execId, pid }),
        );
      },
      // The exit of the first process is the last one that is told.
      beforeExit: isInit ? endExecs : () => Promise.resolve(),
      onExit({ status, at, outOfMemory }) {
        if (outOfMemory) publish(TASK_EVENT.oom({ containerId: id }));
        const name = isInit ? id : execId;
        publish(TASK_EVENT.exit({ containerId: id, id: name, pid, exitStatus: status, exitedAt: at }));
      },
    });
  }

  async function endExecs(): Promise<void> {
    isEnding = true;
    const living = [...execs.values()].filter(({ state }) => !OVER.has(state));
    await Promise.all(
      living.map(async (one) => {
        await one.kill(SIGNAL.kill).catch(() => undefined);
        if (one.state !== "deleted") await one.wait();
      }),
    );
  }

  const init = track("", work.init, request);
  publish(
    TASK_EVENT.create({
      containerId: id,
      bundle,
      rootfs: request.rootfs,
      io: {
        terminal: request.terminal,
        stdin: request.stdin,
        stdout: request.stdout,
        stderr: request.stderr,
      },
      pid: init.pid,
    }),
  );

  function find(execId: string): TaskProcess {
    const found = execId === "" ? init : execs.get(execId);
    if (found === undefined) throw new StatusError(STATUS.notFound, `no exec ${execId} in container ${id}`);
    return found;
  }

  function allowName(execId: string): void {
    if (execs.has(execId)) throw new StatusError(STATUS.alreadyExists, `exec ${execId} is already there`);
  }

  async function prepare(asked: ExecRequest): Promise<void> {
    const { execId } = asked;
    const workload = await work.exec(asked);
    try {
      // It may have waited for an engine, and the container for nobody.
      allowExec();
      allowName(execId);
    } catch (error) {
      await workload.release();
      throw error;
    }
    execs.set(execId, track(execId, workload, asked));
    publish(TASK_EVENT.execAdded({ containerId: id, execId, pid: 0 }));
  }

  return {
    namespace: options.namespace,
    id,
    bundle,
    work,
    init,
    process: find,
    async exec(asked) {
      const { execId } = asked;
      if (execId === "") throw new StatusError(STATUS.invalidArgument, "an exec needs a name");
      allowName(execId);
      allowExec();
      const made = prepare(asked);
      preparing.add(made);
      try {
        await made;
      } finally {
        preparing.delete(made);
      }
    },
    async hold(held) {
      await init.hold(held);
      const from = held ? "running" : "paused";
      const others = [...execs.values()].filter(({ state }) => state === from);
      // One that ends meanwhile needs neither.
      await Promise.all(others.map((one) => one.hold(held).catch(() => undefined)));
      publish((held ? TASK_EVENT.paused : TASK_EVENT.resumed)({ containerId: id }));
    },
    async remove(execId) {
      const one = find(execId);
      const exit = await one.remove();
      if (execId === "") {
        await Promise.allSettled(preparing);
        await endExecs();
        // Execs that were never deleted hold something too; one that is being deleted right now needs no second time.
        await Promise.all([...execs.values()].map((left) => left.remove().catch(() => undefined)));
        await work.release();
        publish(
          TASK_EVENT.delete({
            containerId: id,
            id: "",
            pid: one.pid,
            exitStatus: exit.status,
            exitedAt: exit.at,
          }),
        );
      } else execs.delete(execId);
      return exit;
    },
    async release() {
      isEnding = true;
      await Promise.allSettled(preparing);
      const idle = [init, ...execs.values()].filter(({ state }) => state === "created");
      await Promise.allSettled(idle.map((one) => one.kill(SIGNAL.kill)));
      await work.release();
    },
  };
}
