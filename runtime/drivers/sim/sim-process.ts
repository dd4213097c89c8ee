/** Puts a world, its device and its two sockets together, and takes them apart again. */

import { existsSync, unlinkSync } from "node:fs";

import { listenLines, type LineServer } from "../../protocol/index.js";
import { Device } from "./device.js";
import { DeviceServer } from "./device-server.js";
import { startLiveLoop } from "./live-loop.js";
import type { SimOptions } from "./sim-options.js";
import { Simulation } from "./simulation.js";
import { clearSocket, listenAt, type Address } from "./socket-address.js";
import { TraceWriter } from "./trace-writer.js";
import { truthMethods } from "./truth-methods.js";
import { loadWorld } from "./world-store.js";

/** A world that runs. */
export interface RunningSim {
  readonly address: Address;
  readonly world: string;
  close(): Promise<void>;
}

/** Loads the world and serves it; throws `WorldError` or `DriverError`. */
export async function runSim(options: SimOptions, monotonicNs: () => bigint): Promise<RunningSim> {
  const world = loadWorld(options.world);
  const device = new Device({
    simulation: new Simulation(world, options.seed),
    lockstep: options.lockstep,
    monotonicNs,
    ...(options.trace === undefined ? {} : { trace: new TraceWriter(options.trace) }),
  });
  const link = new DeviceServer(device);
  const address = await listenAt(link.server, options.address);
  let truth: LineServer | undefined;
  if (options.truth !== undefined) {
    await clearSocket(options.truth);
    truth = await listenLines(options.truth, { methods: truthMethods(device, link) });
  }
  const stop = options.lockstep
    ? undefined
    : startLiveLoop(() => {
        device.step();
        link.pushState();
      });
  return {
    address,
    world: world.name,
    async close() {
      stop?.();
      await Promise.all([link.close(), truth?.close()]);
      device.close();
      if ("path" in address && existsSync(address.path)) unlinkSync(address.path);
    },
  };
}
