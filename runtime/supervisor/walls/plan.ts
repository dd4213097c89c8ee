/**
 * A plan says how engines are started on this machine: which walls are asked for. Plans are tried from the
 * strongest to the weakest, and the first that starts Node is used.
 *
 * A chroot and not `pivot_root`: the kernel refuses user namespaces to a process whose root is not that of its
 * mount namespace, which closes the largest door of the kernel; leaving a chroot needs a capability.
 */

import type { Tools, ToolName } from "./tool.js";
import { WALL_NAMES, type WallName } from "./wall.js";

/** How the engine's identity is walled off. */
export type Identities =
  /** A uid and gid of its own; needs root. */
  | "own"
  /** The user's own uid inside a user namespace. */
  | "user-namespace"
  /** The user's own uid. */
  | "same";

/** One way to start an engine. */
export interface Plan {
  readonly identities: Identities;
  readonly namespaces: boolean;
  readonly privateRoot: boolean;
  /** False where the machine lacks the tools; what Node itself can do remains. */
  readonly tools: boolean;
}

const PLANS: readonly Plan[] = [
  { identities: "own", namespaces: true, privateRoot: true, tools: true },
  { identities: "own", namespaces: true, privateRoot: false, tools: true },
  { identities: "own", namespaces: false, privateRoot: false, tools: true },
  { identities: "user-namespace", namespaces: true, privateRoot: true, tools: true },
  { identities: "user-namespace", namespaces: true, privateRoot: false, tools: true },
  { identities: "same", namespaces: false, privateRoot: false, tools: true },
  { identities: "own", namespaces: false, privateRoot: false, tools: false },
  { identities: "same", namespaces: false, privateRoot: false, tools: false },
];

/** The plans that make sense for this user, strongest first. No engine ever runs as root. */
export function plansFor(uid: number): readonly Plan[] {
  return PLANS.filter((plan) => (plan.identities === "own") === (uid === 0));
}

/** The tools that a plan cannot do without. */
export function toolsOf(plan: Plan): readonly ToolName[] {
  if (!plan.tools) return [];
  const needed: ToolName[] = ["setpriv", "prlimit", "nice"];
  if (plan.namespaces) needed.push("unshare");
  if (plan.privateRoot) needed.push("sh", "mount", "chroot", "env", "ldd");
  return needed;
}

/** The tools that a plan needs and this machine lacks. */
export function missingTools(plan: Plan, tools: Tools): readonly ToolName[] {
  return toolsOf(plan).filter((name) => tools[name] === undefined);
}

const ALWAYS: readonly WallName[] = ["node-permissions", "empty-environment"];
const BY_TOOLS: readonly WallName[] = [
  "no-new-privileges",
  "dies-with-supervisor",
  "file-limits",
  "low-priority",
];

/** The walls that a plan builds. */
export function wallsOf(plan: Plan): ReadonlySet<WallName> {
  const walls = new Set(ALWAYS);
  if (plan.tools) for (const wall of BY_TOOLS) walls.add(wall);
  if (plan.identities === "own") walls.add("own-uid");
  // A user's own processes count towards the user's limit, so only a uid or a namespace of its own can have one.
  if (plan.tools && plan.identities !== "same") walls.add("process-limit");
  if (plan.identities !== "same" || plan.tools) walls.add("no-capabilities");
  if (plan.namespaces) for (const wall of ["network", "ipc", "processes"] as const) walls.add(wall);
  if (plan.privateRoot) walls.add("private-root");
  return new Set(WALL_NAMES.filter((name) => walls.has(name)));
}
