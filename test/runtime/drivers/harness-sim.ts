/** Starts a private simulator for one test file, with a driver and its truth. */

import { join } from "node:path";

import {
  SimDriver,
  startSim,
  type SimHandle,
  type StartSimOptions,
  type TruthMethods,
} from "@sandpaw/runtime/drivers";
import {
  connectLines,
  type DriverHandlers,
  type LineClient,
  type RobotState,
} from "@sandpaw/runtime/protocol";
import { temporaryFolder } from "../../harness/index.js";
import { asOwnMachine } from "../../harness/own-machine.js";

export const monotonicNs = (): bigint => process.hrtime.bigint();

export interface Bench {
  readonly sim: SimHandle;
  readonly driver: SimDriver;
  readonly truth: LineClient<TruthMethods>;
  /** What came over `onState`, newest last; at most 100. */
  readonly states: RobotState[];
  readonly links: string[];
  readonly trace: string;
  close(): Promise<void>;
}

export async function startBench({
  answerMs,
  ...options
}: Partial<StartSimOptions> & { readonly answerMs?: number } = {}): Promise<Bench> {
  const folder = temporaryFolder();
  const trace = join(folder, "trace");
  const address = { path: join(folder, "sim.sock") };
  const truthPath = join(folder, "truth.sock");
  const sim = await startSim({ world: "room", seed: 1, address, truth: truthPath, trace, ...options });
  if (options.lockstep !== true) asOwnMachine(sim.pid);
  const driver = new SimDriver({
    address: sim.address,
    monotonicNs,
    ...(answerMs === undefined ? {} : { answerMs }),
  });
  const states: RobotState[] = [];
  const links: string[] = [];
  const handlers: DriverHandlers = {
    onState(state) {
      states.push(state);
      if (states.length > 100) states.shift();
    },
    onLink(up, why) {
      links.push(`${up ? "up" : "down"}: ${why}`);
    },
  };
  await driver.connect(handlers);
  const truth = await connectLines<TruthMethods>({ path: truthPath });
  return {
    sim,
    driver,
    truth,
    states,
    links,
    trace,
    async close() {
      truth.close();
      await driver.close();
      await sim.close();
    },
  };
}

/** Waits until something is so; fails after 5 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within 20 s: ${what}`);
    await sleep(10);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
