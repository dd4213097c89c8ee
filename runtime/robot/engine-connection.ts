/**
 * One engine's connection. Strict: a frame that is malformed, out of turn or not granted ends the connection and
 * its session, and is counted; an engine of sandpaw never sends one.
 */

import type { Socket } from "node:net";

import {
  CodedError,
  decodeToRobot,
  encodeMessage,
  FrameDecoder,
  MAX_FRAME_FROM_ENGINE,
  type ToEngine,
  type ToRobot,
} from "../protocol/index.js";
import { createCallRate } from "./call-rate.js";
import { RobotdError } from "./error.js";
import type { SessionCalls } from "./session-calls.js";
import type { SessionTap } from "./record/session-tap.js";
import type { Session } from "./session.js";

/** What an attached connection acts on. */
export interface Attachment {
  readonly session: Pick<Session, "attach" | "heard" | "wait" | "suspend">;
  readonly calls: SessionCalls;
  /** Present when the session is recorded. */
  readonly tap?: SessionTap | undefined;
}

export interface EngineHandlers {
  readonly mode: "live" | "lockstep";
  readonly seed: bigint;
  readonly now: () => bigint;
  readonly machineNs: () => bigint;
  /** Whose token this is; throws `attach-refused`. */
  readonly attach: (token: Uint8Array, connection: EngineConnection) => Attachment;
  /** The engine ended the session and keeps the connection. */
  readonly detached: (session: Attachment["session"]) => void;
  /** The engine is gone, or did what ends its connection: `code` is then a code, else `engine-closed`. */
  readonly closed: (connection: EngineConnection, code: string, why: string) => void;
}

/** What others may do with a connection. */
export interface EngineConnection {
  /** Ends the connection; the reason is the last thing that the engine reads. */
  fail(why: string): void;
  /**
   * Its session was ended from this side. An engine that waits for an answer is cut off, because it would wait
   * for ever; another one may have sent its `detach` already, and keeps the connection for its next session.
   * False when it was cut off.
   */
  release(why: string): boolean;
}

/** An engine that does not read its last frame loses it after this long, ms. */
const LAST_WORDS_MS = 500;

/** Serves a connection that was accepted on the attach socket. */
export function serveEngine(socket: Socket, handlers: EngineHandlers): EngineConnection {
  const decoder = new FrameDecoder(MAX_FRAME_FROM_ENGINE);
  let attached: Attachment | undefined;
  const rate = createCallRate(handlers.machineNs);
  /** True from a request until its answer: an engine has one request under way at most. */
  let owes = false;
  /** True when the session was ended from this side, and the engine's own `detach` may still come. */
  let released = false;
  let over: { readonly code: string; readonly why: string } | undefined;

  function send(message: ToEngine): void {
    if (!over) socket.write(encodeMessage(message));
  }

  function answer(message: ToEngine): void {
    owes = false;
    if (over) return;
    const frame = encodeMessage(message);
    attached?.tap?.saying(frame);
    socket.write(frame);
  }

  function cutOff(code: string, why: string): boolean {
    if (over) return false;
    send({ op: "failed", message: why });
    over = { code, why };
    attached = undefined;
    // What it still sends is nobody's any more, and one that does not read must not keep the connection.
    socket.pause();
    const patience = setTimeout(() => socket.destroy(), LAST_WORDS_MS);
    socket.end(() => {
      clearTimeout(patience);
      socket.destroy();
    });
    return true;
  }

  function end(code: string, why: string): void {
    if (cutOff(code, why)) handlers.closed(connection, code, why);
  }

  function fault(error: unknown): void {
    if (isCoded(error)) end(error.code, error.message);
    else end("internal-error", "internal-error: the robot server could not serve this call");
  }

  /** Live, an engine that asks too often is answered later; in lockstep the machine's clock decides nothing. */
  function paced(serve: () => void): void {
    const waitMs = handlers.mode === "live" ? rate.take() : 0;
    if (waitMs === 0) {
      serve();
      return;
    }
    const mine = attached;
    setTimeout(() => {
      if (over || attached !== mine) return;
      try {
        serve();
      } catch (error) {
        fault(error);
      }
    }, waitMs);
  }

  function call(message: Extract<ToRobot, { op: "call" }>, { calls, session }: Attachment): void {
    session.heard();
    const served = calls.serve(message.fn, message.stampNs, message.args);
    if (served instanceof Promise) {
      const resume = session.suspend();
      served.finally(resume).then((result) => {
        answer({ op: "result", nowNs: handlers.now(), result });
      }, fault);
    } else answer({ op: "result", nowNs: handlers.now(), result: served });
  }

  function attach(token: Uint8Array): void {
    attached = handlers.attach(token, connection);
    const { session, tap } = attached;
    session.attach(
      (nowNs) => {
        // A recorded guest's clock stands between answers and its randomness is seeded, as in lockstep.
        const { mode, seed } = tap ? { mode: "lockstep" as const, seed: tap.seed } : handlers;
        answer({ op: "attached", mode, nowNs, seed });
      },
      (nowNs, woken) => {
        answer({ op: "woken", nowNs, woken });
      },
    );
  }

  function handle(message: ToRobot): void {
    if (owes) throw new RobotdError("engine-out-of-turn", `${message.op} came before the last answer`);
    // An engine reads an answer whole before it asks again; what one does not read would pile up here.
    if (socket.writableLength > 0) {
      throw new RobotdError("engine-out-of-turn", `${message.op} came, and the last answer was not read`);
    }
    if (!attached) {
      if (message.op === "detach" && released) {
        released = false;
        return;
      }
      if (message.op !== "attach")
        throw new RobotdError("attach-refused", `${message.op} came before attach`);
      owes = true;
      released = false;
      attach(message.token);
      return;
    }
    switch (message.op) {
      case "attach":
        throw new RobotdError("attach-refused", "this connection has a session already");
      case "call":
      case "wait": {
        owes = true;
        const serving = attached;
        paced(() => {
          if (message.op === "call") call(message, serving);
          else serving.session.wait(message.deadlineNs, message.mask);
        });
        return;
      }
      case "detach": {
        const { session } = attached;
        attached = undefined;
        handlers.detached(session);
      }
    }
  }

  socket.on("data", (chunk: Uint8Array) => {
    if (over) return;
    try {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame; frame = decoder.next()) {
        const message = decodeToRobot(frame);
        attached?.tap?.heard(frame);
        handle(message);
        if (over) return;
        if (message.op !== "detach" && !decoder.idle) {
          throw new RobotdError("engine-out-of-turn", "more than one request at a time");
        }
      }
    } catch (error) {
      fault(error);
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    if (over) return;
    over = { code: "engine-closed", why: "the engine closed its connection" };
    attached = undefined;
    handlers.closed(connection, over.code, over.why);
  });

  const connection: EngineConnection = {
    fail(why) {
      cutOff("ended", why);
    },
    release(why) {
      if (owes || over) {
        cutOff("ended", why);
        return false;
      }
      released = attached !== undefined;
      attached = undefined;
      return true;
    },
  };
  return connection;
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof CodedError;
}
