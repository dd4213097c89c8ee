/** An engine under test: the real process, with a supervisor that is this file. */

import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Socket } from "node:net";
import {
  decodeToSupervisor,
  encodeMessage,
  FrameDecoder,
  MAX_FRAME_FROM_ENGINE,
  type Exit,
  type LoadHeader,
  type ToEngine,
  type ToSupervisor,
} from "@sandpaw/runtime/protocol";
import type { FileTree } from "@sandpaw/runtime/supervisor";
import type { FakeRobot } from "./fake-robot.js";

const PACKAGE = createRequire(import.meta.url).resolve("@sandpaw/runtime/package.json");
const ENGINE = join(dirname(PACKAGE), "dist", "engine", "engine.cjs");

export const TOKEN = "000102030405060708090a0b0c0d0e0f";

/** A header of a plain program, with what differs. */
export function program(header: Partial<LoadHeader> = {}): LoadHeader {
  return { shape: "program", rateHz: 0, args: ["guest"], env: [], interfaces: [], ...header };
}

/** A header of a reactor that a robot server knows. */
export function reactor(
  rateHz: number,
  interfaces: readonly string[],
  header: Partial<LoadHeader> = {},
): LoadHeader {
  return { shape: "reactor", rateHz, args: [], env: [], token: TOKEN, interfaces, ...header };
}

export interface EngineOptions {
  readonly robot?: FakeRobot;
  readonly snapshot?: string;
  /** What standard input holds. */
  readonly input?: Uint8Array;
  /** What answers when it asks for a file. */
  readonly files?: FileTree;
}

/** The process, what it said, and what its guest printed. */
export class EngineProcess {
  readonly said: ToSupervisor[] = [];
  readonly process: ChildProcess;
  readonly #control: Socket;
  readonly #output: { 1: Buffer[]; 2: Buffer[] } = { 1: [], 2: [] };
  readonly #waiting: (() => void)[] = [];
  #input: Uint8Array;
  readonly #files: FileTree | undefined;

  private constructor(child: ChildProcess, control: Socket, options: EngineOptions) {
    this.process = child;
    this.#control = control;
    this.#input = options.input ?? new Uint8Array(0);
    this.#files = options.files;
  }

  /** Starts an engine and waits until it is ready. */
  static async start(options: EngineOptions = {}): Promise<EngineProcess> {
    const snapshot = options.snapshot === undefined ? "ignore" : openSync(options.snapshot, "r");
    const random = openSync("/dev/urandom", "r");
    const child = spawn(process.execPath, [ENGINE], {
      stdio: [options.robot?.engineEnd ?? "ignore", "pipe", "pipe", "pipe", snapshot, random],
      env: {},
    });
    closeSync(random);
    if (typeof snapshot === "number") closeSync(snapshot);
    options.robot?.engineEnd.destroy();
    const control = child.stdio[3];
    if (!(control instanceof Socket)) throw new Error("the control channel is no socket");
    const engine = new EngineProcess(child, control, options);
    engine.#listen();
    await engine.until("ready");
    return engine;
  }

  get stdout(): string {
    return Buffer.concat(this.#output[1]).toString();
  }

  get stderr(): string {
    return Buffer.concat(this.#output[2]).toString();
  }

  /** The first message of a kind, now or when it comes. Rejects when the engine ends before. */
  async until<K extends ToSupervisor["op"]>(op: K): Promise<Extract<ToSupervisor, { op: K }>> {
    for (;;) {
      const found = this.said.find(
        (message): message is Extract<ToSupervisor, { op: K }> => message.op === op,
      );
      if (found !== undefined) return found;
      if (this.process.exitCode !== null || this.process.signalCode !== null) {
        throw new Error(`the engine ended before ${op}: ${this.process.signalCode ?? ""} ${this.stderr}`);
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Loads a module and waits for its exit; what was said before is forgotten. */
  async run(header: LoadHeader, module: Uint8Array): Promise<Exit> {
    this.load(header, module);
    return (await this.until("exited")).exit;
  }

  load(header: LoadHeader, module: Uint8Array): void {
    this.said.length = 0;
    this.#send({ op: "load", header, module });
  }

  /** Ends the engine as a supervisor does that has gone; waits for its output too. */
  async end(): Promise<void> {
    const over =
      this.process.exitCode === null && this.process.signalCode === null
        ? once(this.process, "close")
        : undefined;
    this.#control.destroy();
    await over;
  }

  async kill(): Promise<void> {
    const over = once(this.process, "close");
    this.process.kill("SIGKILL");
    await over;
    this.#control.destroy();
  }

  #listen(): void {
    const decoder = new FrameDecoder(MAX_FRAME_FROM_ENGINE);
    this.process.stdout?.on("data", (chunk: Buffer) => this.#output[1].push(chunk));
    this.process.stderr?.on("data", (chunk: Buffer) => this.#output[2].push(chunk));
    this.process.on("exit", () => this.#notify());
    this.#control.on("error", () => this.#control.destroy());
    this.#control.on("data", (chunk: Buffer) => {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        this.#answer(decodeToSupervisor(frame));
      }
      this.#notify();
    });
  }

  #notify(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #send(message: ToEngine): void {
    if (!this.#control.destroyed) this.#control.write(encodeMessage(message));
  }

  #answer(message: ToSupervisor): void {
    this.said.push(message);
    if (message.op === "stdin") {
      this.#send({ op: "stdinData", data: this.#input.subarray(0, message.atMost) });
      this.#input = this.#input.subarray(message.atMost);
    }
    if (message.op === "file" && this.#files !== undefined)
      this.#send({ op: "fileReply", reply: this.#files(message.ask) });
    if (message.op === "wait") {
      const ms = Math.max(0, Number(message.deadlineNs - process.hrtime.bigint()) / 1e6);
      const wake = (): void =>
        this.#send({ op: "woken", nowNs: process.hrtime.bigint(), woken: { why: "deadline" } });
      if (ms < 1e9) setTimeout(wake, ms);
    }
  }
}

/** Runs one module in an engine of its own. */
export async function runOnce(
  header: LoadHeader,
  module: Uint8Array,
  options: EngineOptions = {},
): Promise<{
  readonly exit: Exit;
  readonly stdout: string;
  readonly stderr: string;
  readonly said: readonly ToSupervisor[];
}> {
  const engine = await EngineProcess.start(options);
  try {
    const exit = await engine.run(header, module);
    await engine.end();
    return { exit, stdout: engine.stdout, stderr: engine.stderr, said: engine.said };
  } finally {
    if (engine.process.exitCode === null && engine.process.signalCode === null) await engine.kill();
  }
}
