/** Answers the truth socket. */

import {
  HAZARD_KIND_CASES,
  HAZARD_SOURCE_CASES,
  listShape,
  numberShape,
  objectShape,
  wordShape,
  type LineMethods,
  type Shape,
} from "../../protocol/index.js";
import type { Device } from "./device.js";
import type { DeviceServer } from "./device-server.js";
import { SENSORS } from "./faults.js";
import { WorldError } from "./errors.js";
import { furnitureFault, furnitureOf } from "./furniture-fault.js";
import type { TruthMethods, TruthReport } from "./truth.js";
import { isFree } from "./world.js";

const nothing = objectShape({});
const ms = numberShape(0, 60_000);
const metre = numberShape(-100, 100);
const pose = objectShape({ x: metre, y: metre, theta: numberShape(-7, 7) });
const hazard = objectShape({
  kind: wordShape(HAZARD_KIND_CASES),
  source: wordShape(HAZARD_SOURCE_CASES),
});

function report(device: Device): TruthReport {
  const { simulation } = device;
  const { steps, pose: at, motion, commanded, touching, fallen } = simulation.truth;
  const { touches, falls } = simulation.incidents;
  const battery = simulation.battery.fraction;
  return {
    nowNs: String(device.nowNs),
    steps,
    pose: at,
    motion,
    commanded,
    touching,
    fallen,
    battery,
    touches,
    falls,
  };
}

/** A method without an answer. */
function order<P>(
  params: Shape<P>,
  act: (params: P) => void,
): { params: Shape<P>; run: (params: P) => Record<string, never> } {
  return {
    params,
    run(given) {
      act(given);
      return {};
    },
  };
}

/** Every method, for one device and its link. */
export function truthMethods(device: Device, link: DeviceServer): LineMethods<TruthMethods> {
  const { simulation } = device;
  const { faults } = simulation;
  return {
    truth: { params: nothing, run: () => report(device) },
    incidents: {
      params: nothing,
      run: () => ({
        incidents: simulation.incidents.list.map((entry) => ({ ...entry, atNs: String(entry.atNs) })),
      }),
    },
    stops: {
      params: nothing,
      run: () => ({
        stops: device.stops.list.map((stop) => ({
          lastNonzeroNs: String(stop.lastNonzeroNs),
          zeroNs: String(stop.zeroNs),
          cause: stop.cause,
          speed: stop.speed,
          standstillNs: stop.standstillNs === undefined ? null : String(stop.standstillNs),
        })),
      }),
    },
    place: order(pose, (at) => {
      if (!isFree(simulation.world, at))
        throw new WorldError("world-blocked", `the robot does not fit at (${at.x}, ${at.y})`);
      simulation.place(at);
    }),
    "battery.set": order(objectShape({ fraction: numberShape(0, 1) }), ({ fraction }) => {
      simulation.battery.fraction = fraction;
    }),
    "fault.sensor": order(
      objectShape({ sensor: wordShape(SENSORS), mode: wordShape(["works", "gone", "frozen"]) }),
      ({ sensor, mode }) => {
        faults.gone.delete(sensor);
        faults.frozen.delete(sensor);
        if (mode === "gone") faults.gone.add(sensor);
        if (mode === "frozen") faults.frozen.add(sensor);
      },
    ),
    "fault.pose": order(
      objectShape({ offset: pose, driftPerS: numberShape(-1, 1) }),
      ({ offset, driftPerS }) => {
        faults.offset = offset;
        faults.drift = driftPerS;
      },
    ),
    "fault.slip": order(objectShape({ part: numberShape(0, 1) }), ({ part }) => {
      faults.slip = part;
    }),
    "fault.hazards": order(objectShape({ hazards: listShape(hazard, 8) }), ({ hazards }) => {
      faults.extra = hazards;
    }),
    "fault.furniture": order(furnitureFault, (fault) => {
      simulation.furnish(furnitureOf(fault, simulation.truth.pose));
    }),
    "fault.link-cut": order(objectShape({ forMs: ms }), ({ forMs }) => {
      link.cutLink(forMs);
    }),
    "fault.link-slow": order(objectShape({ delayMs: ms }), ({ delayMs }) => {
      link.slowLink(delayMs);
    }),
    "fault.clear": order(nothing, () => {
      faults.clear();
      link.slowLink(0);
    }),
    "trace.flush": order(nothing, () => {
      device.flushTrace();
    }),
  };
}
