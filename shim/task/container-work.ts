/** What a container consists of, apart from what containerd calls it. */

import type { Any } from "../protobuf/index.js";
import type { Resources } from "../spec/index.js";
import type { CreateRequest, ExecRequest } from "./messages.js";
import type { Workload } from "./workload.js";

/** A container's work. */
export interface ContainerWork {
  readonly init: Workload;
  /** Prepares a process beside the first. Rejects with what containerd is to be told. */
  exec(request: ExecRequest): Promise<Workload>;
  update(resources: Resources): void;
  /** Metrics of its cgroup. */
  stats(): Any;
  /** Gives back what the container holds beyond its processes. */
  release(): Promise<void>;
}

/** What is known of a container before anything of it exists. */
export interface WorkRequest {
  readonly namespace: string;
  readonly request: CreateRequest;
  /** Where the containerd that asks listens for gRPC calls; empty where that is not known. */
  readonly containerd: string;
}

/** Makes the work of a container; rejects with the reason that containerd is to be told. */
export type WorkMaker = (wanted: WorkRequest) => Promise<ContainerWork>;
