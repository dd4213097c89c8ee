/** The Task service of containerd, versions 2 and 3: the calls, from messages to tasks and back. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { CodedError } from "@sandpaw/runtime/protocol";

import type { Publisher } from "../events/publisher.js";
import { empty } from "../protobuf/index.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import { parseResources } from "../spec/index.js";
import { STATUS, StatusError, unary, type Call, type Method, type Services } from "../ttrpc/index.js";
import type { WorkMaker } from "./container-work.js";
import type { ProcessState } from "./lifecycle.js";
import {
  closeIoRequest,
  connectResponse,
  createRequest,
  deleteResponse,
  execRequest,
  killRequest,
  pidResponse,
  pidsResponse,
  processRef,
  resizeRequest,
  stateResponse,
  statsResponse,
  TASK_STATUS,
  updateRequest,
  waitResponse,
  type CreateRequest,
  type ProcessRef,
} from "./messages.js";
import { namespaceOf, type Registry } from "./registry.js";
import { createTask, type Task } from "./task.js";
import type { TaskProcess } from "./task-process.js";

export interface TaskServiceOptions {
  readonly registry: Registry<Task>;
  /** Sandboxes share the socket: a containerd that comes back asks for them with the same call as for a task. */
  readonly sandboxes: Registry<Sandbox>;
  readonly makeWork: WorkMaker;
  /** The publisher for a containerd that takes events there. */
  readonly publisherFor: (address: string) => Publisher;
  readonly pid: number;
  readonly now: () => Date;
}

/** What the launcher leaves in a bundle: where the containerd that called it takes events and calls. */
export const CONTAINERD_FILE = "sandpaw-containerd";

const STATUS_OF: Readonly<Record<ProcessState, number>> = {
  created: TASK_STATUS.created,
  starting: TASK_STATUS.created,
  running: TASK_STATUS.running,
  paused: TASK_STATUS.paused,
  stopped: TASK_STATUS.stopped,
  deleted: TASK_STATUS.stopped,
};

/** The service, under both of its names. */
export function taskServices(options: TaskServiceOptions): Services {
  const methods = taskMethods(options);
  return { "containerd.task.v2.Task": methods, "containerd.task.v3.Task": methods };
}

function taskMethods(options: TaskServiceOptions): Readonly<Record<string, Method>> {
  const { registry, now } = options;
  const task = (call: Call, ref: Pick<ProcessRef, "id">): Task => registry.find(call, ref.id);
  const proc = (call: Call, ref: ProcessRef): TaskProcess => task(call, ref).process(ref.execId);

  async function create(request: CreateRequest, call: Call): Promise<{ readonly pid: number }> {
    const namespace = namespaceOf(request.bundle, request.id);
    if (request.checkpoint !== "") throw new StatusError(STATUS.unimplemented, "checkpoints are not offered");
    const giveBack = registry.claim(call, namespace, request.id);
    try {
      const { events, grpc } = containerdOf(request.bundle);
      const work = await options.makeWork({ namespace, request, containerd: grpc });
      const publisher = options.publisherFor(events);
      const made = createTask({
        namespace,
        request,
        work,
        now,
        publish: (event) => {
          publisher.publish(namespace, event);
        },
      });
      registry.add(made);
      return { pid: made.init.pid };
    } finally {
      giveBack();
    }
  }

  const hold = (held: boolean) => async (ref: ProcessRef, call: Call) => {
    await task(call, ref).hold(held);
    return {};
  };

  return guarded({
    Create: unary(createRequest, pidResponse, create),
    async Start(payload, call) {
      const one = proc(call, processRef.decode(payload));
      await one.start();
      return pidResponse.encode({ pid: one.pid });
    },
    State: unary(processRef, stateResponse, (ref, call) => {
      const { bundle } = task(call, ref);
      const { pid, state, stdio, exit } = proc(call, ref);
      const { terminal, stdin, stdout, stderr } = stdio;
      return {
        id: ref.id,
        execId: ref.execId,
        bundle,
        pid,
        status: STATUS_OF[state],
        terminal,
        stdin,
        stdout,
        stderr,
        ...(exit === undefined ? {} : { exitStatus: exit.status, exitedAt: exit.at }),
      };
    }),
    Delete: unary(processRef, deleteResponse, async (ref, call) => {
      const one = task(call, ref);
      const { pid } = one.process(ref.execId);
      const { status, at } = await one.remove(ref.execId);
      if (ref.execId === "") registry.remove(one);
      return { pid, exitStatus: status, exitedAt: at };
    }),
    // Never empty: containerd 1.7 takes a task without processes for a leaked one, and deletes it.
    Pids: unary(processRef, pidsResponse, (ref, call) => ({
      processes: [{ pid: task(call, ref).init.pid }],
    })),
    Kill: unary(killRequest, empty, async (ref, call) => {
      await proc(call, ref).kill(ref.signal);
      return {};
    }),
    Exec: unary(execRequest, empty, async (request, call) => {
      await task(call, request).exec(request);
      return {};
    }),
    ResizePty: unary(resizeRequest, empty, (ref, call) => {
      const one = proc(call, ref);
      one.allow("resize");
      one.resize(ref.width, ref.height);
      return {};
    }),
    CloseIO: unary(closeIoRequest, empty, (ref, call) => {
      const one = proc(call, ref);
      one.allow("close-io");
      if (ref.stdin) one.closeInput();
      return {};
    }),
    Update: unary(updateRequest, empty, (ref, call) => {
      const { init, work } = task(call, ref);
      init.allow("update");
      if (ref.resources !== undefined) work.update(parseResources(ref.resources.value));
      return {};
    }),
    Wait: unary(processRef, waitResponse, async (ref, call) => {
      const { status, at } = await proc(call, ref).wait();
      return { exitStatus: status, exitedAt: at };
    }),
    Stats: unary(processRef, statsResponse, (ref, call) => ({ stats: task(call, ref).work.stats() })),
    Connect: unary(processRef, connectResponse, (ref, call) => ({
      shimPid: options.pid,
      taskPid: options.sandboxes.has(call, ref.id) ? options.pid : task(call, ref).init.pid,
    })),
    // It comes after every container; this daemon serves others.
    Shutdown: unary(processRef, empty, () => ({})),
    Pause: unary(processRef, empty, hold(true)),
    Resume: unary(processRef, empty, hold(false)),
    Checkpoint: unary(processRef, empty, unimplemented("checkpointing")),
  });
}

function unimplemented(what: string): () => never {
  return () => {
    throw new StatusError(STATUS.unimplemented, `${what} is not offered`);
  };
}

/** What went wrong, as containerd is told: our own errors as they are, with their code. */
function guarded(methods: Readonly<Record<string, Method>>): Readonly<Record<string, Method>> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      async (payload, call) => {
        try {
          return await method(payload, call);
        } catch (error) {
          if (error instanceof CodedError && error.code !== "shim-message-malformed")
            throw new StatusError(STATUS.failedPrecondition, error.message, { cause: error });
          throw error;
        }
      },
    ]),
  );
}

/** Without the launcher's file there are no events, and nothing can be asked. */
function containerdOf(bundle: string): { readonly events: string; readonly grpc: string } {
  try {
    const [events = "", grpc = ""] = readFileSync(join(bundle, CONTAINERD_FILE), "utf8").split("\n");
    return { events, grpc };
  } catch {
    return { events: "", grpc: "" };
  }
}
