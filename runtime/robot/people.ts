/**
 * People who drive: they outrank every behaviour and stay inside the safety core. A person is known by the name
 * that `take` answered, on the connection that asked for it; when that ends, the motion does.
 */

import type { LinePeer, MotionEnvelope, PersonDriven, Velocity } from "../protocol/index.js";
import { RobotdError } from "./error.js";
import type { Motion } from "./motion.js";
import type { Mover } from "./mover.js";
import { ZERO } from "./safety/twist.js";

export interface PeopleParts {
  readonly motion: Motion;
  readonly now: () => bigint;
  /** What a person may do at most: what the device can and the robot's ceiling allows; absent: nothing. */
  readonly envelope: MotionEnvelope | undefined;
  readonly isLatched: () => boolean;
  /** The e-stop was cleared, and nobody has let behaviours move again: the lease has no countdown, whoever takes it. */
  readonly isHeld: () => boolean;
}

/** A velocity of a person, as it arrived. */
export interface PersonCall {
  readonly person: string;
  readonly velocity: Velocity;
  readonly ttlMs: number;
  readonly sentNs: bigint | undefined;
}

export interface People {
  /** Takes the lease; the person's name. Throws `estop-latched`, `person-busy`, `person-barred`. */
  take(peer: LinePeer, by: string, force: boolean): string;
  /** The e-stop was cleared: the lease is this person's until released. */
  hold(peer: LinePeer, by: string): string;
  /** Throws `person-unknown` for a name that is not of this connection. */
  drive(peer: LinePeer, call: PersonCall): PersonDriven;
  /** Throws `person-unknown` when another connection, which is still there, has the lease by that name. */
  release(peer: LinePeer, person: string): void;
  closed(peer: LinePeer): void;
}

/** A velocity of a person holds no longer, ms: letting go of a key must stop the robot. */
export const PERSON_TTL_MS = 500;

/** Who cleared the e-stop before a restart, and has not let behaviours move: on no connection, so anybody may release it. */
export const PERSON_BEFORE = "person-before";

interface Present {
  readonly id: string;
  readonly mover?: Mover;
  /** As long as the connection is there. */
  peer: LinePeer | undefined;
  /** To drive; who has only cleared the e-stop is in nobody's way. */
  readonly tookOver: boolean;
}

/** Nobody drives. */
export function createPeople(parts: PeopleParts): People {
  const { motion } = parts;
  let count = 0;
  /** The newest person. */
  let present: Present | undefined = parts.isHeld()
    ? { id: PERSON_BEFORE, peer: undefined, tookOver: false }
    : undefined;

  function enter(peer: LinePeer, by: string, tookOver: boolean): string {
    if (!parts.envelope) throw new RobotdError("person-barred", "the ceiling of this robot has no motion");
    count += 1;
    const id = `person-${count}`;
    const envelope = { ...parts.envelope, maxTtlMs: Math.min(PERSON_TTL_MS, parts.envelope.maxTtlMs) };
    const mover: Mover = {
      id,
      kind: "person",
      envelope,
      priority: Number.MAX_SAFE_INTEGER,
      withheld: "none",
      isAttentive: true,
    };
    present = { id, mover, peer, tookOver };
    motion.take({ session: id, by }, tookOver && !parts.isHeld());
    return id;
  }

  function isBusy(): boolean {
    const { holder } = motion.lease;
    return holder?.kind === "person" && present?.peer !== undefined && present.tookOver;
  }

  return {
    take(peer, by, force) {
      if (parts.isLatched()) throw new RobotdError("estop-latched", "the e-stop is latched");
      if (isBusy() && !force) throw new RobotdError("person-busy", "another person has the lease");
      return enter(peer, by, true);
    },
    hold: (peer, by) => enter(peer, by, false),
    drive(peer, { person, velocity, ttlMs, sentNs }) {
      if (present?.id !== person || present.peer !== peer || !present.mover)
        throw new RobotdError("person-unknown", `${person} does not drive on this connection`);
      const stampNs = sentNs ?? parts.now();
      const answer = motion.drive(present.mover, { velocity, ttlMs, stampNs });
      return answer.ok
        ? { applied: answer.value.applied, limitedBy: answer.value.limitedBy, refused: null }
        : { applied: ZERO, limitedBy: motion.limitedBy, refused: answer.error };
    },
    release(peer, person) {
      const isOthers = present?.peer !== undefined && present.peer !== peer;
      if (present?.id !== person || isOthers)
        throw new RobotdError("person-unknown", `${person} is not yours to release`);
      present = undefined;
      motion.leave(person);
    },
    closed(peer) {
      if (present?.peer !== peer) return;
      present.peer = undefined;
      motion.halt(present.id, "stop");
    },
  };
}
