/**
 * The supervisor's connection to one robot server: a beat every 100 ms, and what the server says of sessions
 * handed to those whom it concerns. When the connection ends, so does everything that came over it.
 */

import {
  BEAT_EVERY_MS,
  connectLines,
  CONTROL_VERSION,
  robotPaths,
  type ControlMethods,
  type LineClient,
} from "../../protocol/index.js";
import { SupervisorError } from "../error.js";

/** What a session must react to. */
export interface SessionHandlers {
  /** The robot server ended it, or is gone. */
  readonly onEnded: (why: string) => void;
  /** One call has run longer than `callMs`. */
  readonly onUnresponsive: (silentMs: number) => void;
}

/** A live connection. */
export interface RobotLink {
  readonly robot: string;
  readonly mode: "live" | "lockstep";
  readonly client: LineClient<ControlMethods>;
  /** False once the connection has ended. */
  readonly alive: boolean;
  /** Routes what is said of this session; answers what ends that. */
  watch(session: string, handlers: SessionHandlers): () => void;
  close(): void;
}

export interface RobotLinkOptions {
  readonly run: string;
  readonly robot: string;
  /** Name of this supervisor in the robot server's log. */
  readonly client: string;
  readonly onClose: (why: string) => void;
}

/** Connects and says hello. Throws `robot-unreachable`. */
export async function openRobotLink(options: RobotLinkOptions): Promise<RobotLink> {
  const watched = new Map<string, SessionHandlers>();
  let alive = true;
  const cleanups: (() => void)[] = [];

  function notified(message: Readonly<Record<string, unknown>>): void {
    const { event, session } = message;
    const handlers = typeof session === "string" ? watched.get(session) : undefined;
    if (handlers === undefined) return;
    if (event === "session.ended") handlers.onEnded(String(message["why"]));
    if (event === "session.unresponsive") handlers.onUnresponsive(Number(message["silentMs"]));
  }

  function closed(why: string): void {
    alive = false;
    for (const cleanup of cleanups) cleanup();
    const everybody = [...watched.values()];
    watched.clear();
    for (const handlers of everybody) handlers.onEnded(why);
    options.onClose(why);
  }

  const client = await connect(options, notified, closed);
  const hello = await client
    .call("hello", { version: CONTROL_VERSION, client: options.client })
    .catch((cause: unknown) => {
      client.close();
      throw unreachable(options.robot, cause);
    });
  const timer = setInterval(() => {
    // An unanswered beat is no reason to act: the connection's end is, and the robot server watches the beats.
    client.call("beat", {}).catch(() => undefined);
  }, BEAT_EVERY_MS);
  cleanups.push(() => {
    clearInterval(timer);
  });
  return {
    robot: hello.robot,
    mode: hello.mode,
    client,
    get alive() {
      return alive;
    },
    watch(session, handlers) {
      watched.set(session, handlers);
      return () => watched.delete(session);
    },
    close() {
      watched.clear();
      client.close();
    },
  };
}

async function connect(
  options: RobotLinkOptions,
  onNotification: (message: Readonly<Record<string, unknown>>) => void,
  onClose: (why: string) => void,
): Promise<LineClient<ControlMethods>> {
  try {
    const path = robotPaths(options.run, options.robot).control;
    return await connectLines<ControlMethods>({ path, onNotification, onClose });
  } catch (cause) {
    throw unreachable(options.robot, cause);
  }
}

function unreachable(robot: string, cause: unknown): SupervisorError {
  const why = cause instanceof Error ? cause.message : "no reason given";
  return new SupervisorError("robot-unreachable", `the robot ${robot} does not answer: ${why}`, { cause });
}
