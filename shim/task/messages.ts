/** The messages of `containerd.task.v2.Task`; those of v3 are the same. Field numbers as in containerd's shim.proto. */

import {
  any,
  child,
  children,
  flag,
  message,
  text,
  texts,
  timestamp,
  unsigned,
  type Any,
  type Codec,
} from "../protobuf/index.js";

/** A part of a root file system. */
export interface Mount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}
export const mount: Codec<Mount> = message<Mount>({
  type: text(1),
  source: text(2),
  target: text(3),
  options: texts(4),
});

/** Where a process reads and writes. */
export interface StdioPaths {
  readonly terminal: boolean;
  readonly stdin: string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CreateRequest extends StdioPaths {
  readonly id: string;
  readonly bundle: string;
  readonly rootfs: readonly Mount[];
  readonly checkpoint: string;
  readonly options: Any | undefined;
}
export const createRequest: Codec<CreateRequest> = message<CreateRequest>({
  id: text(1),
  bundle: text(2),
  rootfs: children(3, mount),
  terminal: flag(4),
  stdin: text(5),
  stdout: text(6),
  stderr: text(7),
  checkpoint: text(8),
  options: child(10, any),
});

/** What names a container, or an exec in it. */
export interface ProcessRef {
  readonly id: string;
  /** Empty for the container's first process. */
  readonly execId: string;
}
export const processRef: Codec<ProcessRef> = message<ProcessRef>({ id: text(1), execId: text(2) });

export interface PidResponse {
  readonly pid: number;
}
export const pidResponse: Codec<PidResponse> = message<PidResponse>({ pid: unsigned(1) });

export interface DeleteResponse {
  readonly pid: number;
  readonly exitStatus: number;
  readonly exitedAt: Date | undefined;
}
export const deleteResponse: Codec<DeleteResponse> = message<DeleteResponse>({
  pid: unsigned(1),
  exitStatus: unsigned(2),
  exitedAt: timestamp(3),
});

export interface ExecRequest extends ProcessRef, StdioPaths {
  readonly spec: Any | undefined;
}
export const execRequest: Codec<ExecRequest> = message<ExecRequest>({
  id: text(1),
  execId: text(2),
  terminal: flag(3),
  stdin: text(4),
  stdout: text(5),
  stderr: text(6),
  spec: child(7, any),
});

export interface ResizeRequest extends ProcessRef {
  readonly width: number;
  readonly height: number;
}
export const resizeRequest: Codec<ResizeRequest> = message<ResizeRequest>({
  id: text(1),
  execId: text(2),
  width: unsigned(3),
  height: unsigned(4),
});

/** `containerd.v1.types.Status`. */
export const TASK_STATUS = { unknown: 0, created: 1, running: 2, stopped: 3, paused: 4, pausing: 5 } as const;

export interface StateResponse extends StdioPaths, ProcessRef {
  readonly bundle: string;
  readonly pid: number;
  readonly status: number;
  readonly exitStatus: number;
  readonly exitedAt: Date | undefined;
}
export const stateResponse: Codec<StateResponse> = message<StateResponse>({
  id: text(1),
  bundle: text(2),
  pid: unsigned(3),
  status: unsigned(4),
  stdin: text(5),
  stdout: text(6),
  stderr: text(7),
  terminal: flag(8),
  exitStatus: unsigned(9),
  exitedAt: timestamp(10),
  execId: text(11),
});

export interface KillRequest extends ProcessRef {
  readonly signal: number;
  readonly all: boolean;
}
export const killRequest: Codec<KillRequest> = message<KillRequest>({
  id: text(1),
  execId: text(2),
  signal: unsigned(3),
  all: flag(4),
});

export interface CloseIoRequest extends ProcessRef {
  readonly stdin: boolean;
}
export const closeIoRequest: Codec<CloseIoRequest> = message<CloseIoRequest>({
  id: text(1),
  execId: text(2),
  stdin: flag(3),
});

export interface PidsResponse {
  readonly processes: readonly PidResponse[];
}
export const pidsResponse: Codec<PidsResponse> = message<PidsResponse>({
  processes: children(1, pidResponse),
});

export interface UpdateRequest {
  readonly id: string;
  readonly resources: Any | undefined;
}
export const updateRequest: Codec<UpdateRequest> = message<UpdateRequest>({
  id: text(1),
  resources: child(2, any),
});

export interface WaitResponse {
  readonly exitStatus: number;
  readonly exitedAt: Date | undefined;
}
export const waitResponse: Codec<WaitResponse> = message<WaitResponse>({
  exitStatus: unsigned(1),
  exitedAt: timestamp(2),
});

export interface StatsResponse {
  readonly stats: Any | undefined;
}
export const statsResponse: Codec<StatsResponse> = message<StatsResponse>({ stats: child(1, any) });

export interface ConnectResponse {
  readonly shimPid: number;
  readonly taskPid: number;
  readonly version: string;
}
export const connectResponse: Codec<ConnectResponse> = message<ConnectResponse>({
  shimPid: unsigned(1),
  taskPid: unsigned(2),
  version: text(3),
});
