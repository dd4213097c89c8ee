// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// Imports of the robot API for a guest, and calls into a reactor, by the canonical ABI.

import {
  FUNCTIONS,
  SNAPSHOT,
  fail,
  succeed,
  LIMIT_CASES,
  LEASE_CASES,
  ACTION_KIND_CASES,
  ACTION_END_CASES,
  HAZARD_KIND_CASES,
  HAZARD_SOURCE_CASES,
  DOCK_STATUS_CASES,
  PIXEL_FORMAT_CASES,
  LOG_LEVEL_CASES,
  type HazardChange,
  type ActionEnding,
  type Happening,
  type GuestEvent,
  type Result,
} from "../protocol/index.js";
import { liftEnum, type GuestMemory } from "./guest-memory.js";
import { hotRead } from "./hot-read.js";
import { callRobot, type GlueHost, type RobotImports } from "./robot-call.js";

/**
 * The imports of the interfaces that are granted, and of no other. `guest` must be bound to the instance's exports
 * before a call that needs memory.
 */
export function linkRobot(guest: GuestMemory, host: GlueHost, interfaces: readonly string[]): RobotImports {
  const imports: Record<string, RobotImports[string]> = {};
  const held = (): ReturnType<GlueHost["snapshot"]> => host.snapshot();
  if (interfaces.includes("motion")) {
    imports["sandpaw:robot/motion@0.1.0"] = {
      "drive": (p0: number, p1: number, p2: number, p3: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.drive");
        callRobot(guest, host, FUNCTIONS["motion.drive"], at, { vx: p0, vy: p1, wz: p2 }, p3 >>> 0);
      },
      "stop": (ret: number) => {
        const at = guest.place(ret, 2, 1, "motion.stop");
        callRobot(guest, host, FUNCTIONS["motion.stop"], at);
      },
      "limits": (ret: number) => {
        const at = guest.place(ret, 56, 8, "motion.limits");
        callRobot(guest, host, FUNCTIONS["motion.limits"], at);
      },
      "state": hotRead(guest, held, SNAPSHOT.entries["motion.state"], "motion.state"),
      "go-to": (p0: number, p1: number, p2: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.go-to");
        callRobot(guest, host, FUNCTIONS["motion.go-to"], at, p0, p1, p2 >>> 0);
      },
      "spin": (p0: number, p1: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.spin");
        callRobot(guest, host, FUNCTIONS["motion.spin"], at, p0, p1 >>> 0);
      },
      "dock": (p0: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.dock");
        callRobot(guest, host, FUNCTIONS["motion.dock"], at, p0 >>> 0);
      },
      "undock": (p0: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.undock");
        callRobot(guest, host, FUNCTIONS["motion.undock"], at, p0 >>> 0);
      },
      "poll": (p0: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "motion.poll");
        callRobot(guest, host, FUNCTIONS["motion.poll"], at, p0 >>> 0);
      },
      "cancel": (p0: number, ret: number) => {
        const at = guest.place(ret, 2, 1, "motion.cancel");
        callRobot(guest, host, FUNCTIONS["motion.cancel"], at, p0 >>> 0);
      },
    };
  }
  if (interfaces.includes("sensors")) {
    imports["sandpaw:robot/sensors@0.1.0"] = {
      "odometry": hotRead(guest, held, SNAPSHOT.entries["sensors.odometry"], "sensors.odometry"),
      "battery": hotRead(guest, held, SNAPSHOT.entries["sensors.battery"], "sensors.battery"),
      "scan": hotRead(guest, held, SNAPSHOT.entries["sensors.scan"], "sensors.scan"),
      "hazards": hotRead(guest, held, SNAPSHOT.entries["sensors.hazards"], "sensors.hazards"),
      "dock-state": hotRead(guest, held, SNAPSHOT.entries["sensors.dock-state"], "sensors.dock-state"),
      "pose": hotRead(guest, held, SNAPSHOT.entries["sensors.pose"], "sensors.pose"),
      "map-info": (ret: number) => {
        const at = guest.place(ret, 64, 8, "sensors.map-info");
        callRobot(guest, host, FUNCTIONS["sensors.map-info"], at);
      },
      "map-tile": (p0: number, p1: number, ret: number) => {
        const at = guest.place(ret, 32, 8, "sensors.map-tile");
        callRobot(guest, host, FUNCTIONS["sensors.map-tile"], at, p0 >>> 0, p1 >>> 0);
      },
    };
  }
  if (interfaces.includes("camera")) {
    imports["sandpaw:robot/camera@0.1.0"] = {
      "list": (ret: number) => {
        const at = guest.place(ret, 8, 4, "camera.list");
        callRobot(guest, host, FUNCTIONS["camera.list"], at);
      },
      "describe": (p0: number, p1: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "camera.describe");
        callRobot(guest, host, FUNCTIONS["camera.describe"], at, guest.liftText(p0, p1, "camera.describe"));
      },
      "capture": (p0: number, p1: number, p2: number, p3: number, p4: number, ret: number) => {
        const at = guest.place(ret, 40, 8, "camera.capture");
        callRobot(guest, host, FUNCTIONS["camera.capture"], at, guest.liftText(p0, p1, "camera.capture"), liftEnum(PIXEL_FORMAT_CASES, p2, "camera.capture"), p3 >>> 0, p4 >>> 0);
      },
    };
  }
  if (interfaces.includes("events")) {
    imports["sandpaw:robot/events@0.1.0"] = {
      "wait": (p0: number, ret: number) => {
        const at = guest.place(ret, 32, 8, "events.wait");
        FUNCTIONS["events.wait"].storeResult(guest, at, host.wait(p0 >>> 0));
      },
    };
  }
  if (interfaces.includes("log")) {
    imports["sandpaw:robot/log@0.1.0"] = {
      "write": (p0: number, p1: number, p2: number) => {
        host.log(liftEnum(LOG_LEVEL_CASES, p0, "log.write"), guest.liftLine(p1, p2, 4096, "log.write"));
      },
    };
  }
  if (interfaces.includes("telemetry")) {
    imports["sandpaw:robot/telemetry@0.1.0"] = {
      "gauge": (p0: number, p1: number, p2: number, ret: number) => {
        const at = guest.place(ret, 2, 1, "telemetry.gauge");
        callRobot(guest, host, FUNCTIONS["telemetry.gauge"], at, guest.liftText(p0, p1, "telemetry.gauge"), p2);
      },
      "counter": (p0: number, p1: number, p2: number, ret: number) => {
        const at = guest.place(ret, 2, 1, "telemetry.counter");
        callRobot(guest, host, FUNCTIONS["telemetry.counter"], at, guest.liftText(p0, p1, "telemetry.counter"), p2);
      },
    };
  }
  if (interfaces.includes("store")) {
    imports["sandpaw:robot/store@0.1.0"] = {
      "get": (p0: number, p1: number, ret: number) => {
        const at = guest.place(ret, 16, 4, "store.get");
        callRobot(guest, host, FUNCTIONS["store.get"], at, guest.liftText(p0, p1, "store.get"));
      },
      "set": (p0: number, p1: number, p2: number, p3: number, ret: number) => {
        const at = guest.place(ret, 2, 1, "store.set");
        callRobot(guest, host, FUNCTIONS["store.set"], at, guest.liftText(p0, p1, "store.set"), guest.liftText(p2, p3, "store.set"));
      },
      "remove": (p0: number, p1: number, ret: number) => {
        const at = guest.place(ret, 2, 1, "store.remove");
        callRobot(guest, host, FUNCTIONS["store.remove"], at, guest.liftText(p0, p1, "store.remove"));
      },
      "keys": (ret: number) => {
        const at = guest.place(ret, 8, 4, "store.keys");
        callRobot(guest, host, FUNCTIONS["store.keys"], at);
      },
    };
  }
  return imports;
}

/** What a reactor exports; undefined for what it does not. */
export interface Reactor {
  readonly init: (() => void) | undefined;
  readonly tick: (() => void) | undefined;
  readonly onEvent: ((event: GuestEvent) => void) | undefined;
  readonly onStop: (() => void) | undefined;
  readonly exec: ((line: string) => Result<string, string>) | undefined;
}

/** Makes the exports of a reactor callable with values. `guest` must be bound to the same exports. */
export function bindReactor(guest: GuestMemory, exports: Readonly<Record<string, unknown>>): Reactor {
  const find = (name: string): ((...args: (number | bigint)[]) => unknown) | undefined => {
    const found = exports[name];
    return typeof found === "function" ? (found as (...args: (number | bigint)[]) => unknown) : undefined;
  };
  const init = find("init");
  const tick = find("tick");
  const onEvent = find("on-event");
  const onStop = find("on-stop");
  const exec = find("exec");
  const execPost = find("cabi_post_exec");
  return {
    init: init && (() => {
      init();
    }),
    tick: tick && (() => {
      tick();
    }),
    onEvent: onEvent && ((event) => {
      onEvent(...flattenGuestEvent(guest, event));
    }),
    onStop: onStop && (() => {
      onStop();
    }),
    exec: exec && ((line) => {
      const pointer = Number(exec(...guest.lowerText(line, "exec")));
      const at = guest.place(pointer, 12, 4, "exec");
      const result = guest.caseAt(at, 2, "exec") === 0 ? succeed(guest.textAt(at + 4, "exec")) : fail(guest.textAt(at + 4, "exec"));
      execPost?.(pointer);
      return result;
    }),
  };
}

function flattenHazardChange(_guest: GuestMemory, value: HazardChange): (number | bigint)[] {
  return [HAZARD_KIND_CASES.indexOf(value.kind), HAZARD_SOURCE_CASES.indexOf(value.source), Number(value.present)];
}

function flattenActionEnding(_guest: GuestMemory, value: ActionEnding): (number | bigint)[] {
  return [value.id, ACTION_KIND_CASES.indexOf(value.kind), ACTION_END_CASES.indexOf(value.end)];
}

function flattenHappening(guest: GuestMemory, value: Happening): (number | bigint)[] {
  switch (value.tag) {
    case "hazard":
      return [0, ...flattenHazardChange(guest, value.val)];
    case "dock":
      return [1, DOCK_STATUS_CASES.indexOf(value.val), 0, 0];
    case "lease":
      return [2, LEASE_CASES.indexOf(value.val), 0, 0];
    case "limit":
      return [3, LIMIT_CASES.indexOf(value.val), 0, 0];
    case "action":
      return [4, ...flattenActionEnding(guest, value.val)];
    case "message":
      return [5, ...guest.lowerText(value.val, "happening"), 0];
    case "dropped":
      return [6, value.val, 0, 0];
  }
}

function flattenGuestEvent(guest: GuestMemory, value: GuestEvent): (number | bigint)[] {
  return [value.stampNs, ...flattenHappening(guest, value.what)];
}
