/** The methods of `control.sock`: what a supervisor may ask for. */

import {
  CONTROL_VERSION,
  type ControlMethods,
  type ControlNotification,
  type LineMethods,
  type LinePeer,
  type RobotProfile,
} from "../protocol/index.js";
import { CONTROL_PARAMS } from "./control-shapes.js";
import type { Director } from "./director.js";
import { RobotdError } from "./error.js";
import type { Motion } from "./motion.js";
import type { Owner, Registry, Seat, Slot } from "./registry.js";

/** One supervisor's connection. */
export interface Supervisor extends Owner {
  readonly name: string;
  /** When it last said anything, ns on the machine's clock. */
  lastHeardNs: bigint;
  silent: boolean;
}

export interface ControlParts {
  readonly robot: string;
  readonly mode: "live" | "lockstep";
  readonly profile: RobotProfile;
  readonly registry: Registry;
  readonly motion: Motion;
  readonly director: Director;
  readonly machineNs: () => bigint;
  readonly attachPath: string;
}

/** The methods, and the supervisors that use them. */
export interface Control {
  readonly methods: LineMethods<ControlMethods>;
  readonly supervisors: ReadonlyMap<LinePeer, Supervisor>;
  /** A line came: the supervisor lives. */
  heard(peer: LinePeer): void;
  /** The connection is over, and everything that it held. */
  closed(peer: LinePeer, why: string): void;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** What a client must say first. */
export function checkVersion(version: number): void {
  if (version === CONTROL_VERSION) return;
  throw new RobotdError(
    "version-unsupported",
    `version ${version} was asked for, ${CONTROL_VERSION} is spoken`,
  );
}

/** The control side of one robot. */
export function createControl(parts: ControlParts): Control {
  const { registry } = parts;
  const supervisors = new Map<LinePeer, Supervisor>();

  function supervisorOf(peer: LinePeer): Supervisor {
    const supervisor = supervisors.get(peer);
    if (!supervisor) throw new RobotdError("hello-missing", "hello comes first");
    return supervisor;
  }

  function slotOf(peer: LinePeer, id: string): Slot {
    const slot = registry.slotOf(supervisorOf(peer), id);
    if (!slot) throw new RobotdError("slot-unknown", `there is no slot ${id} of this supervisor`);
    return slot;
  }

  function seatOf(peer: LinePeer, id: string): Seat {
    const seat = registry.seatOf(supervisorOf(peer), id);
    if (!seat) throw new RobotdError("session-unknown", `there is no session ${id} of this supervisor`);
    return seat;
  }

  function createSupervisor(peer: LinePeer, name: string): Supervisor {
    const notify = (notification: ControlNotification): void => {
      peer.notify(notification);
    };
    return {
      name,
      lastHeardNs: parts.machineNs(),
      silent: false,
      sessionEnded: (session, why) => {
        notify({ event: "session.ended", session, why });
      },
      sessionUnresponsive: (session, silentMs) => {
        notify({ event: "session.unresponsive", session, silentMs });
      },
    };
  }

  return {
    supervisors,
    heard(peer) {
      const supervisor = supervisors.get(peer);
      if (!supervisor) return;
      supervisor.lastHeardNs = parts.machineNs();
      supervisor.silent = false;
    },
    closed(peer, why) {
      const supervisor = supervisors.get(peer);
      supervisors.delete(peer);
      parts.director.leave(peer);
      if (supervisor) registry.closeOwner(supervisor, `its supervisor is gone: ${why}`);
    },
    methods: {
      hello: {
        params: CONTROL_PARAMS.hello,
        run({ version, client }, peer) {
          checkVersion(version);
          if (!supervisors.has(peer)) supervisors.set(peer, createSupervisor(peer, client));
          return { robot: parts.robot, mode: parts.mode, profile: parts.profile };
        },
      },
      beat: {
        params: CONTROL_PARAMS.beat,
        run(_params, peer) {
          supervisorOf(peer);
          return {};
        },
      },
      "slot.open": {
        params: CONTROL_PARAMS["slot.open"],
        run(_params, peer) {
          const slot = registry.openSlot(supervisorOf(peer));
          return { slot: slot.id, snapshot: slot.snapshot.path, attach: parts.attachPath };
        },
      },
      "slot.close": {
        params: CONTROL_PARAMS["slot.close"],
        run({ slot }, peer) {
          // A slot may have ended by itself a moment ago; closing what is closed is no error.
          const found = registry.slotOf(supervisorOf(peer), slot);
          if (found) registry.closeSlot(found, "the supervisor closed its slot");
          return {};
        },
      },
      "session.open": {
        params: CONTROL_PARAMS["session.open"],
        run({ slot, grant, identity, shape, record }, peer) {
          const request = { grant, identity, shape: shape ?? "program", record: record ?? false };
          const { seat, token } = registry.openSession(slotOf(peer, slot), request);
          const { id, terms } = seat.session;
          const answer = { session: id, token: hex(token), grant: terms.grant };
          return seat.tap ? { ...answer, recording: seat.tap.path } : answer;
        },
      },
      "session.stop": {
        params: CONTROL_PARAMS["session.stop"],
        run({ session, graceMs }, peer) {
          const seat = seatOf(peer, session);
          parts.motion.halt(session, "stop");
          seat.session.requestStop(graceMs);
          return {};
        },
      },
      "session.hold": {
        params: CONTROL_PARAMS["session.hold"],
        run({ session, held }, peer) {
          const seat = seatOf(peer, session);
          if (held) parts.motion.halt(session, "stop");
          seat.session.hold(held);
          return {};
        },
      },
      "session.withdraw": {
        params: CONTROL_PARAMS["session.withdraw"],
        run({ session }, peer) {
          seatOf(peer, session).session.withdrawMotion();
          parts.motion.leave(session);
          return {};
        },
      },
      "session.exec": {
        params: CONTROL_PARAMS["session.exec"],
        run({ session, exec, line }, peer) {
          seatOf(peer, session).session.exec(exec, line);
          return {};
        },
      },
      "session.exec-drop": {
        params: CONTROL_PARAMS["session.exec-drop"],
        run: ({ session, exec }, peer) => ({ dropped: seatOf(peer, session).session.dropExec(exec) }),
      },
      "session.close": {
        params: CONTROL_PARAMS["session.close"],
        run({ session }, peer) {
          // As with slots: it may be over already.
          const seat = registry.seatOf(supervisorOf(peer), session);
          if (seat) registry.closeSession(seat, "the supervisor ended it");
          return { ended: seat !== undefined };
        },
      },
      "world.advance": {
        params: CONTROL_PARAMS["world.advance"],
        async run({ untilNs }, peer) {
          supervisorOf(peer);
          if (parts.mode === "live") throw new RobotdError("advance-refused", "this world goes by itself");
          const nowNs = await parts.director.advance(peer, BigInt(untilNs));
          return { nowNs: nowNs.toString() };
        },
      },
    },
  };
}
