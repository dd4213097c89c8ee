/**
 * Entry of the robot server process. Prints one line of JSON on standard output when it is ready; SIGTERM,
 * SIGINT and, with `--with-parent`, the end of standard input are a clean stop.
 */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import process from "node:process";

import pino, { type Logger } from "pino";

import { auditPlaces, ownKey } from "../audit/index.js";
import { createDriver } from "../drivers/index.js";
import {
  CodedError,
  runDir,
  stateDir,
  SYSTEM_CONFIG_DIR,
  userConfigDir,
  type Surroundings,
} from "../protocol/index.js";
import { parseArguments, USAGE, type RobotArguments } from "./arguments.js";
import { readCeiling } from "./ceiling-source.js";
import type { RobotServerOptions } from "./options.js";
import { goFirst } from "./priority.js";
import { startRobotServer, type RobotServer } from "./server.js";

/** Longest that a stop may take; the zero command is out long before. */
const STOP_LIMIT_MS = 3000;
/** What waits for somebody who does not read the log, bytes; beyond it lines are dropped, and nothing waits. */
const LOG_BACKLOG = 1024 * 1024;

function monotonicNs(): bigint {
  return process.hrtime.bigint();
}

/** Whoever chooses a run folder keeps everything there, unless they choose a state folder too. */
function stateFolder(args: RobotArguments, surroundings: Surroundings): { readonly stateDir?: string } {
  const { env } = surroundings;
  const chosen = args.stateDir ?? env["SANDPAW_STATE_DIR"];
  if (chosen) return { stateDir: chosen };
  if (args.runDir !== undefined || env["SANDPAW_RUN_DIR"]) return {};
  return { stateDir: stateDir(surroundings) };
}

function openLog(args: RobotArguments): Logger {
  return pino(
    { level: args.logLevel, base: { robot: args.name } },
    // Not synchronous: a full pipe on standard error must not hold up the safety loop.
    pino.destination({ fd: 2, sync: false, maxLength: LOG_BACKLOG }),
  );
}

function start(args: RobotArguments, log: Logger, onFatal: (error: Error) => void): Promise<RobotServer> {
  const surroundings: Surroundings = { env: process.env, uid: process.geteuid?.() ?? 0 };
  const { address } = args.driver;
  return startRobotServer({
    name: args.name,
    runDir: args.runDir ?? runDir(surroundings),
    recordDir: args.recordDir ?? join(args.stateDir ?? stateDir(surroundings), "recordings", args.name),
    ...stateFolder(args, surroundings),
    ...auditOf(args, surroundings),
    uid: surroundings.uid,
    driver: createDriver(args.driver.kind, {
      address: /^\d{1,5}$/.test(address) ? { port: Number(address) } : { path: address },
      monotonicNs,
      // No robot moves while a world in lockstep waits: a device on a busy machine is waited for as an engine is.
      ...(args.mode.kind === "lockstep" && { answerMs: args.mode.wallLimitMs }),
    }),
    mode: args.mode,
    ceiling: readCeiling(args.ceiling, args.name, surroundings),
    log,
    machineNs: monotonicNs,
    date: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    onFatal,
  });
}

/** A robot server without a state folder is one for a moment: it keeps no audit. */
function auditOf(args: RobotArguments, surroundings: Surroundings): Pick<RobotServerOptions, "audit"> {
  const { stateDir: state } = stateFolder(args, surroundings);
  if (!args.audit || state === undefined) return {};
  const system = args.ceiling.kind === "system";
  const { uid, env } = surroundings;
  const folder = system ? SYSTEM_CONFIG_DIR : userConfigDir(env);
  const places = auditPlaces(state, args.name);
  return {
    audit: {
      places: { ...places, heads: args.audit.heads ?? places.heads },
      key: ownKey({ folder, system, uid }),
    },
  };
}

async function main(): Promise<void> {
  const args = parseArguments(process.argv.slice(2));
  if (!args) {
    process.stdout.write(USAGE);
    return;
  }
  // In lockstep nobody is late, and everybody waits for everybody.
  const scheduling = args.mode.kind === "live" ? goFirst() : undefined;
  let ending: { readonly why: string; readonly code: number } | undefined;

  function end(why: string, code: number): void {
    if (ending) return;
    ending = { why, code };
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    // A stop that comes while the robot is being connected waits for that, or for the limit.
    const closed = starting.then((server) => server.close(why));
    void closed.finally(() => {
      // The log is written behind; give it one turn.
      setImmediate(() => process.exit(code));
    });
  }
  const stop = (): void => {
    end("the robot server is stopped", 0);
  };

  // A writer must not die of its reader.
  process.stdout.on("error", () => undefined);
  process.on("SIGPIPE", () => undefined);
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (args.withParent) {
    process.stdin.on("end", stop);
    process.stdin.on("error", stop);
    process.stdin.resume();
  }
  const log = openLog(args);
  const starting = start(args, log, (error) => {
    process.stderr.write(`${error.message}\n`);
    end(error.message, 1);
  });
  const { dir, control, view } = (await starting).paths;
  if (scheduling === "real-time") log.info({ scheduling }, "the safety loop runs in real time");
  else if (scheduling)
    log.info(
      { scheduling },
      "the safety loop is late when others keep the processor busy: start as root, with chrt",
    );
  process.stdout.write(`${JSON.stringify({ ready: true, pid: process.pid, dir, control, view })}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof CodedError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ""}\n`);
  process.exit(error instanceof CodedError && error.kind === "user" ? 2 : 1);
}
