/**
 * The Sandbox service of containerd: pods without a container that stands for them, where containerd's configuration
 * says `sandboxer = "shim"`. The containers of such a pod come over the Task service, as all do.
 */

import { noUse, type MoveReadiness } from "../cgroup/index.js";
import { empty } from "../protobuf/index.js";
import { waitResponse } from "../task/messages.js";
import { namespaceOf, type Registry } from "../task/registry.js";
import { unary, type Call, type Services } from "../ttrpc/index.js";
import {
  createSandboxRequest,
  platformResponse,
  sandboxMetricsResponse,
  sandboxRef,
  sandboxStatusResponse,
  startSandboxResponse,
  type Platform,
  type SandboxRef,
} from "./messages.js";
import { createSandbox, type Sandbox, type SandboxState } from "./sandbox.js";

export interface SandboxServiceOptions {
  readonly sandboxes: Registry<Sandbox>;
  /** Containers will follow. */
  readonly moves: MoveReadiness;
  readonly pid: number;
  readonly now: () => Date;
  readonly cgroupRoot: string;
  /** As Node calls it. */
  readonly arch: string;
}

/** The words of the CRI, which containerd hands on. */
const STATE_OF: Readonly<Record<SandboxState, string>> = {
  created: "SANDBOX_NOTREADY",
  ready: "SANDBOX_READY",
  stopped: "SANDBOX_NOTREADY",
};

/** The service, under its name. */
export function sandboxServices(options: SandboxServiceOptions): Services {
  const { sandboxes, pid, now } = options;
  const find = (call: Call, { sandboxId }: SandboxRef): Sandbox => sandboxes.find(call, sandboxId);

  return {
    "containerd.runtime.sandbox.v1.Sandbox": {
      CreateSandbox: unary(createSandboxRequest, empty, ({ sandboxId, bundle }, call) => {
        options.moves.expect();
        const namespace = namespaceOf(bundle, sandboxId);
        const giveBack = sandboxes.claim(call, namespace, sandboxId);
        sandboxes.add(createSandbox({ namespace, id: sandboxId, bundle, now }));
        giveBack();
        return {};
      }),
      StartSandbox: unary(sandboxRef, startSandboxResponse, (ref, call) => {
        const one = find(call, ref);
        one.start();
        return { pid, createdAt: one.createdAt };
      }),
      Platform: unary(sandboxRef, platformResponse, (ref, call) => {
        find(call, ref);
        return { platform: platformOf(options.arch) };
      }),
      StopSandbox: unary(sandboxRef, empty, (ref, call) => {
        find(call, ref).stop();
        return {};
      }),
      WaitSandbox: unary(sandboxRef, waitResponse, async (ref, call) => ({
        exitStatus: 0,
        exitedAt: await find(call, ref).wait(),
      })),
      SandboxStatus: unary(sandboxRef, sandboxStatusResponse, (ref, call) => {
        const { id, state, createdAt, exitedAt } = find(call, ref);
        return {
          sandboxId: id,
          pid,
          state: STATE_OF[state],
          createdAt,
          ...(exitedAt === undefined ? {} : { exitedAt }),
        };
      }),
      PingSandbox: unary(sandboxRef, empty, (ref, call) => {
        find(call, ref);
        return {};
      }),
      // The daemon serves others: only the record goes.
      ShutdownSandbox: unary(sandboxRef, empty, (ref, call) => {
        const one = find(call, ref);
        one.stop();
        sandboxes.remove(one);
        return {};
      }),
      SandboxMetrics: unary(sandboxRef, sandboxMetricsResponse, (ref, call) => {
        const { id } = find(call, ref);
        return { metrics: { timestamp: now(), id, data: noUse(options.cgroupRoot) } };
      }),
    },
  };
}

/** As Go and with it images call what Node calls otherwise. */
function platformOf(arch: string): Platform {
  if (arch === "arm") return { os: "linux", architecture: "arm", variant: "v7" };
  return { os: "linux", architecture: arch === "x64" ? "amd64" : arch, variant: "" };
}
