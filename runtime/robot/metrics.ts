/** What the robot server counts, for Prometheus. */

import { Counter, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  /** `drive` and `stop` calls. */
  readonly commands: Counter;
  /** By `code`: commands and calls that were not carried out. */
  readonly denials: Counter<"code">;
  /** By `limit`: commands that were applied as less than was asked. */
  readonly limits: Counter<"limit">;
  /** By `code`: how often the safety core took motion away or held it back. */
  readonly interventions: Counter<"code">;
  readonly leaseChanges: Counter;
  /** By `holder`: who has the lease (1). */
  readonly leaseHeld: Gauge<"holder">;
  readonly leaseAge: Gauge;
  readonly leaseWaiting: Gauge;
  /** By `why`: engines whose connection was ended because of what they sent, or that showed a bad token. */
  readonly refusedEngines: Counter<"why">;
  /** How much later than planned the safety loop ran, s. */
  readonly loopLateness: Histogram;
  readonly loopMissed: Counter;
  readonly sessions: Gauge;
  readonly estop: Gauge;
  readonly link: Gauge;
  /** By `kind` and `end`: actions that ended. */
  readonly actions: Counter<"kind" | "end">;
  /** Scans that are not in the map because its thread was behind. */
  readonly scansLeftOut: Counter;
}

/** Fresh metrics of one robot. */
export function createMetrics(robot: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ robot });
  const registers = [registry];
  return {
    registry,
    commands: new Counter({ name: "sandpaw_commands_total", help: "Calls of drive and stop", registers }),
    denials: new Counter({
      name: "sandpaw_denials_total",
      help: "Calls that were not carried out, by code",
      labelNames: ["code"],
      registers,
    }),
    limits: new Counter({
      name: "sandpaw_limited_commands_total",
      help: "Commands that were applied as less than was asked, by what limited them",
      labelNames: ["limit"],
      registers,
    }),
    interventions: new Counter({
      name: "sandpaw_interventions_total",
      help: "How often the safety core took motion away or held it back, by the rule that did",
      labelNames: ["code"],
      registers,
    }),
    leaseChanges: new Counter({
      name: "sandpaw_lease_changes_total",
      help: "How often the lease changed hands",
      registers,
    }),
    leaseHeld: new Gauge({
      name: "sandpaw_lease_held",
      help: "1 for who holds the lease: module or person",
      labelNames: ["holder"],
      registers,
    }),
    leaseAge: new Gauge({
      name: "sandpaw_lease_age_seconds",
      help: "For how long the lease has been held; 0 while it is free",
      registers,
    }),
    leaseWaiting: new Gauge({
      name: "sandpaw_lease_waiting",
      help: "Sessions that wait for the lease",
      registers,
    }),
    refusedEngines: new Counter({
      name: "sandpaw_refused_engines_total",
      help: "Engine connections that were ended because of what they sent",
      labelNames: ["why"],
      registers,
    }),
    loopLateness: new Histogram({
      name: "sandpaw_loop_lateness_seconds",
      help: "How much later than planned the safety loop ran",
      buckets: [0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
      registers,
    }),
    loopMissed: new Counter({
      name: "sandpaw_loop_missed_total",
      help: "Deadlines that the safety loop missed: cycles more than 5 ms late, or left out",
      registers,
    }),
    sessions: new Gauge({ name: "sandpaw_sessions", help: "Open sessions", registers }),
    estop: new Gauge({ name: "sandpaw_estop_latched", help: "1 while the e-stop is latched", registers }),
    actions: new Counter({
      name: "sandpaw_actions_total",
      help: "Actions that ended, by what they were and why they ended",
      labelNames: ["kind", "end"],
      registers,
    }),
    scansLeftOut: new Counter({
      name: "sandpaw_map_scans_left_out_total",
      help: "Scans that are not in the map because its thread was behind",
      registers,
    }),
    link: new Gauge({ name: "sandpaw_robot_link_up", help: "1 while the robot answers", registers }),
  };
}
