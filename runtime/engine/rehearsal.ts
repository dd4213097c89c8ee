/**
 * A run that nobody sees, before the first real one: V8 compiles what an engine runs through when it is first
 * called, and a behaviour that starts should not wait for that. Both channels replay what their peers would say.
 */

import {
  createSnapshot,
  decodeToSupervisor,
  encodeMessage,
  FrameDecoder,
  FUNCTIONS,
  MAX_FRAME_FROM_ENGINE,
  succeed,
  type Exit,
  type ToEngine,
} from "../protocol/index.js";
import type { BlockingIo } from "./blocking-io.js";
import { Channel } from "./channel.js";
import { WorldClock } from "./clock.js";
import { runEngine } from "./engine.js";
import { EngineError } from "./engine-error.js";
import type { Link } from "./link.js";
import { SupervisorPort } from "./supervisor-port.js";

/*
 * (module
 *   (import "sandpaw:robot/sensors@0.1.0" "odometry" (func (param i32)))
 *   (import "sandpaw:robot/sensors@0.1.0" "scan" (func (param i32)))
 *   (import "sandpaw:robot/motion@0.1.0" "drive" (func (param f64 f64 f64 i32 i32)))
 *   (import "sandpaw:robot/log@0.1.0" "write" (func (param i32 i32 i32)))
 *   (import "wasi_snapshot_preview1" "clock_time_get" (func (param i32 i64 i32) (result i32)))
 *   (memory (export "memory") 1 1)
 *   (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
 *   (func (export "tick")
 *     (call 0 (i32.const 0)) (call 1 (i32.const 0))
 *     (call 2 (f64.const 0) (f64.const 0) (f64.const 0) (i32.const 0) (i32.const 0))
 *     (call 3 (i32.const 0) (i32.const 0) (i32.const 0))
 *     (drop (call 4 (i32.const 1) (i64.const 0) (i32.const 0)))))
 */
const MODULE = [
  "AGFzbQEAAAABJQZgAX8AYAV8fHx/fwBgA39/fwBgA39+fwF/YAR/f39/AX9gAAACtgEFG3NhbmRwYXc6cm9ib3Qvc2Vuc29yc0Aw",
  "LjEuMAhvZG9tZXRyeQAAG3NhbmRwYXc6cm9ib3Qvc2Vuc29yc0AwLjEuMARzY2FuAAAac2FuZHBhdzpyb2JvdC9tb3Rpb25AMC4x",
  "LjAFZHJpdmUAARdzYW5kcGF3OnJvYm90L2xvZ0AwLjEuMAV3cml0ZQACFndhc2lfc25hcHNob3RfcHJldmlldzEOY2xvY2tfdGlt",
  "ZV9nZXQAAwMDAgQFBQQBAQEBByADBm1lbW9yeQIADGNhYmlfcmVhbGxvYwAFBHRpY2sABgpEAgUAQYAICzwAQQAQAEEAEAFEAAAA",
  "AAAAAABEAAAAAAAAAABEAAAAAAAAAABBAEEAEAJBAEEAQQAQA0EBQgBBABAEGgs=",
].join("");

const STOPPED = { vx: 0, vy: 0, wz: 0 };

/** A peer whose words are known beforehand; keeps what it is told. */
class Replay implements BlockingIo {
  readonly told: Uint8Array[] = [];
  readonly #words: ToEngine[];

  constructor(words: readonly ToEngine[]) {
    this.#words = [...words];
  }

  read(_fd: number, into: Uint8Array): number {
    const word = this.#words.shift();
    if (word === undefined) return 0;
    const bytes = encodeMessage(word);
    into.set(bytes);
    return bytes.length;
  }

  write(_fd: number, bytes: Uint8Array): boolean {
    this.told.push(bytes);
    return true;
  }
}

function robotWords(nowNs: bigint): readonly ToEngine[] {
  const driven = succeed({ applied: STOPPED, limitedBy: "none" as const });
  return [
    { op: "attached", mode: "live", nowNs, seed: 0n },
    { op: "woken", nowNs, woken: { why: "deadline" } },
    { op: "result", nowNs, result: FUNCTIONS["motion.drive"].encodeResult(driven) },
    { op: "woken", nowNs, woken: { why: "stop", graceMs: 0 } },
  ];
}

/** Runs a small reactor through one tick; answers how it ended, for whoever doubts that it ran. */
export function rehearse(link: Link): Exit | undefined {
  const live = new WorldClock(1n);
  const supervisor = new Replay([
    {
      op: "load",
      header: {
        shape: "reactor",
        rateHz: 1,
        args: [""],
        env: [""],
        token: "00".repeat(16),
        interfaces: ["sensors", "motion", "log"],
      },
      module: Buffer.from(MODULE, "base64"),
    },
  ]);
  const snapshot = createSnapshot();
  try {
    runEngine({
      link,
      supervisor: new SupervisorPort(new Channel(0, supervisor), live),
      robot: new Channel(0, new Replay(robotWords(live.monotonicNs()))),
      live,
      elapsedMs: () => 0,
      fillRandom: () => undefined,
      readSnapshot: (into) => {
        into.set(snapshot.subarray(0, into.length));
        return into.length;
      },
      writeOutput: () => true,
    });
  } catch (thrown) {
    // The replay has ended, as a supervisor that goes.
    if (!(thrown instanceof EngineError)) throw thrown;
  }
  return exitIn(supervisor.told);
}

function exitIn(told: readonly Uint8Array[]): Exit | undefined {
  const decoder = new FrameDecoder(MAX_FRAME_FROM_ENGINE);
  for (const bytes of told) {
    decoder.push(bytes);
    const frame = decoder.next();
    const message = frame && decodeToSupervisor(frame);
    if (message?.op === "exited") return message.exit;
  }
  return undefined;
}
