/** The calls of one session, by the generated table: what it is granted is served, the rest is counted and refused. */

import {
  fail,
  functionOf,
  serveCall,
  succeed,
  type ActionState,
  type CallApi,
  type CameraApi,
  type LimitsInfo,
  type RobotProfile,
  type StoreApi,
  type TelemetryApi,
} from "../protocol/index.js";
import { RobotdError } from "./error.js";
import type { Metrics } from "./metrics.js";
import type { Motion } from "./motion.js";
import type { Session } from "./session.js";

/** The time-to-live of a velocity when the caller has no wish, ms. */
const DEFAULT_TTL_MS = 300;

export interface CallParts {
  readonly motion: Motion;
  readonly profile: RobotProfile;
  readonly metrics: Metrics;
  /** A call was denied; the code is the error that the guest got, or `not-granted`. */
  readonly onDenied: (session: string, code: string) => void;
  /** Absent where the grant has no camera. */
  readonly camera: CameraApi | undefined;
  readonly telemetry: TelemetryApi;
  readonly map: CallApi["sensors"];
  /** Absent where the grant has no store. */
  readonly store: StoreApi | undefined;
  readonly actions: SessionActions;
}

/** The calls of `motion` that take time. */
export type ActionCalls = Pick<CallApi["motion"], "goTo" | "spin" | "dock" | "undock" | "poll" | "cancel">;

/** The actions of one session. */
export interface SessionActions {
  readonly calls: ActionCalls;
  /** The newest one as it stands, running or not; undefined before the first. */
  readonly newest: ActionState | undefined;
}

/** Answers calls of a session. */
export interface SessionCalls {
  /** The newest action of the session, running or not. */
  readonly action?: ActionState | undefined;
  /** Throws `RobotdError` for a call that is not granted, `FrameError` for bad arguments. */
  serve(fn: number, stampNs: bigint, args: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

function limitsOf(session: Session, profile: RobotProfile): LimitsInfo {
  const { envelope } = session;
  return {
    maxSpeed: envelope.maxSpeed,
    maxSideSpeed: envelope.maxSideSpeed,
    maxTurn: envelope.maxTurn,
    maxAcceleration: envelope.maxAcceleration,
    maxTurnAcceleration: envelope.maxTurnAcceleration,
    maxTtlMs: envelope.maxTtlMs,
    defaultTtlMs: Math.min(DEFAULT_TTL_MS, envelope.maxTtlMs),
    radius: profile.radius,
  };
}

const NO_STORE: StoreApi = {
  get: () => fail("unavailable"),
  set: () => fail("unavailable"),
  remove: () => fail("unavailable"),
  keys: () => [],
};

const NO_CAMERA: CameraApi = {
  list: () => [],
  describe: () => fail("unavailable"),
  capture: () => fail("unavailable"),
};

/** The calls of this session. */
export function createSessionCalls(session: Session, parts: CallParts): SessionCalls {
  const { motion, metrics } = parts;

  function denied(code: string): void {
    session.counts.denied += 1;
    metrics.denials.inc({ code });
    parts.onDenied(session.id, code);
  }

  function apiAt(stampNs: bigint): CallApi {
    return {
      motion: {
        drive(velocity, ttlMs) {
          session.counts.commands += 1;
          metrics.commands.inc();
          const answer = motion.drive(session, { velocity, ttlMs, stampNs });
          if (!answer.ok) {
            denied(answer.error);
          } else if (answer.value.limitedBy !== "none") {
            metrics.limits.inc({ limit: answer.value.limitedBy });
          }
          return answer;
        },
        stop() {
          session.counts.commands += 1;
          metrics.commands.inc();
          motion.halt(session.id, "none");
          return succeed(undefined);
        },
        limits: () => limitsOf(session, parts.profile),
        ...parts.actions.calls,
      },
      sensors: parts.map,
      camera: parts.camera ?? NO_CAMERA,
      telemetry: parts.telemetry,
      store: parts.store ?? NO_STORE,
    };
  }

  return {
    get action() {
      return parts.actions.newest;
    },
    serve(fn, stampNs, args) {
      const info = functionOf(fn);
      if (!info || info.carriage !== "call") {
        throw new RobotdError("call-unknown", `there is no call with the number ${fn}`);
      }
      if (session.terms.grant[info.interface] === undefined) {
        denied("not-granted");
        throw new RobotdError(
          "call-not-granted",
          `${info.interface}.${info.name} is not granted to this session`,
        );
      }
      return serveCall(apiAt(stampNs), fn, args);
    },
  };
}
