/**
 * The lease: the right to move the robot, one holder at a time. Taken by the first `drive`, freed when its
 * session ends; only a higher priority takes it away, an equal one never.
 */

/** Who holds the lease, and who was deprived of it and has not been told yet. */
export interface LeaseState {
  readonly holder: { readonly session: string; readonly priority: number } | undefined;
  readonly deprived: ReadonlySet<string>;
}

export const FREE_LEASE: LeaseState = { holder: undefined, deprived: new Set() };

/** The answer to a session that wants to move. */
export type LeaseVerdict =
  | { readonly kind: "held"; readonly lease: LeaseState; readonly changed: boolean }
  | { readonly kind: "refused"; readonly lease: LeaseState; readonly error: "no-lease" | "lease-lost" };

function without(deprived: ReadonlySet<string>, session: string): ReadonlySet<string> {
  if (!deprived.has(session)) return deprived;
  return new Set([...deprived].filter((other) => other !== session));
}

/**
 * A session wants to move. One that was deprived is told `lease-lost` once, so that no call of its that was
 * under way when it happened takes the lease back; after that it asks like any other.
 */
export function askLease(lease: LeaseState, session: string, priority: number): LeaseVerdict {
  const { holder } = lease;
  if (holder?.session === session) return { kind: "held", lease, changed: false };
  if (lease.deprived.has(session)) {
    const told = { holder, deprived: without(lease.deprived, session) };
    return { kind: "refused", lease: told, error: "lease-lost" };
  }
  if (holder && holder.priority >= priority) return { kind: "refused", lease, error: "no-lease" };
  const deprived = holder ? new Set([...lease.deprived, holder.session]) : lease.deprived;
  return { kind: "held", lease: { holder: { session, priority }, deprived }, changed: true };
}

/** A session has ended. */
export function endLease(lease: LeaseState, session: string): LeaseState {
  const holder = lease.holder?.session === session ? undefined : lease.holder;
  return { holder, deprived: without(lease.deprived, session) };
}

/** A person's e-stop: nobody holds the lease any more. */
export function revokeLease(lease: LeaseState): LeaseState {
  if (!lease.holder) return lease;
  return { holder: undefined, deprived: new Set([...lease.deprived, lease.holder.session]) };
}

/** The lease as one session sees it. */
export function leaseSeenBy(lease: LeaseState, session: string): "free" | "held" | "other" {
  if (!lease.holder) return "free";
  return lease.holder.session === session ? "held" : "other";
}
