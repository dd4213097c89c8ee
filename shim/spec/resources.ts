/** The limits of a container, from OCI's `linux.resources`. */

import { limitOf, record } from "./loose-json.js";

/** What is undefined is not limited, or in an update not changed. */
export interface Resources {
  /** Bytes. */
  readonly memoryLimit: number | undefined;
  /** Memory and swap together, bytes. */
  readonly memorySwapLimit: number | undefined;
  /** Relative weight as cgroup v1 has it, 2 to 262144. */
  readonly cpuShares: number | undefined;
  /** Time in each period, µs. */
  readonly cpuQuota: number | undefined;
  /** µs. */
  readonly cpuPeriod: number | undefined;
  /** Processes and threads. */
  readonly pidsLimit: number | undefined;
}

/** 0 is what runc too takes for "none". */
const positive = (number: number | undefined): number | undefined => (number === 0 ? undefined : number);

/** Reads them. Throws `bundle-invalid`. */
export function resourcesOf(value: unknown, where: string): Resources {
  const { memory, cpu, pids } = record(value);
  return {
    memoryLimit: positive(limitOf(record(memory)["limit"], `${where}: memory.limit`)),
    memorySwapLimit: positive(limitOf(record(memory)["swap"], `${where}: memory.swap`)),
    cpuShares: positive(limitOf(record(cpu)["shares"], `${where}: cpu.shares`)),
    cpuQuota: positive(limitOf(record(cpu)["quota"], `${where}: cpu.quota`)),
    cpuPeriod: positive(limitOf(record(cpu)["period"], `${where}: cpu.period`)),
    pidsLimit: positive(limitOf(record(pids)["limit"], `${where}: pids.limit`)),
  };
}
