/** What is told to containerd of a task's life, and the envelope it travels in. */

import {
  any,
  child,
  children,
  flag,
  message,
  text,
  timestamp,
  unsigned,
  type Any,
  type Codec,
} from "../protobuf/index.js";
import { mount, type Mount, type StdioPaths } from "../task/messages.js";

interface TaskCreate {
  readonly containerId: string;
  readonly bundle: string;
  readonly rootfs: readonly Mount[];
  readonly io: StdioPaths | undefined;
  readonly pid: number;
}
interface Subject {
  readonly containerId: string;
}
interface TaskStart extends Subject {
  readonly pid: number;
}
interface TaskEnd extends Subject {
  readonly id: string;
  readonly pid: number;
  readonly exitStatus: number;
  readonly exitedAt: Date | undefined;
}
interface TaskExec extends Subject {
  readonly execId: string;
  readonly pid: number;
}

const stdioPaths: Codec<StdioPaths> = message<StdioPaths>({
  stdin: text(1),
  stdout: text(2),
  stderr: text(3),
  terminal: flag(4),
});
const taskCreate: Codec<TaskCreate> = message<TaskCreate>({
  containerId: text(1),
  bundle: text(2),
  rootfs: children(3, mount),
  io: child(4, stdioPaths),
  pid: unsigned(6),
});
const subject: Codec<Subject> = message<Subject>({ containerId: text(1) });
const taskStart: Codec<TaskStart> = message<TaskStart>({ containerId: text(1), pid: unsigned(2) });
const taskExit: Codec<TaskEnd> = message<TaskEnd>({
  containerId: text(1),
  id: text(2),
  pid: unsigned(3),
  exitStatus: unsigned(4),
  exitedAt: timestamp(5),
});
const taskDelete: Codec<TaskEnd> = message<TaskEnd>({
  containerId: text(1),
  pid: unsigned(2),
  exitStatus: unsigned(3),
  exitedAt: timestamp(4),
  id: text(5),
});
const taskExec: Codec<TaskExec> = message<TaskExec>({
  containerId: text(1),
  execId: text(2),
  pid: unsigned(3),
});

/** An event on its way: where it belongs, and what it says. */
export interface TaskEvent {
  readonly topic: string;
  readonly event: Any;
}

function event<T>(topic: string, name: string, codec: Codec<T>): (value: T) => TaskEvent {
  const typeUrl = `containerd.events.${name}`;
  return (value) => ({ topic: `/tasks/${topic}`, event: { typeUrl, value: codec.encode(value) } });
}

/** The events of a task, by what has happened. */
export const TASK_EVENT: {
  readonly create: (value: TaskCreate) => TaskEvent;
  readonly start: (value: TaskStart) => TaskEvent;
  readonly exit: (value: TaskEnd) => TaskEvent;
  readonly delete: (value: TaskEnd) => TaskEvent;
  readonly oom: (value: Subject) => TaskEvent;
  readonly paused: (value: Subject) => TaskEvent;
  readonly resumed: (value: Subject) => TaskEvent;
  readonly execAdded: (value: TaskExec) => TaskEvent;
  readonly execStarted: (value: TaskExec) => TaskEvent;
} = {
  create: event("create", "TaskCreate", taskCreate),
  start: event("start", "TaskStart", taskStart),
  exit: event("exit", "TaskExit", taskExit),
  delete: event("delete", "TaskDelete", taskDelete),
  oom: event("oom", "TaskOOM", subject),
  paused: event("paused", "TaskPaused", subject),
  resumed: event("resumed", "TaskResumed", subject),
  execAdded: event("exec-added", "TaskExecAdded", taskExec),
  execStarted: event("exec-started", "TaskExecStarted", taskExec),
};

interface Envelope extends TaskEvent {
  readonly timestamp: Date | undefined;
  readonly namespace: string;
  readonly event: Any;
}
interface Maybe<T> {
  readonly envelope: T | undefined;
}
interface WireEnvelope extends Omit<Envelope, "event"> {
  readonly event: Any | undefined;
}
const envelope: Codec<WireEnvelope> = message<WireEnvelope>({
  timestamp: timestamp(1),
  namespace: text(2),
  topic: text(3),
  event: child(4, any),
});

/** What `Forward` takes. */
export const forwardRequest: Codec<Maybe<WireEnvelope>> = message<Maybe<WireEnvelope>>({
  envelope: child(1, envelope),
});
