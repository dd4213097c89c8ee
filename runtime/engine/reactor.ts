/** The shape `reactor`: the engine keeps the loop, and a call into the guest never waits for the next one. */

import { FOREVER, WAIT, type Exit, type LoadHeader, type Woken, decodeEvent } from "../protocol/index.js";
import type { Clock } from "./clock.js";
import { exitFor } from "./ending.js";
import type { Reactor } from "./glue.gen.js";
import type { GuestWaits } from "./guest-waits.js";
import type { SupervisorPort } from "./supervisor-port.js";
import { TickMeter } from "./tick-meter.js";
import type { Unwinder } from "./unwind.js";
import { isCallable, type Instance } from "./web-assembly.js";

/** What a loop needs of its guest. */
export interface ReactorParts {
  readonly header: LoadHeader;
  readonly exports: Instance["exports"];
  readonly reactor: Reactor;
  readonly waits: GuestWaits;
  readonly clock: Clock;
  readonly supervisor: SupervisorPort;
  readonly unwinder: Unwinder;
}

const SECOND_NS = 1_000_000_000;

/** Runs a reactor until it is stopped; what it throws otherwise is the caller's to explain. */
export function runReactor(parts: ReactorParts): Exit {
  const { reactor } = parts;
  const meter = new TickMeter(parts.clock.monotonicNs());
  try {
    const graceMs = untilStopped(parts, () => loop(parts, reactor, meter));
    // Without grace, or with nothing to do in it, the guest ends at once.
    if (graceMs > 0 && reactor.onStop !== undefined) untilStopped(parts, reactor.onStop);
    return exitFor("stopped", "The behaviour was asked to stop, and ended.");
  } finally {
    const report = meter.report(parts.clock.monotonicNs(), true);
    if (report !== undefined) parts.supervisor.ticks(report);
  }
}

/** Runs `body`; a stop that comes inside a call into the guest unwinds that call. Answers the grace, ms. */
function untilStopped({ unwinder }: ReactorParts, body: () => number | void): number {
  try {
    return body() ?? 0;
  } catch (thrown) {
    const ending = unwinder.take();
    if (ending?.kind === "stop") return ending.graceMs;
    if (ending !== undefined) unwinder.keep(ending);
    throw thrown;
  }
}

/** Ticks, events and lines in turn; returns the grace of the stop that ends it. */
function loop(parts: ReactorParts, reactor: Reactor, meter: TickMeter): number {
  const { clock, waits, header, supervisor } = parts;
  const initialize = parts.exports["_initialize"];
  if (isCallable(initialize)) initialize();
  reactor.init?.();

  const ticks = reactor.tick !== undefined && header.rateHz > 0;
  const periodNs = ticks ? BigInt(Math.round(SECOND_NS / header.rateHz)) : 0n;
  let dueNs = ticks ? clock.monotonicNs() : FOREVER;
  const exec = reactor.exec === undefined ? 0 : WAIT.exec;
  const event = reactor.onEvent === undefined ? 0 : WAIT.event;

  for (;;) {
    // A tick that is due goes before events, so that a stream of them cannot hold it up.
    const overdue = clock.monotonicNs() >= dueNs;
    const woken = waits.next(dueNs, overdue ? exec : exec | event);
    if (woken.why === "stop") return woken.graceMs;
    if (woken.why === "deadline" && ticks) dueNs = runTick(parts, reactor, meter, dueNs, periodNs);
    else serve(parts, reactor, woken);
    const report = meter.report(clock.monotonicNs(), false);
    if (report !== undefined) supervisor.ticks(report);
  }
}

/** One tick; answers when the next is due. Ticks that were missed are counted and not made up. */
function runTick(
  { clock }: ReactorParts,
  reactor: Reactor,
  meter: TickMeter,
  dueNs: bigint,
  periodNs: bigint,
): bigint {
  const lateNs = clock.monotonicNs() - dueNs;
  // A peer may wake a little early.
  meter.tick(lateNs > 0n ? lateNs : 0n);
  reactor.tick?.();
  const nextNs = dueNs + periodNs;
  const missed = (clock.monotonicNs() - nextNs) / periodNs;
  if (missed <= 0n) return nextNs;
  meter.skip(Number(missed));
  return nextNs + missed * periodNs;
}

function serve({ supervisor }: ReactorParts, reactor: Reactor, woken: Woken): void {
  if (woken.why === "event") reactor.onEvent?.(decodeEvent(woken.event));
  if (woken.why !== "exec" || reactor.exec === undefined) return;
  const answer = reactor.exec(woken.line);
  supervisor.execResult(woken.id, answer.ok, answer.ok ? answer.value : answer.error);
}
