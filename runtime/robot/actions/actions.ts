/** The actions of one session: start, look, cancel. A session has one action at a time. */

import {
  fail,
  succeed,
  type ActionEnd,
  type ActionKind,
  type ActionState,
  type Pose2d,
  type Result,
  type RobotError,
  type RobotState,
} from "../../protocol/index.js";
import type { MapThread } from "../map/map-thread.js";
import type { Motion } from "../motion.js";
import type { Mover } from "../mover.js";
import type { SessionActions } from "../session-calls.js";
import { Action } from "./action.js";
import { Dock } from "./dock.js";
import { GoTo, type GoToParts } from "./go-to.js";
import type { Maneuver } from "./maneuver.js";
import { createSpin } from "./spin.js";
import { createUndock } from "./undock.js";

export interface ActionParts {
  readonly motion: Motion;
  readonly map: Pick<MapThread, "ask">;
  readonly now: () => bigint;
  readonly robot: () => RobotState;
  /** Of the body, m. */
  readonly radius: number;
  /** Where the robot stands in `map` when it is docked; undefined when nobody knows. */
  readonly dockPlace: () => Pose2d | undefined;
  /** An action has ended. */
  readonly onEnd: (ended: {
    readonly id: number;
    readonly kind: ActionKind;
    readonly end: ActionEnd;
  }) => void;
}

/** No action may take longer, ms. */
const LONGEST_MS = 3_600_000;
/** Most that `spin` turns either way: ten turns, rad. */
const MOST_ANGLE = 20 * Math.PI;

/** The actions of the session that `mover` is. */
export function createActions(mover: Mover, parts: ActionParts): SessionActions {
  const { motion, now, robot } = parts;
  let newest: Action | undefined;
  let count = 0;

  const way = (): GoToParts => ({
    ask: (query) => parts.map.ask("route", { ...query, radius: parts.radius }),
    envelope: mover.envelope,
    zones: () => [...(mover.envelope.zones ?? []), ...motion.noGo],
  });

  function start(
    kind: ActionKind,
    deadlineMs: number,
    make: () => Maneuver,
  ): Result<ActionState, RobotError> {
    if (deadlineMs === 0) return fail("invalid");
    const id = (count + 1) % 0x1_0000_0000;
    const action = new Action({
      id,
      kind,
      maneuver: make(),
      deadlineNs: now() + BigInt(Math.min(deadlineMs, LONGEST_MS)) * 1_000_000n,
      onEnd: (end) => {
        parts.onEnd({ id, kind, end });
      },
    });
    const started = motion.startSource(mover, action);
    if (!started.ok) return started;
    count = id;
    newest = action;
    return succeed(action.stateAt(now()));
  }

  /** Why the robot cannot find its way at present. */
  function lost(): RobotError | undefined {
    if (!motion.link || !robot().scan) return "unavailable";
    return robot().pose ? undefined : "pose-unknown";
  }

  return {
    calls: {
      goTo(x, y, deadlineMs) {
        if (!Number.isFinite(x) || !Number.isFinite(y)) return fail("invalid");
        const refused = lost();
        return refused ? fail(refused) : start("go-to", deadlineMs, () => new GoTo({ x, y }, way()));
      },
      spin(angle, deadlineMs) {
        if (!(Math.abs(angle) <= MOST_ANGLE)) return fail("invalid");
        return start("spin", deadlineMs, () => createSpin(angle, mover.envelope));
      },
      dock(deadlineMs) {
        const refused = lost();
        if (refused) return fail(refused);
        return start("dock", deadlineMs, () => new Dock({ ...way(), place: parts.dockPlace }));
      },
      undock: (deadlineMs) => start("undock", deadlineMs, () => createUndock(mover.envelope)),
      poll: (id) => (newest?.id === id ? succeed(newest.stateAt(now())) : fail("invalid")),
      cancel(id) {
        if (newest?.id !== id) return fail("invalid");
        if (!newest.isOver) motion.endSource(mover.id, "cancelled");
        return succeed(undefined);
      },
    },
    get newest() {
      return newest?.stateAt(now());
    },
  };
}
