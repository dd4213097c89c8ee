/** The simulator's arguments. */

import { parseArgs } from "node:util";

import { DriverError } from "../error.js";
import type { Address } from "./socket-address.js";

export interface SimOptions {
  /** Name of a built-in world, or a path. */
  readonly world: string;
  readonly seed: number;
  readonly address: Address;
  /** The truth socket; none unless given. */
  readonly truth?: string;
  readonly trace?: string;
  readonly lockstep: boolean;
  /** End when standard input ends. */
  readonly withParent: boolean;
}

export const SIM_USAGE =
  "usage: main.js --world NAME|FILE [--seed N] (--socket PATH | --port N) [--truth PATH] [--trace FILE] [--lockstep] [--with-parent]";

/** Reads the arguments; throws `sim-arguments-invalid`. */
export function parseSimOptions(args: readonly string[]): SimOptions {
  const { world, seed, socket, port, truth, trace, lockstep, "with-parent": withParent } = readArgs(args);
  if ((socket === undefined) === (port === undefined)) throw invalid("give --socket PATH or --port N");
  return {
    world: world ?? "flat",
    seed: wholeNumber("--seed", seed ?? "1", 0xffffffff),
    address: socket === undefined ? { port: wholeNumber("--port", port ?? "0", 65535) } : { path: socket },
    ...(truth === undefined ? {} : { truth }),
    ...(trace === undefined ? {} : { trace }),
    lockstep: lockstep === true,
    withParent: withParent === true,
  };
}

const FLAGS = {
  world: { type: "string" },
  seed: { type: "string" },
  socket: { type: "string" },
  port: { type: "string" },
  truth: { type: "string" },
  trace: { type: "string" },
  lockstep: { type: "boolean" },
  "with-parent": { type: "boolean" },
} as const;

type Flags = {
  readonly [K in keyof typeof FLAGS]?: (typeof FLAGS)[K]["type"] extends "string" ? string : boolean;
};

function readArgs(args: readonly string[]): Flags {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : "unreadable");
  }
}

function wholeNumber(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value <= max) return value;
  throw invalid(`${flag} must be a whole number from 0 to ${max}`);
}

function invalid(why: string): DriverError {
  return new DriverError("sim-arguments-invalid", `${why}; ${SIM_USAGE}`);
}
