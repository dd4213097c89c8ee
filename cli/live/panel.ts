/** The column beside the map: what moves, what limits it, who holds it. */

import type { RobotStatus } from "@sandpaw/runtime/protocol";
import type { Style } from "../style.js";
import { cut, harmless } from "../text.js";
import { gauge } from "./gauge.js";
import { type LiveState, poseOf, sessionOf, velocityOf } from "./live-state.js";

const BAR = 12;
const LABEL = 10;

/** The lines of the panel. */
export function panelLines(state: LiveState, width: number, style: Style): string[] {
  const { status, profile } = state;
  const session = sessionOf(state);
  const envelope = session?.grant.motion;
  const velocity = velocityOf(status);
  const row = (label: string, text: string): string => `${style.dim(label.padEnd(LABEL))}${text}`;
  return [
    `${style.bold(cut(harmless(state.behaviour), width - 14))}${style.dim(` on ${cut(state.robot, 10)}`)}`,
    "",
    row("speed", bar(velocity?.vx, envelope?.maxSpeed ?? profile.maxSpeed, "m/s")),
    row("turn", bar(velocity?.wz, envelope?.maxTurn ?? profile.maxTurn, "rad/s")),
    row("battery", batteryText(status, style)),
    row("lease", leaseText(status, style)),
    row("limit", limitText(status, style)),
    row("hazards", hazardText(status, style)),
    row("pose", poseText(status)),
    row("swept", `${state.trail.area.toFixed(1)} m² on ${state.trail.metres.toFixed(1)} m`),
    row("commands", session === undefined ? "none" : `${session.commands}, ${session.denied} denied`),
    row("loop", `late by ${status.loop.lateP99Ms.toFixed(1)} ms (p99), ${status.loop.missed} missed`),
    row("link", status.link ? style.green("up") : style.red("down")),
    ...(status.estop.latched
      ? ["", style.bold(style.red("E-STOP")), style.red(`by ${cut(harmless(status.estop.by), width - 4)}`)]
      : []),
  ];
}

function bar(signed: number | undefined, max: number, unit: string): string {
  if (signed === undefined) return `${gauge(0, max, BAR)} unknown`;
  const value = Math.abs(signed);
  return `${gauge(value, max, BAR)} ${value.toFixed(2)} of ${max.toFixed(2)} ${unit}`;
}

function batteryText({ battery, dock }: RobotStatus, style: Style): string {
  if (battery === null) return "unknown";
  const text = `${gauge(battery.fraction, 1, BAR)} ${Math.round(battery.fraction * 100)} % ${battery.status}`;
  const docked = dock === "docked" ? ", docked" : "";
  return battery.fraction < 0.2 ? style.red(text + docked) : text + docked;
}

function leaseText({ lease }: RobotStatus, style: Style): string {
  return lease === null ? style.dim("free") : cut(harmless(lease.name), 24);
}

function limitText({ limitedBy }: RobotStatus, style: Style): string {
  return limitedBy === "none" ? style.dim("none") : style.yellow(limitedBy);
}

function hazardText({ hazards }: RobotStatus, style: Style): string {
  if (hazards.length === 0) return style.dim("none");
  return style.red(cut(hazards.map(({ kind, source }) => `${kind} ${source}`).join(", "), 34));
}

function poseText(status: RobotStatus): string {
  const pose = poseOf(status);
  if (pose === null) return "unknown";
  const deviation = status.pose === null ? "" : ` ± ${(status.pose.deviation * 100).toFixed(0)} cm`;
  return `${pose.x.toFixed(2)}, ${pose.y.toFixed(2)} m, ${((pose.theta * 180) / Math.PI).toFixed(0)}°${deviation}`;
}
