/** The console's arguments. */

import { parseArgs } from "node:util";

import { robotPaths, runDir, type Surroundings } from "@sandpaw/runtime/protocol";
import { ConsoleError } from "./error.js";

const USAGE = "usage: main.js (--robot NAME | --view SOCKET) [--port N] [--with-parent]";

export interface ConsoleArguments {
  readonly viewPath: string;
  readonly port: number;
  /** End when standard input ends. */
  readonly withParent: boolean;
}

/** Reads the arguments; throws `console-arguments-invalid`. */
export function parseConsoleArguments(args: readonly string[], surroundings: Surroundings): ConsoleArguments {
  const { robot, view, port, "with-parent": withParent } = readArgs(args);
  if ((robot === undefined) === (view === undefined)) throw invalid("give --robot NAME or --view SOCKET");
  if (robot !== undefined && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(robot))
    throw invalid("--robot must be a name");
  const number = Number(port ?? "0");
  if (!/^\d{1,5}$/.test(port ?? "0") || number > 65535)
    throw invalid("--port must be a number from 0 to 65535");
  return {
    viewPath: view ?? robotPaths(runDir(surroundings), robot ?? "").view,
    port: number,
    withParent: withParent === true,
  };
}

interface Flags {
  readonly robot?: string | undefined;
  readonly view?: string | undefined;
  readonly port?: string | undefined;
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
