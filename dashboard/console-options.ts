/** The console's arguments. */

import { isIP } from "node:net";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";

import { robotPaths, runDir, type Surroundings } from "@sandpaw/runtime/protocol";
import { ConsoleError } from "./error.js";

const USAGE = "usage: main.js (--robot NAME | --view SOCKET) [--port N] [--listen ADDR] [--with-parent]";

export interface ConsoleArguments {
  readonly viewPath: string;
  readonly port: number;
  /** The address to listen on; 127.0.0.1 unless told. */
  readonly listen: string;
  /** Whose runs' logs are shown; undefined where the socket does not lie in a run folder. */
  readonly runDir: string | undefined;
  /** End when standard input ends. */
  readonly withParent: boolean;
}

/** Reads the arguments; throws `console-arguments-invalid`. */
export function parseConsoleArguments(args: readonly string[], surroundings: Surroundings): ConsoleArguments {
  const { robot, view, port, listen = "127.0.0.1", "with-parent": withParent } = readArgs(args);
  if ((robot === undefined) === (view === undefined)) throw invalid("give --robot NAME or --view SOCKET");
  if (robot !== undefined && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(robot))
    throw invalid("--robot must be a name");
  const number = Number(port ?? "0");
  if (!/^\d{1,5}$/.test(port ?? "0") || number > 65535)
    throw invalid("--port must be a number from 0 to 65535");
  if (isIP(listen) === 0) throw invalid("--listen must be an IP address of this machine");
  const viewPath = view ?? robotPaths(runDir(surroundings), robot ?? "").view;
  return {
    viewPath,
    port: number,
    listen,
    runDir: runDirOf(viewPath),
    withParent: withParent === true,
  };
}

/** The run folder that this socket lies in. */
function runDirOf(viewPath: string): string | undefined {
  const run = dirname(dirname(dirname(viewPath)));
  const isInside = robotPaths(run, basename(dirname(viewPath))).view === viewPath;
  return isInside ? run : undefined;
}

interface Flags {
  readonly robot?: string | undefined;
  readonly view?: string | undefined;
  readonly port?: string | undefined;
  readonly listen?: string | undefined;
  readonly "with-parent"?: boolean | undefined;
}

function readArgs(args: readonly string[]): Flags {
  try {
    return parseArgs({
      args: [...args],
      options: {
        robot: { type: "string" },
        view: { type: "string" },
        port: { type: "string" },
        listen: { type: "string" },
        "with-parent": { type: "boolean" },
      },
      strict: true,
      allowPositionals: false,
    }).values;
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : "unreadable");
  }
}

function invalid(why: string): ConsoleError {
  return new ConsoleError("console-arguments-invalid", `${why}; ${USAGE}`);
}
