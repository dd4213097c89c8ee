/** The messages of the CRI (`runtime.v1`), as far as these tests use them. Field numbers as in its api.proto. */

import {
  child,
  children,
  bytes,
  flag,
  message,
  signed,
  text,
  texts,
  unsigned,
  type Codec,
} from "@sandpaw/shim";

export interface Pair {
  readonly key: string;
  readonly value: string;
}
const pair: Codec<Pair> = message<Pair>({ key: text(1), value: text(2) });

interface PodMetadata {
  readonly name: string;
  readonly uid: string;
  readonly namespace: string;
}
interface NamespaceOption {
  readonly network: number;
}
interface SecurityContext {
  readonly namespaces: NamespaceOption | undefined;
}
interface PodLinux {
  readonly cgroupParent: string;
  readonly security: SecurityContext | undefined;
}
export interface PodConfig {
  readonly metadata: PodMetadata | undefined;
  readonly logDirectory: string;
  readonly annotations: readonly Pair[];
  readonly linux: PodLinux | undefined;
}
const podConfig: Codec<PodConfig> = message<PodConfig>({
  metadata: child(1, message<PodMetadata>({ name: text(1), uid: text(2), namespace: text(3) })),
  logDirectory: text(3),
  annotations: children(7, pair),
  linux: child(
    8,
    message<PodLinux>({
      cgroupParent: text(1),
      security: child(
        2,
        message<SecurityContext>({
          namespaces: child(1, message<NamespaceOption>({ network: unsigned(1) })),
        }),
      ),
    }),
  ),
});

export interface RunPod {
  readonly config: PodConfig | undefined;
  readonly handler: string;
}
export const runPod: Codec<RunPod> = message<RunPod>({ config: child(1, podConfig), handler: text(2) });

/** Every answer that is one name. */
export interface Named {
  readonly id: string;
}
export const named: Codec<Named> = message<Named>({ id: text(1) });

interface ContainerMetadata {
  readonly name: string;
}
interface ImageSpec {
  readonly image: string;
}
export interface LinuxResources {
  readonly cpuPeriod: number;
  readonly cpuQuota: number;
  readonly memoryLimit: number;
}
const linuxResources: Codec<LinuxResources> = message<LinuxResources>({
  cpuPeriod: unsigned(1),
  cpuQuota: unsigned(2),
  memoryLimit: unsigned(4),
});
interface Int64 {
  readonly value: number;
}
const int64: Codec<Int64> = message<Int64>({ value: signed(1) });
export interface ContainerSecurity {
  readonly runAsUser: Int64 | undefined;
  /** Numbers below 128 as packed varints: a byte each. */
  readonly supplementalGroups: Uint8Array;
  readonly runAsGroup: Int64 | undefined;
}
interface ContainerLinux {
  readonly resources: LinuxResources | undefined;
  readonly security: Partial<ContainerSecurity> | undefined;
}
export interface CriMount {
  readonly containerPath: string;
  readonly hostPath: string;
}
export interface ContainerConfig {
  readonly metadata: ContainerMetadata | undefined;
  readonly image: ImageSpec | undefined;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly envs: readonly Pair[];
  readonly mounts: readonly CriMount[];
  readonly annotations: readonly Pair[];
  readonly logPath: string;
  readonly linux: ContainerLinux | undefined;
}
export interface CreateContainer {
  readonly podId: string;
  readonly config: ContainerConfig | undefined;
  readonly pod: PodConfig | undefined;
}
export const createContainer: Codec<CreateContainer> = message<CreateContainer>({
  podId: text(1),
  config: child(
    2,
    message<ContainerConfig>({
      metadata: child(1, message<ContainerMetadata>({ name: text(1) })),
      image: child(2, message<ImageSpec>({ image: text(1) })),
      command: texts(3),
      args: texts(4),
      envs: children(6, pair),
      mounts: children(7, message<CriMount>({ containerPath: text(1), hostPath: text(2) })),
      annotations: children(10, pair),
      logPath: text(11),
      linux: child(
        15,
        message<ContainerLinux>({
          resources: child(1, linuxResources),
          security: child(
            2,
            message<ContainerSecurity>({
              runAsUser: child(5, int64),
              supplementalGroups: bytes(8),
              runAsGroup: child(12, int64),
            }),
          ),
        }),
      ),
    }),
  ),
  pod: child(3, podConfig),
});

export interface StopContainer {
  readonly id: string;
  readonly timeout: number;
}
export const stopContainer: Codec<StopContainer> = message<StopContainer>({
  id: text(1),
  timeout: signed(2),
});

export interface PullImage {
  readonly image: ImageSpec | undefined;
}
export const pullImage: Codec<PullImage> = message<PullImage>({
  image: child(1, message<ImageSpec>({ image: text(1) })),
});

export const CONTAINER_STATE = { created: 0, running: 1, exited: 2 } as const;
export interface ContainerStatus {
  readonly state: number;
  readonly exitCode: number;
  readonly reason: string;
  readonly message: string;
}
interface StatusAnswer {
  readonly status: ContainerStatus | undefined;
}
export const statusAnswer: Codec<StatusAnswer> = message<StatusAnswer>({
  status: child(
    1,
    message<ContainerStatus>({
      state: unsigned(3),
      exitCode: signed(7),
      reason: text(10),
      message: text(11),
    }),
  ),
});

interface PodNetworkStatus {
  readonly ip: string;
}
export interface PodStatus {
  readonly state: number;
  readonly network: PodNetworkStatus | undefined;
}
interface PodStatusAnswer {
  readonly status: PodStatus | undefined;
}
export const podStatusAnswer: Codec<PodStatusAnswer> = message<PodStatusAnswer>({
  status: child(
    1,
    message<PodStatus>({
      state: unsigned(3),
      network: child(5, message<PodNetworkStatus>({ ip: text(1) })),
    }),
  ),
});

export interface ExecSync {
  readonly id: string;
  readonly cmd: readonly string[];
  readonly timeout: number;
}
export const execSync: Codec<ExecSync> = message<ExecSync>({
  id: text(1),
  cmd: texts(2),
  timeout: signed(3),
});
export interface Exec {
  readonly id: string;
  readonly cmd: readonly string[];
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
}
export const exec: Codec<Exec> = message<Exec>({
  id: text(1),
  cmd: texts(2),
  tty: flag(3),
  stdin: flag(4),
  stdout: flag(5),
  stderr: flag(6),
});
interface StreamAnswer {
  readonly url: string;
}
export const streamAnswer: Codec<StreamAnswer> = message<StreamAnswer>({ url: text(1) });
export interface ExecAnswer {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly exitCode: number;
}
export const execAnswer: Codec<ExecAnswer> = message<ExecAnswer>({
  stdout: bytes(1),
  stderr: bytes(2),
  exitCode: signed(3),
});

interface UInt64 {
  readonly value: number;
}
const uint64: Codec<UInt64> = message<UInt64>({ value: unsigned(1) });
interface Cpu {
  readonly coreNs: UInt64 | undefined;
}
interface Memory {
  readonly workingSet: UInt64 | undefined;
}
export interface Stats {
  readonly cpu: Cpu | undefined;
  readonly memory: Memory | undefined;
}
const stats: Codec<Stats> = message<Stats>({
  cpu: child(2, message<Cpu>({ coreNs: child(2, uint64) })),
  memory: child(3, message<Memory>({ workingSet: child(2, uint64) })),
});
interface StatsAnswer {
  readonly stats: Stats | undefined;
}
export const statsAnswer: Codec<StatsAnswer> = message<StatsAnswer>({ stats: child(1, stats) });
interface StatsList {
  readonly stats: readonly Stats[];
}
export const statsList: Codec<StatsList> = message<StatsList>({ stats: children(1, stats) });

export interface UpdateContainer {
  readonly id: string;
  readonly linux: LinuxResources | undefined;
}
export const updateContainer: Codec<UpdateContainer> = message<UpdateContainer>({
  id: text(1),
  linux: child(2, linuxResources),
});
