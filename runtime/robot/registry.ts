/**
 * Slots and sessions: who may attach where, and what happens when anything ends. A slot is a place for one
 * engine: a snapshot file and, from its first session on, one connection; sessions follow each other on it.
 */

import { join } from "node:path";

import type { Grant, Identity, RobotProfile } from "../protocol/index.js";
import { createCameraCalls, type CameraSource } from "./camera-calls.js";
import type { Attachment, EngineConnection } from "./engine-connection.js";
import { RobotdError } from "./error.js";
import type { Metrics } from "./metrics.js";
import type { Motion } from "./motion.js";
import type { Pace } from "./pace.js";
import type { SessionTap } from "./record/session-tap.js";
import { createMapCalls } from "./map-calls.js";
import type { MapThread } from "./map/map-thread.js";
import { createSessionCalls, type SessionActions, type SessionCalls } from "./session-calls.js";
import { Session, type Attention, type SessionClocks } from "./session.js";
import { createSnapshotFile, type SnapshotFile } from "./snapshot-file.js";
import type { Stores } from "./store/stores.js";
import type { Telemetry } from "./telemetry.js";
import { createTokens } from "./tokens.js";

/** A supervisor, as its sessions see it. */
export interface Owner extends Attention {
  /** The session ended from this side. */
  readonly sessionEnded: (session: string, why: string) => void;
  readonly sessionUnresponsive: (session: string, silentMs: number) => void;
}

/** A session on its slot. */
export interface Seat {
  readonly session: Session;
  readonly calls: SessionCalls;
  readonly slot: Slot;
  /** Present when the session is recorded. */
  tap: SessionTap | undefined;
  /** When its snapshot is due, ns. */
  snapshotDueNs: bigint;
  /** Whether its owner has been told that it is unresponsive, since it last waited. */
  told: boolean;
}

export interface Slot {
  readonly id: string;
  readonly owner: Owner;
  readonly snapshot: SnapshotFile;
  seat: Seat | undefined;
  connection: EngineConnection | undefined;
}

export interface RegistryParts {
  readonly snapshots: string;
  readonly clocks: SessionClocks;
  readonly pace: Pace;
  readonly motion: Motion;
  readonly profile: RobotProfile;
  readonly camera: CameraSource;
  readonly metrics: Metrics;
  readonly map: MapThread;
  readonly telemetry: Telemetry;
  readonly stores: Stores;
  /** The actions of a session. */
  readonly actions: (session: Session) => SessionActions;
  readonly random: (bytes: number) => Uint8Array;
  /** Cuts a grant to what this robot gives. */
  readonly cut: (grant: Grant) => Grant;
  /** A call of a session was denied. */
  readonly onDenied: (session: string, code: string) => void;
  /** Begins the record of a session. */
  readonly record: (seat: Seat) => SessionTap;
}

/** Something that happened to a session. */
export type SessionListener = (what: "opened" | "attached" | "ended", session: Session, why: string) => void;

/** What a supervisor asks for with `session.open`. */
export interface SessionRequest {
  readonly grant: Grant;
  readonly identity: Identity;
  readonly shape: "program" | "reactor";
  readonly record: boolean;
}

const MOST_SLOTS = 64;

/** All slots and sessions of one robot. */
export class Registry {
  readonly #parts: RegistryParts;
  readonly #slots = new Map<string, Slot>();
  readonly #tokens;
  readonly #listeners: SessionListener[] = [];
  #slotCount = 0;
  #sessionCount = 0;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    this.#tokens = createTokens<Seat>(parts.clocks.machineNs, parts.random);
  }

  /** From now on, what happens to sessions goes there too. */
  onSession(listener: SessionListener): void {
    this.#listeners.push(listener);
  }

  #tell(...happened: Parameters<SessionListener>): void {
    for (const listener of this.#listeners) listener(...happened);
  }

  /** Sessions in the order of their opening. */
  get seats(): readonly Seat[] {
    const seats = [...this.#slots.values()].flatMap(({ seat }) => (seat ? [seat] : []));
    return seats.toSorted((a, b) => a.session.order - b.session.order);
  }

  openSlot(owner: Owner): Slot {
    if (this.#slots.size >= MOST_SLOTS)
      throw new RobotdError("slots-too-many", `${MOST_SLOTS} slots are open`);
    this.#slotCount += 1;
    const id = `slot-${this.#slotCount}`;
    const snapshot = createSnapshotFile(join(this.#parts.snapshots, id));
    const slot: Slot = { id, owner, snapshot, seat: undefined, connection: undefined };
    this.#slots.set(id, slot);
    return slot;
  }

  /** The slot of this owner; a slot of another owner is as unknown as one that does not exist. */
  slotOf(owner: Owner, id: string): Slot | undefined {
    const slot = this.#slots.get(id);
    return slot?.owner === owner ? slot : undefined;
  }

  seatOf(owner: Owner, session: string): Seat | undefined {
    return this.seats.find((seat) => seat.session.id === session && seat.slot.owner === owner);
  }

  closeSlot(slot: Slot, why: string): void {
    if (slot.seat) this.#end(slot.seat, why);
    slot.connection?.fail(why);
    slot.connection = undefined;
    if (this.#slots.delete(slot.id)) slot.snapshot.remove();
  }

  /** A supervisor is gone: everything of it ends. */
  closeOwner(owner: Owner, why: string): void {
    for (const slot of this.#slots.values()) if (slot.owner === owner) this.closeSlot(slot, why);
  }

  openSession(slot: Slot, request: SessionRequest): { readonly seat: Seat; readonly token: Uint8Array } {
    if (slot.seat) throw new RobotdError("slot-busy", `${slot.id} has session ${slot.seat.session.id}`);
    this.#sessionCount += 1;
    const { parts, id } = { parts: this.#parts, id: `session-${this.#sessionCount}` };
    const grant = parts.cut(request.grant);
    const terms = { ...request, grant, id, order: this.#sessionCount };
    const session = new Session(terms, slot.owner, parts.clocks, parts.pace);
    const calls = createSessionCalls(session, {
      motion: parts.motion,
      profile: parts.profile,
      metrics: parts.metrics,
      onDenied: parts.onDenied,
      camera: grant.camera && createCameraCalls(parts.camera, grant.camera),
      map: createMapCalls({ map: parts.map, now: () => parts.clocks.world.now() }),
      actions: parts.actions(session),
      store: grant.store && parts.stores.forSession(request.identity, grant.store.bytes),
      telemetry: parts.telemetry.forSession(id, request.identity.name),
    });
    const seat: Seat = { session, calls, slot, tap: undefined, snapshotDueNs: 0n, told: false };
    if (request.record) seat.tap = parts.record(seat);
    slot.seat = seat;
    parts.metrics.sessions.inc();
    this.#tell("opened", session, request.identity.name);
    return { seat, token: this.#tokens.issue(seat) };
  }

  /** An engine shows a token. Throws `attach-refused`; the token is used up either way. */
  attach(token: Uint8Array, connection: EngineConnection): Attachment {
    const seat = this.#tokens.redeem(token);
    if (!seat) throw new RobotdError("attach-refused", "the token is wrong, used or too old");
    const { slot } = seat;
    if (slot.seat !== seat) throw new RobotdError("attach-refused", "the session of this token is over");
    const isBound = [...this.#slots.values()].some((one) => one !== slot && one.connection === connection);
    if (isBound || (slot.connection && slot.connection !== connection)) {
      throw new RobotdError("attach-refused", "the token is meant for another engine");
    }
    slot.connection = connection;
    this.#tell("attached", seat.session, "");
    return seat;
  }

  /** The engine has ended its session and waits for the next. */
  detached(session: Attachment["session"]): void {
    const seat = this.seats.find((one) => one.session === session);
    if (seat) this.#end(seat, "the engine ended it");
  }

  /** An engine's connection is over: its session, and its slot's use. */
  connectionClosed(connection: EngineConnection, why: string): void {
    for (const slot of this.#slots.values()) {
      if (slot.connection !== connection) continue;
      const { seat } = slot;
      if (seat) this.#end(seat, why);
      this.closeSlot(slot, why);
      if (seat) slot.owner.sessionEnded(seat.session.id, why);
    }
  }

  /** Ends a session by its supervisor's word. The slot goes with it when its engine had to be cut off. */
  closeSession(seat: Seat, why: string): void {
    const { connection } = seat.slot;
    this.#end(seat, why);
    if (connection && !connection.release(why)) this.closeSlot(seat.slot, why);
  }

  /** Ends everything, and tells every supervisor. */
  closeAll(why: string): void {
    for (const slot of this.#slots.values()) {
      const { seat } = slot;
      this.closeSlot(slot, why);
      if (seat) slot.owner.sessionEnded(seat.session.id, why);
    }
  }

  #end(seat: Seat, why: string): void {
    // Motion first: whatever else goes wrong, the robot stands.
    this.#parts.motion.leave(seat.session.id);
    this.#tokens.revoke(seat);
    if (!seat.session.end()) return;
    seat.tap?.close();
    seat.slot.seat = undefined;
    seat.slot.snapshot.blank();
    this.#parts.telemetry.forget(seat.session.id, seat.session.terms.identity.name);
    this.#parts.metrics.sessions.dec();
    this.#tell("ended", seat.session, why);
  }
}
