/**
 * Lets the world of lockstep run up to a moment and holds it there, so that something can be done to it at that
 * very time: a participant that never does anything but wait. Before the first word of it the world does not
 * begin, if it counts among the sessions that are expected; and with it the world goes on without a session.
 */

import type { Cancel, Clock } from "./clock.js";
import { RobotdError } from "./error.js";
import type { Pace, Paced } from "./pace.js";

export interface Director {
  /**
   * Lets the world run until `untilNs`, and resolves there with the time; the world stands then until the next
   * call, or until the owner leaves. Throws `advance-refused` when another owner directs, or one call is pending.
   */
  advance(owner: object, untilNs: bigint): Promise<bigint>;
  /** The owner is gone, and holds nothing any more. */
  leave(owner: object): void;
}

interface Wanted {
  readonly untilNs: bigint;
  readonly resolve: (nowNs: bigint) => void;
}

/** Sessions are counted from 1: it goes before all of them. */
const BEFORE_SESSIONS = 0;

/** Directs the sessions of `pace`; of use in lockstep only. */
export function createDirector(clock: Clock, pace: Pace): Director {
  const self: Paced = { id: "director", order: BEFORE_SESSIONS, hasDeadline: true };
  let directing: object | undefined;
  let wanted: Wanted | undefined;
  let cancel: Cancel | undefined;
  /** The world stands for it. */
  let holds = false;

  function take(): void {
    holds = true;
    letGo();
  }

  function letGo(): void {
    if (!wanted || !holds) return;
    const { untilNs, resolve } = wanted;
    if (clock.now() >= untilNs) {
      wanted = undefined;
      resolve(clock.now());
      return;
    }
    holds = false;
    cancel = clock.at(untilNs, () => {
      pace.release(self, take);
    });
    pace.waits(self);
  }

  return {
    advance(owner, untilNs) {
      if (wanted || (directing && directing !== owner)) {
        throw new RobotdError("advance-refused", "the world is being advanced already");
      }
      return new Promise((resolve) => {
        wanted = { untilNs, resolve };
        if (directing) letGo();
        else {
          directing = owner;
          pace.join(self, take);
        }
      });
    },
    leave(owner) {
      if (directing !== owner) return;
      directing = undefined;
      wanted = undefined;
      holds = false;
      cancel?.();
      pace.leave(self);
    },
  };
}
