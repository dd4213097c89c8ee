/** Makes the work of a container: a pod's sandbox, or a signed module in an engine of its own. */

import { join } from "node:path";

import type { Admitted, Engine, MachinePapers, Supervisor } from "@sandpaw/runtime/supervisor";

import { CGROUP_ROOT, cgroupOf, metricsOf, noUse, type Cgroup, type MoveReadiness } from "../cgroup/index.js";
import { wasmLayer, type GrpcChannels } from "../containerd/index.js";
import { ShimError } from "../error.js";
import { withLayers } from "../rootfs/index.js";
import { parseExec, readSpec, type ContainerSpec } from "../spec/index.js";
import type { ContainerWork, WorkMaker, WorkRequest } from "../task/container-work.js";
import type { ExecRequest } from "../task/messages.js";
import { createSandboxWorkload } from "../task/sandbox-workload.js";
import type { Workload } from "../task/workload.js";
import { admitImage, findModule, ROBOT_ANNOTATION } from "./admission.js";
import { isSandbox, trueAnnotations } from "./annotations.js";
import { placeEngine, type EnginePlace } from "./engine-place.js";
import { createGuestWorkload } from "./guest-workload.js";
import { writeTerminationLog } from "./last-words.js";
import { identityOf, mountedFiles, terminationLogOf } from "./pod.js";
import { createLiveExec } from "./live-exec.js";
import type { KnownPods } from "./known-pods.js";
import type { Supervisors } from "./supervisors.js";
import type { TaskJournal } from "./task-journal.js";

export interface WorkMakerOptions {
  readonly supervisors: Supervisors;
  readonly papers: MachinePapers;
  /** To the containerds that ask. */
  readonly channels: GrpcChannels;
  readonly pods: KnownPods;
  readonly journal: TaskJournal;
  /** Whatever is made, an engine is moved soon: the container's, or that of a pod's first container. */
  readonly moves: MoveReadiness;
  readonly pid: number;
  readonly cgroupRoot?: string;
}

/** Creates the maker. */
export function createWorkMaker(options: WorkMakerOptions): WorkMaker {
  return async (wanted) => {
    options.moves.expect();
    const spec = readSpec(wanted.request.bundle);
    if (isSandbox(spec)) return sandboxWork(options, wanted);
    try {
      return await moduleWork(options, wanted, spec);
    } catch (error) {
      // containerd is told too; what reads only the termination log shall know as well.
      writeTerminationLog(terminationLogOf(spec), error instanceof Error ? error.message : "refused");
      throw error;
    }
  };
}

function sandboxWork(
  { pid, pods, cgroupRoot = CGROUP_ROOT }: WorkMakerOptions,
  { namespace, request, containerd }: WorkRequest,
): ContainerWork {
  const pod = { address: containerd, namespace, sandboxId: request.id };
  if (containerd !== "") pods.expect(pod);
  return {
    init: createSandboxWorkload(pid),
    exec: () =>
      Promise.reject(new ShimError("native-container", "the container that stands for a pod has no program")),
    update: () => undefined,
    stats: () => noUse(cgroupRoot),
    release() {
      pods.forget(pod);
      return Promise.resolve();
    },
  };
}

async function moduleWork(
  options: WorkMakerOptions,
  { namespace, request, containerd }: WorkRequest,
  spec: ContainerSpec,
): Promise<ContainerWork> {
  const { channels, pods, journal } = options;
  const { id } = request;
  // What waits for containerd and for the disk waits at the same time.
  const [annotations, found] = await allOf(
    trueAnnotations(spec, { pods, containerd, namespace }),
    withLayers(request.rootfs, request.bundle, (layers) =>
      findModule({
        spec,
        layers,
        mountPoint: join(request.bundle, "rootfs"),
        wasmLayer: () => wasmLayer(channels, { address: containerd, namespace, id }),
      }),
    ),
  );
  const admitted = admitImage(found, { annotations }, options.papers);
  const robot = annotations[`sandpaw.dev/${ROBOT_ANNOTATION}`];
  const supervisor = await options.supervisors.for(admitted, robot);
  const cgroup = cgroupOf(spec.cgroupsPath || `/sandpaw/${namespace}/${id}`, options.cgroupRoot);
  // Before there is anything of it: a daemon that is killed from here on leaves nothing that the next one does not know.
  journal.write({ namespace, id, cgroups: cgroup.ownFolders() });
  const making = cgroup.make();
  making.catch(() => undefined);
  let engine: Engine | undefined;
  try {
    engine = await supervisor.reserve(admitted, {
      ...identityOf(spec, id),
      env: spec.env,
      files: mountedFiles(spec),
    });
    const pid = pidOf(engine);
    await making;
    const place = await placeEngine(cgroup, pid, spec.resources);
    journal.write({ namespace, id, pid, cgroups: cgroup.ownFolders() });
    return containerOf({
      options,
      namespace,
      spec,
      supervisor,
      admitted,
      engine,
      pid,
      cgroup,
      place,
      request,
    });
  } catch (error) {
    await engine?.end();
    await making.catch(() => undefined);
    // The refusal is what counts; what could not be removed stays noted.
    await cgroup.remove().then(
      () => {
        journal.remove(namespace, id);
      },
      () => undefined,
    );
    throw error;
  }
}

/** Waits for all of them, whatever becomes of one; of several refusals the first in order is told. */
async function allOf<A, B>(...asked: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

interface Parts extends Pick<WorkRequest, "namespace" | "request"> {
  readonly options: WorkMakerOptions;
  readonly spec: ContainerSpec;
  readonly supervisor: Supervisor;
  readonly admitted: Admitted;
  readonly engine: Engine;
  readonly pid: number;
  readonly cgroup: Cgroup;
  readonly place: EnginePlace;
}

function containerOf(parts: Parts): ContainerWork {
  const { options, spec, supervisor, admitted, cgroup, place, request } = parts;
  const identity = { ...identityOf(spec, request.id), files: mountedFiles(spec) };
  const terminationLog = terminationLogOf(spec);
  const oomKills = (): number => cgroup.oomKills();
  const init = createGuestWorkload({
    supervisor,
    admitted,
    engine: parts.engine,
    pid: parts.pid,
    stdio: request,
    owner: { id: request.id, namespace: parts.namespace },
    start: { ...identity, args: spec.args.slice(1), env: spec.env, vacate: () => place.vacate() },
    oomKills,
    onLastWords(sentence) {
      writeTerminationLog(terminationLog, sentence);
    },
  });

  async function fresh(
    asked: ExecRequest,
    args: readonly string[],
    env: readonly string[],
  ): Promise<Workload> {
    options.moves.expect();
    const engine = await supervisor.reserve(admitted, { ...identity, env });
    try {
      const pid = pidOf(engine);
      const own = await placeEngine(cgroup, pid, NO_RESOURCES);
      const start = { ...identity, args: args.slice(1), env, vacate: () => own.vacate() };
      return createGuestWorkload({
        supervisor,
        admitted,
        engine,
        pid,
        stdio: asked,
        owner: { id: asked.execId, namespace: parts.namespace },
        start,
        oomKills,
        onLastWords: () => undefined,
      });
    } catch (error) {
      await engine.end();
      throw error;
    }
  }

  return {
    init,
    async exec(asked) {
      if (asked.spec === undefined) throw new ShimError("bundle-invalid", "the exec has no process");
      const { args, env } = parseExec(asked.spec.value);
      const { run } = init;
      if (admitted.shape === "program") return fresh(asked, args, env);
      if (run === undefined) throw new ShimError("bundle-invalid", "the container has not been started");
      const owner = { id: asked.execId, namespace: parts.namespace };
      return createLiveExec({ run, pid: parts.pid, args, stdio: asked, owner });
    },
    update(resources) {
      place.limit(resources);
    },
    stats: () => metricsOf(cgroup.version, place.use()),
    async release() {
      await cgroup.remove();
      options.journal.remove(parts.namespace, request.id);
    },
  };
}

const NO_RESOURCES = {
  memoryLimit: undefined,
  memorySwapLimit: undefined,
  cpuShares: undefined,
  cpuQuota: undefined,
  cpuPeriod: undefined,
  pidsLimit: undefined,
};

function pidOf(engine: Engine): number {
  const pid = engine.process.pid();
  if (pid === undefined) throw new Error("the engine has ended before it was used");
  return pid;
}
