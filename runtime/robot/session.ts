/** One behaviour's session: its grant, its state, and the wait that its engine is in. */

import {
  encodeEvent,
  FOREVER,
  WAIT,
  type Grant,
  type GuestEvent,
  type Identity,
  type Woken,
} from "../protocol/index.js";
import type { Cancel, Clock } from "./clock.js";
import { RobotdError } from "./error.js";
import { createEventQueue, type EventQueue } from "./event-queue.js";
import type { Mover } from "./mover.js";
import type { Pace, Paced } from "./pace.js";
import { moveSession, type SessionState } from "./session-state.js";

/** What opens a session. */
export interface SessionTerms {
  readonly id: string;
  /** Counts up; lockstep lets sessions go in this order. */
  readonly order: number;
  readonly grant: Grant;
  readonly identity: Identity;
  /** A reactor's calls are watched. */
  readonly shape: "program" | "reactor";
}

/** The supervisor of a session, as far as the session has to know it. */
export interface Attention {
  /** True while the supervisor's beats are missing. */
  readonly silent: boolean;
}

/** The clocks of a session: the world's, and the machine's for what watches the engine. */
export interface SessionClocks {
  readonly world: Clock;
  readonly machineNs: () => bigint;
}

interface Wait {
  readonly deadlineNs: bigint;
  readonly mask: number;
  cancel: Cancel;
  released: boolean;
}

/** Lines that may wait for a guest. */
const MOST_EXECS = 16;

/** A session; `motion`, `calls` and the engine's connection act on it. */
export class Session implements Paced, Mover {
  readonly terms: SessionTerms;
  readonly events: EventQueue = createEventQueue();
  /** Counts for people. */
  readonly counts: { commands: number; denied: number } = { commands: 0, denied: 0 };
  readonly #attention: Attention;
  readonly #clocks: SessionClocks;
  readonly #pace: Pace;
  #state: SessionState = "awaiting";
  #held = false;
  #motionless = false;
  #stop: { readonly graceMs: number; told: boolean } | undefined;
  #execs: { readonly id: number; readonly line: string }[] = [];
  #wait: Wait | undefined;
  #wake: ((nowNs: bigint, woken: Woken) => void) | undefined;
  /** When the guest was let go, on the machine's clock; undefined while it waits. */
  #runningSinceNs: bigint | undefined;
  #waited = false;
  /** When the guest last did something, on the world's clock. */
  #heardNs = 0n;
  /** A call of the guest is being answered. */
  #pending = 0;
  readonly kind = "module";

  constructor(terms: SessionTerms, attention: Attention, clocks: SessionClocks, pace: Pace) {
    this.terms = terms;
    this.#attention = attention;
    this.#clocks = clocks;
    this.#pace = pace;
  }

  get id(): string {
    return this.terms.id;
  }
  get order(): number {
    return this.terms.order;
  }
  get priority(): number {
    return this.terms.grant.priority;
  }
  get state(): SessionState {
    return this.#state;
  }
  get hasDeadline(): boolean {
    return this.#wait !== undefined && this.#wait.deadlineNs !== FOREVER;
  }
  get withheld(): "none" | "inattentive" | "stop" {
    if (this.#stop || this.#held || this.#motionless) return "stop";
    return this.#attention.silent ? "inattentive" : "none";
  }
  /**
   * Whether the guest is there: a call of its is pending, or its last is younger than the grant says. A reactor's engine
   * waits by itself between two ticks, which shows that a tick has come back, and no more than that.
   */
  get isAttentive(): boolean {
    const isInCall = this.#pending > 0 || (this.terms.shape === "program" && this.#wait !== undefined);
    return (
      isInCall || this.#clocks.world.now() - this.#heardNs <= BigInt(this.envelope.attentiveMs) * 1_000_000n
    );
  }
  /** Only for sessions with `motion`; callers have checked the grant. */
  get envelope(): NonNullable<Grant["motion"]> {
    const { motion } = this.terms.grant;
    if (!motion) throw new RobotdError("session-over", "motion is not granted to this session");
    return motion;
  }
  /** For how long the guest has been running since it was let go, and whether it has ever waited. */
  get running(): { readonly forNs: bigint; readonly waited: boolean } | undefined {
    if (this.#runningSinceNs === undefined) return undefined;
    return { forNs: this.#clocks.machineNs() - this.#runningSinceNs, waited: this.#waited };
  }
  /** Whether the engine is in a wait. */
  get isWaiting(): boolean {
    return this.#wait !== undefined;
  }

  /** An engine has shown the token; `attached` tells it, `wake` answers its waits. */
  attach(attached: (nowNs: bigint) => void, wake: (nowNs: bigint, woken: Woken) => void): void {
    this.#move("attach");
    if (this.#stop) this.#move("stop");
    this.#wake = wake;
    this.#pace.join(this, () => {
      this.#runningSinceNs = this.#clocks.machineNs();
      attached(this.#clocks.world.now());
    });
  }

  /** The engine waits. Callers have checked that it is not waiting already. */
  wait(deadlineNs: bigint, mask: number): void {
    const wait: Wait = { deadlineNs, mask, cancel: () => undefined, released: false };
    this.#wait = wait;
    this.#waited = true;
    this.#runningSinceNs = undefined;
    this.heard();
    this.#pace.waits(this);
    if (this.#reason(wait)) this.poke();
    else if (deadlineNs !== FOREVER) {
      wait.cancel = this.#clocks.world.at(deadlineNs, () => {
        this.poke();
      });
    }
  }

  /** Something happened that may end the wait. */
  poke(): void {
    const wait = this.#wait;
    if (!wait || wait.released || !this.#reason(wait)) return;
    wait.cancel();
    wait.released = true;
    this.#pace.release(this, () => {
      this.#answer(wait);
    });
  }

  /** An event for the guest, if it may see events. */
  notify(event: GuestEvent): void {
    if (!this.terms.grant.events || this.#state === "ended") return;
    this.events.push(event);
    this.poke();
  }

  /** The guest has called. */
  heard(): void {
    this.#heardNs = this.#clocks.world.now();
  }

  /** The guest waits for an answer of ours that takes time, which is not its fault; call the result when it has it. */
  suspend(): () => void {
    this.#pending += 1;
    const since = this.#clocks.machineNs();
    const before = this.#runningSinceNs;
    this.#runningSinceNs = undefined;
    return () => {
      this.#pending -= 1;
      this.heard();
      if (this.#state === "ended" || before === undefined) return;
      this.#runningSinceNs = before + (this.#clocks.machineNs() - since);
    };
  }

  /** This process itself stood still that long, ns: it heard nobody, so it holds none of it against the guest. */
  forgive(gapNs: bigint): void {
    if (this.#runningSinceNs === undefined) return;
    const since = this.#runningSinceNs + gapNs;
    const nowNs = this.#clocks.machineNs();
    this.#runningSinceNs = since < nowNs ? since : nowNs;
  }

  /** The same for a guest's being there; only live, where the world's clock is the machine's. */
  unheard(gapNs: bigint): void {
    const heardNs = this.#heardNs + gapNs;
    const nowNs = this.#clocks.world.now();
    this.#heardNs = heardNs < nowNs ? heardNs : nowNs;
  }

  /** Asks the guest to stop; from now on it cannot move the robot. */
  requestStop(graceMs: number): void {
    this.#stop ??= { graceMs, told: false };
    // It must be able to end in its own way.
    this.#held = false;
    if (this.#state === "attached") this.#move("stop");
    this.poke();
  }

  /** Keeps the guest in its waits and from moving the robot, or lets it go on. */
  hold(held: boolean): void {
    this.#held = held;
    this.poke();
  }

  /** From now on it cannot move the robot; everything else goes on. */
  withdrawMotion(): void {
    this.#motionless = true;
  }

  /** Hands a line to the guest. */
  exec(id: number, line: string): void {
    if (this.#state === "ended" || this.#stop) throw new RobotdError("session-over", "the session is ending");
    if (this.#execs.length >= MOST_EXECS) {
      throw new RobotdError("exec-queue-full", `${MOST_EXECS} lines wait for the behaviour already`);
    }
    this.#execs.push({ id, line });
    this.poke();
  }

  /** Takes a line back that the guest has not taken yet. */
  dropExec(id: number): boolean {
    const before = this.#execs.length;
    this.#execs = this.#execs.filter((exec) => exec.id !== id);
    return this.#execs.length < before;
  }

  /** The session is over. False when it was already. */
  end(): boolean {
    if (this.#state === "ended") return false;
    this.#move("end");
    this.#wait?.cancel();
    this.#wait = undefined;
    this.#wake = undefined;
    this.#runningSinceNs = undefined;
    this.#pace.leave(this);
    return true;
  }

  #move(move: "attach" | "stop" | "end"): void {
    const next = moveSession(this.#state, move);
    if (!next) throw new RobotdError("session-over", `a session that is ${this.#state} cannot ${move}`);
    this.#state = next;
  }

  #reason(wait: Wait): "stop" | "event" | "exec" | "deadline" | undefined {
    if (this.#stop && !this.#stop.told) return "stop";
    if (this.#held) return undefined;
    if ((wait.mask & WAIT.event) !== 0 && !this.events.isEmpty) return "event";
    if ((wait.mask & WAIT.exec) !== 0 && this.#execs.length > 0) return "exec";
    return this.#clocks.world.now() >= wait.deadlineNs ? "deadline" : undefined;
  }

  #answer(wait: Wait): void {
    // In lockstep the turn may come after the session's end.
    if (this.#wait !== wait) return;
    this.#wait = undefined;
    this.#runningSinceNs = this.#clocks.machineNs();
    this.#wake?.(this.#clocks.world.now(), this.#woken(wait));
  }

  #woken(wait: Wait): Woken {
    if (this.#stop && !this.#stop.told) {
      this.#stop.told = true;
      return { why: "stop", graceMs: this.#stop.graceMs };
    }
    if ((wait.mask & WAIT.event) !== 0) {
      const event = this.events.take();
      if (event) return { why: "event", event: encodeEvent(event) };
    }
    if ((wait.mask & WAIT.exec) !== 0) {
      const exec = this.#execs.shift();
      if (exec) return { why: "exec", ...exec };
    }
    return { why: "deadline" };
  }
}
