/** Who answers a guest: the robot server through a session, or the supervisor itself. One form for both. */

import type { Identity, LoadHeader } from "../../protocol/index.js";
import type { Admitted } from "../admission/admitted.js";
import { SupervisorError } from "../error.js";
import type { Engine } from "../pool/engine.js";
import type { GuestPeer } from "./guest-peer.js";
import type { SessionHandlers } from "../pool/robot-link.js";

/** A guest's answering side, as a run uses it. */
export interface GuestSession {
  /** For the load header; absent without a robot. */
  readonly token: LoadHeader["token"];
  /** The first file of its record, where one is kept. */
  readonly recording: string | undefined;
  /** Motion is withdrawn when this resolves. */
  stop(graceMs: number): Promise<void>;
  /** Withdraws motion and keeps the guest in its waits, or lets it go on. */
  hold(held: boolean): Promise<void>;
  /** Takes the right to move for good. */
  withdrawMotion(): Promise<void>;
  exec(id: number, line: string): Promise<void>;
  /** Nobody waits for the answer any more: a line that the guest has not taken is never run. */
  dropExec(id: number): Promise<void>;
  /**
   * Ends it: whatever it commanded ends at once. Answers true when the guest had ended it already, and the engine's
   * connection is whole.
   */
  close(): Promise<boolean>;
}

/**
 * A robot server that is frozen must not keep a behaviour alive: after this long its engine is ended all the same,
 * and its device stops by itself, ms.
 */
const STOP_LIMIT_MS = 300;
const CLOSE_LIMIT_MS = 1000;

export interface RobotSessionOptions {
  readonly engine: Engine;
  readonly admitted: Admitted;
  readonly identity: Identity;
  readonly record: boolean;
  readonly handlers: SessionHandlers;
}

/** Opens a session at the robot server that the engine is connected to. */
export async function openRobotSession(options: RobotSessionOptions): Promise<GuestSession> {
  const { engine, admitted, identity, handlers } = options;
  const { link, slot } = engine;
  if (link === undefined || slot === undefined)
    throw new SupervisorError("robot-needed", "this engine has no robot");
  const { client } = link;
  const { grant, shape } = admitted;
  const { session, token, recording } = await client.call("session.open", {
    slot,
    grant,
    identity,
    shape,
    ...(options.record && { record: true }),
  });
  const unwatch = link.watch(session, handlers);
  return {
    token,
    recording,
    async stop(graceMs) {
      await client.call("session.stop", { session, graceMs }, { timeoutMs: STOP_LIMIT_MS });
    },
    async hold(held) {
      await client.call("session.hold", { session, held }, { timeoutMs: CLOSE_LIMIT_MS });
    },
    async withdrawMotion() {
      await client.call("session.withdraw", { session }, { timeoutMs: CLOSE_LIMIT_MS });
    },
    async exec(id, line) {
      await client.call("session.exec", { session, exec: id, line });
    },
    async dropExec(id) {
      await client.call("session.exec-drop", { session, exec: id });
    },
    async close() {
      unwatch();
      if (!link.alive) return false;
      const answer = await client
        .call("session.close", { session }, { timeoutMs: CLOSE_LIMIT_MS })
        .catch(() => undefined);
      return answer?.ended === false;
    },
  };
}

/** The supervisor itself answers. */
export function localSession(peer: GuestPeer): GuestSession {
  return {
    token: undefined,
    recording: undefined,
    stop(graceMs) {
      peer.stop(graceMs);
      return Promise.resolve();
    },
    // The peer itself is held, with or without a robot.
    hold: () => Promise.resolve(),
    // Without a robot there is none.
    withdrawMotion: () => Promise.resolve(),
    exec(id, line) {
      peer.exec(id, line);
      return Promise.resolve();
    },
    dropExec(id) {
      peer.dropExec(id);
      return Promise.resolve();
    },
    close: () => Promise.resolve(true),
  };
}
