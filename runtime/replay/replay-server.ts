/**
 * Stands in for the robot server of one recorded session: the supervisor and the engine notice no difference, so what
 * runs in a replay is what runs on a robot.
 */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  listenLines,
  robotPaths,
  type ControlMethods,
  type LineMethods,
  type Shape,
  type Woken,
} from "../protocol/index.js";
import { CONTROL_PARAMS, createSnapshotFile, listenForEngines, type EngineHandlers } from "../robot/index.js";
import { checkGrant } from "../policy/index.js";
import { ReplayError } from "./error.js";
import { createPlayer, type ReplayResult } from "./player.js";
import { profileShape } from "./profile.js";
import type { SessionRecord } from "./record.js";

export interface ReplayServer {
  /** For the supervisor. */
  readonly runDir: string;
  readonly robot: string;
  readonly result: Promise<ReplayResult>;
  /** The behaviour has ended by itself: `how` says it to people. */
  ended(how: string): void;
  close(): Promise<void>;
}

const ROBOT = "replay";
const SLOT = "slot-1";
const SESSION = "session-1";
const TOKEN_HEX_DIGITS = 32;

/** Starts the stand-in, in a temporary folder of its own. */
export async function startReplayServer(record: SessionRecord): Promise<ReplayServer> {
  const grant = parsed(record.facts.grant, "grant", (value) => checkGrant(value));
  const profile = parsed(record.facts.profile, "profile", profileShape);
  const runDir = mkdtempSync(join(tmpdir(), "sandpaw-replay-"));
  const paths = robotPaths(runDir, ROBOT);
  mkdirSync(paths.snapshots, { recursive: true, mode: 0o700 });
  const snapshot = createSnapshotFile(join(paths.snapshots, SLOT));
  const player = createPlayer(record, (content) => {
    snapshot.restore(content);
  });
  const engines = await listenForEngines(paths.attach, engineHandlers(player));
  const control = await listenLines(paths.control, { methods: methods() });

  function methods(): LineMethods<ControlMethods> {
    const done = (): Record<string, never> => ({});
    const opened = { slot: SLOT, snapshot: snapshot.path, attach: paths.attach };
    return {
      hello: {
        params: CONTROL_PARAMS.hello,
        // The engine is served step by step, as in lockstep.
        run: () => ({ robot: ROBOT, mode: "lockstep", profile }),
      },
      beat: { params: CONTROL_PARAMS.beat, run: done },
      "slot.open": { params: CONTROL_PARAMS["slot.open"], run: () => opened },
      "slot.close": { params: CONTROL_PARAMS["slot.close"], run: done },
      "session.open": {
        params: CONTROL_PARAMS["session.open"],
        run: () => ({ session: SESSION, token: "0".repeat(TOKEN_HEX_DIGITS), grant }),
      },
      "session.stop": { params: CONTROL_PARAMS["session.stop"], run: done },
      "session.hold": { params: CONTROL_PARAMS["session.hold"], run: done },
      "session.exec": { params: CONTROL_PARAMS["session.exec"], run: done },
      "session.exec-drop": {
        params: CONTROL_PARAMS["session.exec-drop"],
        run: () => ({ dropped: false }),
      },
      "session.withdraw": { params: CONTROL_PARAMS["session.withdraw"], run: done },
      "session.close": { params: CONTROL_PARAMS["session.close"], run: () => ({ ended: false }) },
      "world.advance": {
        params: CONTROL_PARAMS["world.advance"],
        run: () => ({ nowNs: player.nowNs.toString() }),
      },
    };
  }

  return {
    runDir,
    robot: ROBOT,
    result: player.result,
    ended(how) {
      player.ended(how);
    },
    async close() {
      await control.close();
      await engines.close();
      snapshot.remove();
      rmSync(runDir, { recursive: true, force: true });
    },
  };
}

function engineHandlers(player: ReturnType<typeof createPlayer>): EngineHandlers {
  let seed = 0n;
  let woken: ((nowNs: bigint, why: Woken) => void) | undefined;
  return {
    mode: "lockstep",
    get seed() {
      return seed;
    },
    now: () => player.nowNs,
    // Served as in lockstep, where nobody asks too often.
    machineNs: () => player.nowNs,
    attach: () => ({
      session: {
        attach(attached, wake) {
          woken = wake;
          void player.begin().then((first) => {
            seed = first.seed;
            attached(first.nowNs);
          });
        },
        wait(deadlineNs, mask) {
          void player.wait({ op: "wait", deadlineNs, mask }).then((why) => woken?.(player.nowNs, why));
        },
        heard: () => undefined,
        suspend: () => () => undefined,
      },
      calls: {
        serve: (fn, stampNs, args) => player.call({ op: "call", fn, stampNs, args: args.slice() }),
      },
    }),
    detached() {
      player.ended("its end");
    },
    closed() {
      player.ended("the end of its engine");
    },
  };
}

/** A part of what the record says of itself, checked. */
function parsed<T>(text: string, what: string, shape: Shape<T>): T {
  try {
    return shape(JSON.parse(text), what);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "it cannot be read";
    throw new ReplayError("record-unreadable", `its ${what}: ${why}`, { cause });
  }
}
