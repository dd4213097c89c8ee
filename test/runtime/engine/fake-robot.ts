/** A robot server for engines under test: speaks the frames of `attach.sock`, and does what the test says. */

import { createServer, connect, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import {
  decodeToRobot,
  encodeMessage,
  FrameDecoder,
  MAX_FRAME_FROM_ENGINE,
  type ToEngine,
  type ToRobot,
  type Woken,
} from "@sandpaw/runtime/protocol";

type Wait = Extract<ToRobot, { op: "wait" }>;
type Call = Extract<ToRobot, { op: "call" }>;

/** What the robot does. All of it has a harmless default. */
export interface RobotScript {
  readonly mode?: "live" | "lockstep";
  readonly seed?: bigint;
  /** The encoded result of a call. */
  readonly call?: (call: Call) => Uint8Array;
  /** Why a wait ends, given how many came before; the default is its deadline. "never" leaves the engine waiting. */
  readonly wait?: (wait: Wait, index: number, nowNs: bigint) => Woken | "never" | "hang-up";
  /** Refuses the token. */
  readonly refuse?: string;
}

/** One connection of one engine. In lockstep its world jumps to the deadline of each wait. */
export class FakeRobot {
  /** What the engine said, byte fields copied. */
  readonly said: ToRobot[] = [];
  /** The end that the engine is to inherit as descriptor 0. */
  readonly engineEnd: Socket;
  readonly #server: Server;
  /** The robot server's end. */
  readonly peer: Socket;
  readonly #script: RobotScript;
  #worldNs = 1_000_000_000n;
  #waits = 0;

  private constructor(server: Server, peer: Socket, engineEnd: Socket, script: RobotScript) {
    this.#server = server;
    this.peer = peer;
    this.engineEnd = engineEnd;
    this.#script = script;
  }

  static async open(folder: string, script: RobotScript): Promise<FakeRobot> {
    const path = join(folder, "attach.sock");
    const server = createServer();
    server.listen(path);
    await once(server, "listening");
    const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
    const engineEnd = connect(path);
    const [peer] = await Promise.all([accepted, once(engineEnd, "connect")]);
    const robot = new FakeRobot(server, peer, engineEnd, script);
    robot.#listen();
    return robot;
  }

  get nowNs(): bigint {
    return this.#script.mode === "lockstep" ? this.#worldNs : process.hrtime.bigint();
  }

  close(): void {
    this.peer.destroy();
    this.engineEnd.destroy();
    this.#server.close();
  }

  #listen(): void {
    const decoder = new FrameDecoder(MAX_FRAME_FROM_ENGINE);
    this.peer.on("error", () => this.peer.destroy());
    this.peer.on("data", (chunk: Buffer) => {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        this.#answer(decodeToRobot({ op: frame.op, payload: Uint8Array.from(frame.payload) }));
      }
    });
  }

  #send(message: ToEngine): void {
    if (!this.peer.destroyed) this.peer.write(encodeMessage(message));
  }

  #answer(message: ToRobot): void {
    this.said.push(message);
    const { refuse, mode = "live", seed = 1n, call } = this.#script;
    if (message.op === "attach") {
      if (refuse !== undefined) this.#send({ op: "failed", message: refuse });
      else this.#send({ op: "attached", mode, nowNs: this.nowNs, seed });
    } else if (message.op === "call") {
      const result = call?.(message) ?? new Uint8Array(0);
      this.#send({ op: "result", nowNs: this.nowNs, result });
    } else if (message.op === "wait") this.#wake(message);
  }

  #wake(wait: Wait): void {
    const woken = this.#script.wait?.(wait, this.#waits, this.nowNs) ?? { why: "deadline" };
    this.#waits += 1;
    if (woken === "never") return;
    if (woken === "hang-up") {
      this.peer.destroy();
      return;
    }
    if (woken.why !== "deadline") {
      this.#send({ op: "woken", nowNs: this.nowNs, woken });
    } else if (this.#script.mode === "lockstep") {
      if (wait.deadlineNs > this.#worldNs) this.#worldNs = wait.deadlineNs;
      this.#send({ op: "woken", nowNs: this.nowNs, woken });
    } else {
      const ms = Math.max(0, Number(wait.deadlineNs - this.nowNs) / 1e6);
      setTimeout(() => this.#send({ op: "woken", nowNs: this.nowNs, woken }), ms);
    }
  }
}
