/** Where running things put their files. Root uses `/run/sandpaw`; everybody else a private folder of theirs. */

import { join } from "node:path";

/** What decides the place; handed in so that tests can choose. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Effective user id. */
  readonly uid: number;
}

/** `SANDPAW_RUN_DIR`, else `/run/sandpaw` for root, else `$XDG_RUNTIME_DIR/sandpaw`, else `/tmp/sandpaw-UID`. */
export function runDir({ env, uid }: Surroundings): string {
  if (env["SANDPAW_RUN_DIR"]) return env["SANDPAW_RUN_DIR"];
  if (uid === 0) return "/run/sandpaw";
  if (env["XDG_RUNTIME_DIR"]) return join(env["XDG_RUNTIME_DIR"], "sandpaw");
  return `/tmp/sandpaw-${uid}`;
}

/**
 * Where what must survive a reboot lies (latches, maps, audit, recordings): `SANDPAW_STATE_DIR`, else
 * `/var/lib/sandpaw` for root, else `$XDG_STATE_HOME/sandpaw`, else `~/.local/state/sandpaw`.
 */
export function stateDir({ env, uid }: Surroundings): string {
  if (env["SANDPAW_STATE_DIR"]) return env["SANDPAW_STATE_DIR"];
  if (uid === 0) return "/var/lib/sandpaw";
  if (env["XDG_STATE_HOME"]) return join(env["XDG_STATE_HOME"], "sandpaw");
  return join(env["HOME"] ?? "/", ".local", "state", "sandpaw");
}

/** Where a person's own keys and policy lie: `SANDPAW_CONFIG_DIR`, `$XDG_CONFIG_HOME/sandpaw`, `~/.config/sandpaw`. */
export function userConfigDir(env: Surroundings["env"]): string {
  if (env["SANDPAW_CONFIG_DIR"]) return env["SANDPAW_CONFIG_DIR"];
  if (env["XDG_CONFIG_HOME"]) return join(env["XDG_CONFIG_HOME"], "sandpaw");
  return join(env["HOME"] ?? "/", ".config", "sandpaw");
}

/** Where the system's trust store and policy lie; only root may write there. */
export const SYSTEM_CONFIG_DIR = "/etc/sandpaw";

/** The files of one robot server, below the run folder. */
export interface RobotPaths {
  readonly dir: string;
  /** For supervisors; 0600. */
  readonly control: string;
  /** For the console and for people; 0600. */
  readonly view: string;
  /** For engines; connected by the supervisor before it starts one. */
  readonly attach: string;
  /** Snapshot files, one a slot. */
  readonly snapshots: string;
  /** Held while a robot server owns the robot. */
  readonly lock: string;
  /** The e-stop latch: present and readable as released, or it is latched. */
  readonly estop: string;
}

/** `name` is `[a-z0-9][a-z0-9-]{0,62}`; the caller has checked it. */
export function robotPaths(run: string, name: string): RobotPaths {
  const dir = join(run, "robots", name);
  return {
    dir,
    control: join(dir, "control.sock"),
    view: join(dir, "view.sock"),
    attach: join(dir, "attach.sock"),
    snapshots: join(dir, "snapshots"),
    lock: join(dir, "lock"),
    estop: join(dir, "estop.json"),
  };
}

/** The folder of one run of a behaviour. */
export function runPaths(
  run: string,
  id: string,
): { dir: string; state: string; log: string; control: string } {
  const dir = join(run, "runs", id);
  return {
    dir,
    state: join(dir, "state.json"),
    log: join(dir, "log.jsonl"),
    control: join(dir, "control.sock"),
  };
}
