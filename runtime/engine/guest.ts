/** One guest, from its load to its exit: everything that belongs to it is made here and dropped at the end. */

import { LOG_LEVEL_CASES, type Exit, type LoadHeader } from "../protocol/index.js";
import type { Clock } from "./clock.js";
import { exitFor, exitOfEnding, exitOfThrown } from "./ending.js";
import { GuestMemory } from "./guest-memory.js";
import { GuestWaits } from "./guest-waits.js";
import type { Link } from "./link.js";
import type { Peer } from "./peer.js";
import { runProgram } from "./program.js";
import type { FillRandom } from "./random.js";
import { runReactor } from "./reactor.js";
import type { GlueHost } from "./robot-call.js";
import type { RobotSession } from "./session.js";
import { SnapshotReader, type ReadSnapshot } from "./snapshot.js";
import type { SupervisorPort } from "./supervisor-port.js";
import { Unwinder } from "./unwind.js";
import { CheckedMemory } from "./wasi/checked-memory.js";
import { createWasi } from "./wasi/index.js";
import { wasm, type Instance, type LinearMemory } from "./web-assembly.js";

/** What a guest runs on. */
export interface GuestGround {
  readonly header: LoadHeader;
  readonly link: Link;
  readonly supervisor: SupervisorPort;
  /** Absent for a module without robot imports. */
  readonly session: RobotSession | undefined;
  readonly fillRandom: FillRandom;
  readonly readSnapshot: ReadSnapshot;
  /** Given in live mode, where a program's readings age by themselves. */
  readonly elapsedMs: (() => number) | undefined;
  readonly writeOutput: (stream: 1 | 2, bytes: Uint8Array) => boolean;
}

/** Interfaces that need no robot server: lines go to the supervisor, and so do waits. */
const WITHOUT_ROBOT: readonly string[] = ["log", "events"];

/** Runs a module to its end. Throws only when the supervisor is lost. */
export function runGuest(bytes: Uint8Array, ground: GuestGround): Exit {
  const { header, supervisor, session } = ground;
  const peer: Peer = session ?? supervisor;
  const clock: Clock = peer.clock;
  const unwinder = new Unwinder();
  const isProgram = header.shape === "program";
  const snapshot = new SnapshotReader(ground.readSnapshot, clock, isProgram ? ground.elapsedMs : undefined);
  const waits = new GuestWaits(peer, unwinder, () => snapshot.expire());
  const guest = new GuestMemory(header.stringEncoding ?? "utf8");
  const memory = new CheckedMemory();

  const interfaces = session
    ? header.interfaces
    : header.interfaces.filter((name) => WITHOUT_ROBOT.includes(name));
  const host: GlueHost = {
    snapshot: () => snapshot.held(),
    call: (id, args) => {
      if (session === undefined) throw new Error("a call without a session");
      const result = waits.guarded(() => session.call(id, args));
      if (isProgram) snapshot.expire();
      return result;
    },
    wait: (timeoutMs) => waits.event(timeoutMs),
    log: (level, text) => supervisor.log(LOG_LEVEL_CASES.indexOf(level), clock.monotonicNs(), text),
  };
  const wasi = createWasi({
    args: header.args,
    env: header.env,
    memory,
    clock,
    fillRandom: ground.fillRandom,
    readInput: (atMost) => {
      const data = supervisor.stdin(atMost);
      snapshot.expire();
      return data;
    },
    writeOutput: ground.writeOutput,
    ...(header.files === true ? { files: (ask) => supervisor.file(ask) } : {}),
    sleepUntil: (deadlineNs) => waits.sleepUntil(deadlineNs),
    exit: (code) => unwinder.end({ kind: "exit", code }),
  });
  const instantiate = ground.link(bytes, { guest, host, interfaces, wasi });
  if (typeof instantiate !== "function") return instantiate;

  let linear: LinearMemory | undefined;
  try {
    const startedNs = clock.monotonicNs();
    const { exports, reactor } = instantiate();
    linear = memoryOf(exports);
    if (linear !== undefined) memory.bind(linear);
    supervisor.started(startedNs);
    const parts = { header, exports, reactor, waits, clock, supervisor, unwinder };
    return isProgram ? runProgram(parts) : runReactor(parts);
  } catch (thrown) {
    const ending = unwinder.take();
    return ending === undefined ? exitOfThrown(thrown, linear) : exitOfEnding(ending);
  }
}

function memoryOf(exports: Instance["exports"]): LinearMemory | undefined {
  const memory = exports["memory"];
  return memory instanceof wasm.Memory ? memory : undefined;
}

/** The exit of a guest that never came to be because the robot server refused its session. */
export function notAttached(thrown: unknown): Exit {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return exitFor("robot-lost", `The robot server did not take the session: ${message}`);
}
