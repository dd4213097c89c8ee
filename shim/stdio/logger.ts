/**
 * A program of the client's that takes a container's output, as containerd's runtime v2 has it for `binary://`: it is
 * started with CONTAINER_ID and CONTAINER_NAMESPACE, reads standard output from descriptor 3 and standard error from
 * 4, and closes 5 when it is ready; for `binary-v2://` it writes a byte there first. Its death is not the container's.
 */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { systemErrorCode } from "@sandpaw/runtime/protocol";

import { ShimError } from "../error.js";
import type { Output } from "./output.js";

/** Whose output it is. */
export interface StreamOwner {
  /** The container's name, or that of an exec in it. */
  readonly id: string;
  readonly namespace: string;
}

/** A logger under way. */
export interface Logger {
  readonly stdout: Output;
  readonly stderr: Output;
}

const READY_DESCRIPTOR = 5;
const READY_LIMIT_MS = 10_000;
/** After the end of its input a logger has this long, as with runc; then it is asked to end, and then made to, ms. */
const END_LIMIT_MS = 12_000;
const TERM_LIMIT_MS = 2000;
const SCHEME = /^binary(-v2)?:\/\//;

/** True for an output that such a program takes. */
export function isLogger(uri: string): boolean {
  return SCHEME.test(uri);
}

/** Starts it, and waits until it is ready. Rejects with `stdio-…`, with nothing left of it. */
export async function startLogger(uri: string, owner: StreamOwner): Promise<Logger> {
  const { program, args, mustSay } = parse(uri);
  const pipes = makePipes();
  const child = spawn(program, args, {
    cwd: "/",
    env: { CONTAINER_ID: owner.id, CONTAINER_NAMESPACE: owner.namespace },
    stdio: ["ignore", "ignore", "ignore", pipes.stdout.read, pipes.stderr.read, "pipe"],
  });
  for (const { read } of [pipes.stdout, pipes.stderr]) closeSync(read);
  try {
    await ready(child, program, mustSay);
  } catch (error) {
    child.kill("SIGKILL");
    for (const { write } of [pipes.stdout, pipes.stderr]) closeSync(write);
    throw error;
  }
  let open = 2;
  const onClose = (): void => {
    open -= 1;
    if (open === 0) see(child);
  };
  return { stdout: outputOf(pipes.stdout.write, onClose), stderr: outputOf(pipes.stderr.write, onClose) };
}

function parse(uri: string): {
  readonly program: string;
  readonly args: readonly string[];
  readonly mustSay: boolean;
} {
  let url: URL;
  let program = "";
  try {
    url = new URL(uri);
    program = decodeURIComponent(url.pathname);
  } catch (cause) {
    throw new ShimError("stdio-unsupported", `${uri.slice(0, 100)} is no address of a program`, { cause });
  }
  if (!program.startsWith("/") || url.host !== "" || program.includes("\0"))
    throw new ShimError("stdio-unsupported", `${uri.slice(0, 100)} names no program by its full path`);
  // As containerd does it: of a name that comes twice the first value counts.
  const args = new Map<string, string>();
  for (const [name, value] of url.searchParams) if (!args.has(name)) args.set(name, value);
  return { program, args: [...args].flat(), mustSay: url.protocol === "binary-v2:" };
}

interface Pipe {
  readonly read: number;
  readonly write: number;
}

/** Pipes as a program expects them: what Node makes of itself are sockets, which `/dev/fd/3` cannot open. */
function makePipes(): { readonly stdout: Pipe; readonly stderr: Pipe } {
  const folder = mkdtempSync(join(tmpdir(), "sandpaw-logger-"));
  try {
    const [stdout, stderr] = [join(folder, "stdout"), join(folder, "stderr")];
    // It holds up the daemon for a millisecond, and only for who asks for a logger.
    const made = spawnSync("mkfifo", ["-m", "600", stdout, stderr], { stdio: "ignore" });
    if (made.status !== 0)
      throw new ShimError("stdio-unopenable", "mkfifo could not make the logger's pipes");
    return { stdout: openPipe(stdout), stderr: openPipe(stderr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openPipe(path: string): Pipe {
  // Without it opening one end would wait for the other.
  const both = openSync(path, constants.O_RDWR);
  try {
    return {
      read: openSync(path, constants.O_RDONLY),
      write: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK),
    };
  } finally {
    closeSync(both);
  }
}

function ready(child: ChildProcess, program: string, mustSay: boolean): Promise<void> {
  const ends: readonly unknown[] = child.stdio;
  const said = ends[READY_DESCRIPTOR];
  return new Promise((resolve, reject) => {
    let isSaid = false;
    const timer = setTimeout(() => {
      fail(`it is not ready after ${READY_LIMIT_MS} ms`);
    }, READY_LIMIT_MS);
    function fail(why: string): void {
      clearTimeout(timer);
      reject(new ShimError("stdio-unopenable", `the logger ${program}: ${why}`));
    }
    child.once("error", (error) => {
      fail(systemErrorCode(error) ?? error.message);
    });
    if (!(said instanceof Socket)) {
      fail("it could not be started");
      return;
    }
    said.on("data", () => (isSaid = true));
    said.on("error", () => undefined);
    said.once("close", () => {
      if (mustSay && !isSaid) {
        fail("it ended, or closed descriptor 5, before it had said that it is ready");
        return;
      }
      clearTimeout(timer);
      resolve();
    });
  });
}

function outputOf(descriptor: number, onClose: () => void): Output {
  const stream = new Socket({ fd: descriptor, readable: false, writable: true });
  // The logger has ended: what is written from now on goes nowhere, and nobody waits for it.
  stream.on("error", () => undefined);
  stream.once("close", onClose);
  return {
    stream,
    finish: () =>
      new Promise((resolve) => {
        if (stream.destroyed) {
          resolve();
          return;
        }
        stream.once("close", () => {
          resolve();
        });
        // What is in the pipe by then is the logger's to read.
        stream.end(() => stream.destroy());
      }),
    close() {
      stream.destroy();
    },
  };
}

/** Its input has ended: it ends by itself, or is ended. */
function see(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const asking = setTimeout(() => child.kill("SIGTERM"), END_LIMIT_MS).unref();
  const ending = setTimeout(() => child.kill("SIGKILL"), END_LIMIT_MS + TERM_LIMIT_MS).unref();
  child.once("exit", () => {
    clearTimeout(asking);
    clearTimeout(ending);
  });
}
