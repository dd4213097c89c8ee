/**
 * One engine process and its descriptors: 0 the socket to the robot server, 1 and 2 the guest's output, 3 the
 * control channel, 4 the snapshot file, 5 the machine's randomness. The supervisor keeps no copy of 0, 4 and 5. Where tools stand between the
 * supervisor and the engine, they have a standard error of their own.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";
import type { Duplex, Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { atMost } from "../at-most.js";
import { GUEST_STDERR, type Command } from "./command.js";
import { coverInherited, type ChildDescriptor } from "./inherited.js";
import { childrenOf, isAlive, processesOfUid, stampOf, type ProcessStamp } from "./process-table.js";

/** The place that the robot server prepared for this engine. */
export interface SlotFiles {
  readonly attach: string;
  readonly snapshot: string;
}

/** How a process ended, as the kernel says. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running engine process. */
export interface EngineProcess {
  readonly uid: number | undefined;
  /** The engine's own pid, which is not that of the tool that waits for it. */
  pid(): number | undefined;
  readonly control: Duplex;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** What the tools between here and the engine have complained about. */
  toolWords(): string;
  /** Resolves when the process is gone; everything that it started may still live until `kill` has resolved. */
  readonly ended: Promise<ProcessEnd>;
  /** Kills it and every process of its uid; resolves when none is left. */
  kill(): Promise<void>;
}

export interface EngineProcessOptions {
  readonly command: Command;
  /** The engine is the first of a namespace of processes, with a tool outside that waits for it; all others end with it. */
  readonly hasOwnProcesses: boolean;
  /** Set where the engine has a uid of its own. */
  readonly uid?: number;
  readonly slot?: SlotFiles;
}

const KILL_PACE_MS = 2;
/** The tool that waits for the engine has this long to notice its end, ms. */
const TOOL_LIMIT_MS = 500;
const MAX_WORDS = 2000;
/** What a shell says for a program that could not be started. */
const NOT_STARTED = 127;

/** Connects without reading a byte: what the robot server says is for the engine. */
function connectUnread(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new Socket();
    socket.pause();
    socket.once("error", reject);
    socket.connect(path, () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

function isDuplex(stream: unknown): stream is Duplex {
  return stream instanceof Socket;
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in between.
  }
}

/** Keeps the end of what a stream says. */
function keepWords(stream: Readable | null): () => string {
  let words = "";
  stream?.on("data", (chunk: Uint8Array) => {
    words = (words + Buffer.from(chunk).toString("utf8")).slice(-MAX_WORDS);
  });
  return () => words.trim();
}

/** Kills by uid until nothing of it lives: a process that forks while it is being killed is met again. */
async function killUid(uid: number): Promise<void> {
  for (;;) {
    const living = processesOfUid(uid);
    if (living.length === 0) return;
    for (const pid of living) tryKill(pid);
    await sleep(KILL_PACE_MS);
  }
}

/** Starts the process; rejects when a descriptor cannot be opened or the program not be started. */
export async function startEngineProcess(options: EngineProcessOptions): Promise<EngineProcess> {
  const { command, slot, uid, hasOwnProcesses } = options;
  const attach = slot === undefined ? undefined : await connectUnread(slot.attach);
  let snapshot: number | undefined;
  let devNull: number | undefined;
  let random: number | undefined;
  let child: ChildProcess;
  try {
    if (slot !== undefined) {
      snapshot = openSync(slot.snapshot, constants.O_RDONLY | constants.O_NOFOLLOW);
    }
    devNull = openSync("/dev/null", constants.O_RDWR);
    random = openSync("/dev/urandom", constants.O_RDONLY);
    const wanted: ChildDescriptor[] = [
      attach ?? devNull,
      "pipe",
      "pipe",
      "pipe",
      snapshot ?? devNull,
      random,
    ];
    if (command.hasGuestStderr) wanted[GUEST_STDERR] = "pipe";
    child = spawn(command.file, [...command.args], {
      cwd: "/",
      env: {},
      // A process group of its own: Ctrl-C at a terminal is for the supervisor, which then ends engines in order.
      detached: true,
      stdio: coverInherited(wanted, devNull),
    });
  } finally {
    for (const own of [snapshot, devNull, random]) if (own !== undefined) closeSync(own);
    // Not `end`: that would close the connection for the engine too.
    attach?.destroy();
  }
  const { stdout } = child;
  const pipes: readonly unknown[] = child.stdio;
  const control = pipes[3];
  const stderr = command.hasGuestStderr ? pipes[GUEST_STDERR] : child.stderr;
  const toolWords = command.hasGuestStderr ? keepWords(child.stderr) : () => "";
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once("error", () => {
      resolve({ code: NOT_STARTED, signal: null });
    });
    child.once("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
  if (stdout === null || !isDuplex(stderr) || !isDuplex(control)) {
    await ended;
    throw new Error("the engine has no pipes");
  }
  // An engine that ends while it is written to is told by `ended`.
  control.on("error", () => undefined);
  let first: ProcessStamp | undefined;
  /** Kept once it is known: what it does to its tool, or calls its children, changes nothing then. */
  function firstOfNamespace(): ProcessStamp | undefined {
    // The pid of a tool that has ended may be somebody else's by now.
    const isOurs = child.exitCode === null && child.signalCode === null;
    if (hasOwnProcesses && isOurs) first ??= onlyChild(child.pid);
    return first;
  }
  return {
    uid,
    pid: () => firstOfNamespace()?.pid ?? child.pid,
    control,
    stdout,
    stderr,
    toolWords,
    ended,
    async kill() {
      // From the inside out: the tool outside asks about the engine's end, and whoever started us may not.
      const engine = firstOfNamespace();
      if (engine !== undefined && isAlive(engine)) {
        tryKill(engine.pid);
        await atMost(TOOL_LIMIT_MS, ended);
      }
      child.kill("SIGKILL");
      await ended;
      // Where the tool ended before it, nobody waits for the engine. The kernel lets the first process of such a namespace
      // end when all others have; to look through all processes of the machine would be a tenth of what an engine costs here.
      while (engine !== undefined && isAlive(engine)) await sleep(KILL_PACE_MS);
      if (uid !== undefined && engine === undefined) await killUid(uid);
    },
  };
}

/** The only child of the tools, while it lives. */
function onlyChild(pid: number | undefined): ProcessStamp | undefined {
  const [only, ...more] = pid === undefined ? [] : childrenOf(pid);
  return only === undefined || more.length > 0 ? undefined : stampOf(only);
}
