/** The robot server's command line. */

import { parseArgs } from "node:util";

import { RobotdError } from "./error.js";
import type { Mode } from "./options.js";

export const USAGE = `Usage: robotd --name NAME --driver KIND:ADDRESS [options]

Owns one robot: sessions, lease, safety core. Speaks on sockets below RUN-DIR/robots/NAME.

  --name NAME          the robot's name: lower-case letters, digits, hyphens
  --driver KIND:ADDR   sim:/path/of/the.sock, or sim:PORT on loopback
  --run-dir DIR        default: SANDPAW_RUN_DIR, /run/sandpaw for root, else a private folder of the user
  --state-dir DIR      where the e-stop latch survives a reboot; default: SANDPAW_STATE_DIR, /var/lib/sandpaw for root,
                       else the user's state folder; with a run folder of your own choice: that one
  --ceiling FILE       what this robot gives at most (a policy file); default: robots/NAME.yaml of the user's
                       configuration folder, and without one what the device itself can do
  --system             take the ceiling from /etc/sandpaw/robots/NAME.yaml, and refuse to start without it
  --record-dir DIR     where recorded sessions go; default: recordings/NAME of the state folder
  --audit-heads DIR    where the signed heads of the audit go; default: audit-heads/NAME of the state folder
  --no-audit           keep no audit; in lockstep there is none
  --lockstep           the world advances only while every session waits
  --sessions N         lockstep: sessions that must have attached before the world begins (1)
  --seed N             lockstep: what guests' random numbers begin with (1)
  --wall-limit MS      lockstep: an engine that computes longer is unresponsive (10000)
  --log-level LEVEL    debug, info, warn, error or silent (info); JSON lines on standard error
  --with-parent        end when standard input ends
  --help               this text
`;

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];

/** Where the ceiling comes from. */
export type CeilingSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "system" }
  | { readonly kind: "user" };

export interface RobotArguments {
  readonly name: string;
  readonly driver: { readonly kind: string; readonly address: string };
  readonly runDir: string | undefined;
  readonly recordDir: string | undefined;
  readonly stateDir: string | undefined;
  /** Undefined: no audit. */
  readonly audit: { readonly heads: string | undefined } | undefined;
  readonly ceiling: CeilingSource;
  readonly mode: Mode;
  readonly logLevel: LogLevelName;
  /** End when standard input ends. */
  readonly withParent: boolean;
}

function invalid(detail: string, cause?: unknown): RobotdError {
  return new RobotdError("robot-arguments-invalid", detail, { cause });
}

const OPTIONS = {
  name: { type: "string" },
  driver: { type: "string" },
  "run-dir": { type: "string" },
  "record-dir": { type: "string" },
  "state-dir": { type: "string" },
  "audit-heads": { type: "string" },
  "no-audit": { type: "boolean", default: false },
  ceiling: { type: "string" },
  system: { type: "boolean", default: false },
  lockstep: { type: "boolean", default: false },
  sessions: { type: "string" },
  seed: { type: "string" },
  "wall-limit": { type: "string" },
  "log-level": { type: "string", default: "info" },
  "with-parent": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : "cannot be read", cause);
  }
}

type Values = ReturnType<typeof readOptions>;

function whole(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || value > most)
    throw invalid(`--${name} is a whole number up to ${most}, not ${text}`);
  return value;
}

function modeOf(values: Values): Mode {
  if (!values.lockstep) {
    const stray = (["sessions", "seed", "wall-limit"] as const).find((name) => values[name] !== undefined);
    if (stray) throw invalid(`--${stray} is only for --lockstep`);
    return { kind: "live" };
  }
  return {
    kind: "lockstep",
    sessions: Math.max(1, whole("sessions", values.sessions, 1, 64)),
    seed: BigInt(whole("seed", values.seed, 1, Number.MAX_SAFE_INTEGER)),
    wallLimitMs: Math.max(1, whole("wall-limit", values["wall-limit"], 10_000, 3_600_000)),
  };
}

function ceilingOf(values: Values): CeilingSource {
  if (values.system && values.ceiling !== undefined) throw invalid("give --system or --ceiling, not both");
  if (values.system) return { kind: "system" };
  return values.ceiling === undefined ? { kind: "user" } : { kind: "file", path: values.ceiling };
}

/** Reads the arguments; undefined when help was asked for. Throws `robot-arguments-invalid`. */
export function parseArguments(args: readonly string[]): RobotArguments | undefined {
  const values = readOptions(args);
  if (values.help) return undefined;
  if (!values.name) throw invalid("--name is missing");
  const colon = values.driver?.indexOf(":") ?? -1;
  if (!values.driver || colon < 1) {
    throw invalid("--driver is KIND:ADDRESS, such as sim:/run/sandpaw/sims/robot.sock");
  }
  const logLevel = LOG_LEVELS.find((level) => level === values["log-level"]);
  if (!logLevel) throw invalid(`--log-level is one of ${LOG_LEVELS.join(", ")}`);
  return {
    name: values.name,
    driver: { kind: values.driver.slice(0, colon), address: values.driver.slice(colon + 1) },
    runDir: values["run-dir"],
    recordDir: values["record-dir"],
    stateDir: values["state-dir"],
    audit: values["no-audit"] || values.lockstep ? undefined : { heads: values["audit-heads"] },
    ceiling: ceilingOf(values),
    mode: modeOf(values),
    logLevel,
    withParent: values["with-parent"],
  };
}
