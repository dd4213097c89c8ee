/**
 * The lease: the right to move the robot, one holder at a time. A behaviour takes it with its first motion, and
 * keeps it until its session ends; a higher priority takes it away, an equal one never. Who was refused waits in
 * a queue. A person outranks every behaviour, and holds it until release, or until a countdown after letting go.
 */

/** Who holds the lease. */
export type LeaseHolder =
  | {
      readonly kind: "module";
      readonly session: string;
      readonly priority: number;
      readonly sinceNs: bigint;
      /** It came from the queue, and its session has not moved yet: then it passes on after a while. */
      readonly isOffer: boolean;
    }
  | {
      readonly kind: "person";
      /** The name that the robot server gave to this taking over. */
      readonly session: string;
      /** Who says to be there; shown, never used to decide. */
      readonly by: string;
      readonly sinceNs: bigint;
      /** When behaviours go on by themselves; undefined: only when the person releases it. */
      readonly untilNs: bigint | undefined;
    };

/** A session that would move if it could. */
export interface Claim {
  readonly session: string;
  readonly priority: number;
  readonly sinceNs: bigint;
}

/** Who holds the lease, who waits for it, and who was deprived of it and has not been told yet. */
export interface LeaseState {
  readonly holder: LeaseHolder | undefined;
  /** The next one first: by priority, then by time. */
  readonly queue: readonly Claim[];
  readonly deprived: ReadonlySet<string>;
}

export const FREE_LEASE: LeaseState = { holder: undefined, queue: [], deprived: new Set() };

/** After letting go a person keeps the lease for so long. */
export const PERSON_KEEPS_NS = 10_000_000_000n;
/** A session that got the lease from the queue and does not move lets the next one have it after so long. */
export const OFFER_NS = 10_000_000_000n;

/** The answer to a session that wants to move. */
export type LeaseVerdict =
  | { readonly kind: "held"; readonly lease: LeaseState; readonly changed: boolean }
  | { readonly kind: "refused"; readonly lease: LeaseState; readonly error: "no-lease" | "lease-lost" };

/**
 * A session wants to move. One that was deprived is told `lease-lost` once, so that no call of its that was
 * under way when it happened moves the robot; after that it asks like any other. Whoever is refused waits.
 */
export function askLease(lease: LeaseState, claim: Claim): LeaseVerdict {
  const { holder } = lease;
  const { session, priority, sinceNs } = claim;
  if (lease.deprived.has(session)) {
    const told = { ...lease, deprived: without(lease.deprived, session) };
    const waits = holder?.session === session ? told : { ...told, queue: queued(told.queue, claim) };
    return { kind: "refused", lease: waits, error: "lease-lost" };
  }
  if (holder?.session === session) {
    if (holder.kind === "person" || !holder.isOffer) return { kind: "held", lease, changed: false };
    return { kind: "held", lease: { ...lease, holder: { ...holder, isOffer: false } }, changed: false };
  }
  if (holder && (holder.kind === "person" || holder.priority >= priority)) {
    return { kind: "refused", lease: { ...lease, queue: queued(lease.queue, claim) }, error: "no-lease" };
  }
  const free = deprive(lease, sinceNs);
  const next: LeaseState = {
    ...free,
    holder: { kind: "module", session, priority, sinceNs, isOffer: false },
    queue: free.queue.filter((one) => one.session !== session),
  };
  return { kind: "held", lease: next, changed: true };
}

/** A person takes the lease, from whomever; whoever had it is told, and waits. */
export function takeLease(
  lease: LeaseState,
  person: { readonly session: string; readonly by: string },
  nowNs: bigint,
  untilNs: bigint | undefined,
): LeaseState {
  const free = deprive(lease, nowNs);
  return { ...free, holder: { kind: "person", ...person, sinceNs: nowNs, untilNs } };
}

/** The person moves: the countdown begins anew, where there is one. */
export function keepLease(lease: LeaseState, session: string, untilNs: bigint): LeaseState {
  const { holder } = lease;
  if (holder?.kind !== "person" || holder.session !== session || holder.untilNs === undefined) return lease;
  return { ...lease, holder: { ...holder, untilNs } };
}

/** A session has ended, or a person has released the lease: it goes to whoever waits first. */
export function endLease(lease: LeaseState, session: string, nowNs: bigint): LeaseState {
  const rest: LeaseState = {
    holder: lease.holder,
    queue: lease.queue.filter((one) => one.session !== session),
    deprived: without(lease.deprived, session),
  };
  return lease.holder?.session === session ? passOn(rest, nowNs) : rest;
}

/** Time passes: a countdown ends, or an offer that nobody took up. */
export function tickLease(lease: LeaseState, nowNs: bigint): LeaseState {
  const { holder } = lease;
  if (!holder) return lease;
  if (holder.kind === "person") {
    return holder.untilNs !== undefined && nowNs >= holder.untilNs ? passOn(lease, nowNs) : lease;
  }
  return holder.isOffer && lease.queue.length > 0 && nowNs - holder.sinceNs >= OFFER_NS
    ? passOn(lease, nowNs)
    : lease;
}

/** The e-stop: nobody holds the lease any more, and nobody waits for it. */
export function revokeLease(lease: LeaseState): LeaseState {
  const lost = lease.holder?.kind === "module" ? [lease.holder.session] : [];
  return { holder: undefined, queue: [], deprived: new Set([...lease.deprived, ...lost]) };
}

/** The lease as one session sees it. */
export function leaseSeenBy(lease: LeaseState, session: string): "free" | "held" | "other" | "person" {
  if (!lease.holder) return "free";
  if (lease.holder.session === session) return "held";
  return lease.holder.kind === "person" ? "person" : "other";
}

function without(deprived: ReadonlySet<string>, session: string): ReadonlySet<string> {
  if (!deprived.has(session)) return deprived;
  return new Set([...deprived].filter((other) => other !== session));
}

/** With this claim, if the session does not wait already: asking again does not lose its place. */
function queued(queue: readonly Claim[], claim: Claim): readonly Claim[] {
  if (queue.some(({ session }) => session === claim.session)) return queue;
  const at = queue.findIndex(({ priority }) => priority < claim.priority);
  return at < 0 ? [...queue, claim] : [...queue.slice(0, at), claim, ...queue.slice(at)];
}

/** Nobody holds it; a behaviour that did waits, and is to be told. */
function deprive(lease: LeaseState, nowNs: bigint): LeaseState {
  const { holder } = lease;
  if (holder?.kind !== "module") return { ...lease, holder: undefined };
  const { session, priority } = holder;
  return {
    holder: undefined,
    queue: queued(lease.queue, { session, priority, sinceNs: nowNs }),
    deprived: new Set([...lease.deprived, session]),
  };
}

function passOn(lease: LeaseState, nowNs: bigint): LeaseState {
  const [next, ...queue] = lease.queue;
  if (!next) return { ...lease, holder: undefined };
  const { session, priority } = next;
  return { ...lease, queue, holder: { kind: "module", session, priority, sinceNs: nowNs, isOffer: true } };
}
