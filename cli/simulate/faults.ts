/** Does to a standing world what a test asks for. */

import type { TruthMethods } from "@sandpaw/runtime/drivers";
import type { LineClient } from "@sandpaw/runtime/protocol";
import type { Fault } from "@sandpaw/sdk/testing";
import type { Stage } from "./stage.js";
import type { Rival } from "./rival.js";

/** Whom to ask. */
export interface FaultParts {
  readonly stage: Stage;
  /** Takes the lease away. */
  readonly rival: Rival;
}

const NOWHERE = { x: 0, y: 0, theta: 0 };

/** What some faults need a step earlier. */
export async function prepareFault(fault: Fault, { rival }: FaultParts): Promise<void> {
  if (fault.fault === "lease-taken") await rival.come();
}

/** Begins a fault; it acts from the next step on. */
export async function beginFault(fault: Fault, { stage, rival }: FaultParts): Promise<void> {
  const { truth } = stage;
  switch (fault.fault) {
    case "sensor-gone":
    case "sensor-frozen": {
      const mode = fault.fault === "sensor-gone" ? "gone" : "frozen";
      await truth.call("fault.sensor", { sensor: fault.sensor, mode });
      return;
    }
    case "pose-jump":
      await truth.call("fault.pose", { offset: fault.by, driftPerS: fault.driftPerS ?? 0 });
      return;
    case "wheel-slip":
      await truth.call("fault.slip", { part: fault.part });
      return;
    case "hazard":
      await truth.call("fault.hazards", { hazards: [{ kind: fault.kind, source: fault.source }] });
      return;
    case "furniture-appears": {
      const where = "in" in fault ? { at: fault.in } : { ahead: fault.ahead };
      const size = fault.size === undefined ? {} : { size: fault.size };
      await truth.call("fault.furniture", { kind: fault.kind ?? "chair", ...where, ...size });
      return;
    }
    case "battery":
      await truth.call("battery.set", { fraction: fault.fraction });
      return;
    case "lease-taken":
      await rival.take();
      return;
    case "stop-pressed":
      await stage.view.call("estop", { by: "the test" });
  }
}

/** Ends a fault that has an end. */
export async function mendFault(fault: Fault, { stage, rival }: FaultParts): Promise<void> {
  if (fault.fault === "lease-taken") await rival.giveBack();
  else await mendWorld(fault, stage.truth);
}

async function mendWorld(fault: Fault, truth: LineClient<TruthMethods>): Promise<void> {
  switch (fault.fault) {
    case "sensor-gone":
    case "sensor-frozen":
      await truth.call("fault.sensor", { sensor: fault.sensor, mode: "works" });
      return;
    case "pose-jump":
      await truth.call("fault.pose", { offset: NOWHERE, driftPerS: 0 });
      return;
    case "wheel-slip":
      await truth.call("fault.slip", { part: 0 });
      return;
    case "hazard":
      await truth.call("fault.hazards", { hazards: [] });
      return;
    case "furniture-appears":
    case "battery":
    case "lease-taken":
    case "stop-pressed":
    // These have no end, or not one in the world.
  }
}
