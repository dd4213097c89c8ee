/** The walls around an engine: what each one is, and what is possible where it is missing. */

export const WALL_NAMES = [
  "own-uid",
  "no-capabilities",
  "no-new-privileges",
  "dies-with-supervisor",
  "network",
  "ipc",
  "processes",
  "private-root",
  "process-limit",
  "file-limits",
  "low-priority",
  "node-permissions",
  "empty-environment",
] as const;
export type WallName = (typeof WALL_NAMES)[number];

/** What each wall holds back, for people who read that it is missing. */
export const WALLS: Readonly<Record<WallName, string>> = {
  "own-uid": "the engine runs as a user and group that nothing else uses, without supplementary groups",
  "no-capabilities": "the engine has no capability and can gain none",
  "no-new-privileges": "no program that the engine might start has more rights than the engine",
  "dies-with-supervisor": "the kernel kills the engine when its supervisor dies",
  network: "the engine sees no network interface and no abstract socket",
  ipc: "the engine shares no System V or POSIX queues with anybody",
  processes: "the engine sees no other process, and everything it may have started dies with it",
  "private-root": "the engine sees a read-only root that holds Node, its libraries and itself, and no /proc",
  "process-limit": "the engine cannot start many processes",
  "file-limits": "the engine dumps no core, writes no file, and opens few descriptors",
  "low-priority": "the engine yields the processor to the robot server",
  "node-permissions": "Node refuses files, child processes and workers to the engine's own code",
  "empty-environment": "the engine inherits no environment variable",
};

/** One wall on this machine. */
export type WallReport =
  | { readonly wall: WallName; readonly present: true }
  | { readonly wall: WallName; readonly present: false; readonly reason: string };

/** The missing walls as one line for people, or undefined when all stand. */
export function describeMissing(reports: readonly WallReport[]): string | undefined {
  const missing = reports.flatMap((report) => (report.present ? [] : [`${report.wall} (${report.reason})`]));
  return missing.length === 0 ? undefined : `missing walls: ${missing.join(", ")}`;
}
