/** A behaviour's own gauges and counters, exported as `sandpaw_behaviour_…` with its name as a label. */

import { Counter, Gauge, type Registry } from "prom-client";

import { fail, succeed, type Result, type RobotError, type TelemetryApi } from "../protocol/index.js";

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const MOST_NAMES = 32;

type Kind = "gauge" | "counter";
type Metric =
  | { readonly kind: "gauge"; readonly metric: Gauge; readonly users: Set<string> }
  | { readonly kind: "counter"; readonly metric: Counter; readonly users: Set<string> };

/** The metrics of all behaviours of one robot. */
export interface Telemetry {
  /** The calls of one session. */
  forSession(session: string, name: string): TelemetryApi;
  /** The session is over: its numbers go, and with the last user the metric. */
  forget(session: string, name: string): void;
}

/** Behaviours' metrics in this registry. */
export function createTelemetry(registry: Registry): Telemetry {
  const metrics = new Map<string, Metric>();
  const labelNames = ["behaviour", "session"];

  function make(kind: Kind, name: string): Metric {
    const config = {
      name: `sandpaw_behaviour_${name}`,
      help: `Set by behaviours (${kind})`,
      labelNames,
      registers: [registry],
    };
    return kind === "gauge"
      ? { kind, metric: new Gauge(config), users: new Set() }
      : { kind, metric: new Counter(config), users: new Set() };
  }

  function find(kind: Kind, session: string, name: string, value: number): Metric | RobotError {
    if (!NAME.test(name) || !Number.isFinite(value)) return "invalid";
    const known = metrics.get(name);
    // One name is one kind of number, whoever uses it.
    if (known && known.kind !== kind) return "invalid";
    if (known?.users.has(session)) return known;
    const used = [...metrics.values()].filter((one) => one.users.has(session)).length;
    if (used >= MOST_NAMES) return "unsupported";
    const metric = known ?? make(kind, name);
    metrics.set(name, metric);
    metric.users.add(session);
    return metric;
  }

  return {
    forSession(session, behaviour) {
      const labels = { behaviour, session };
      function set(name: string, value: number): Result<undefined, RobotError> {
        const found = find("gauge", session, name, value);
        if (typeof found === "string") return fail(found);
        if (found.kind === "gauge") found.metric.set(labels, value);
        return succeed(undefined);
      }
      function add(name: string, by: number): Result<undefined, RobotError> {
        const found = by < 0 ? "invalid" : find("counter", session, name, by);
        if (typeof found === "string") return fail(found);
        if (found.kind === "counter") found.metric.inc(labels, by);
        return succeed(undefined);
      }
      return { gauge: set, counter: add };
    },
    forget(session, behaviour) {
      for (const [name, { metric, users }] of metrics) {
        if (!users.delete(session)) continue;
        metric.remove({ behaviour, session });
        if (users.size > 0) continue;
        metrics.delete(name);
        registry.removeSingleMetric(`sandpaw_behaviour_${name}`);
      }
    },
  };
}
