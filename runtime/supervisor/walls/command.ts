/** The command line that starts Node inside the walls of a plan. */

import type { Plan } from "./plan.js";
import type { PrivateRoot } from "./private-root.js";
import type { ToolName, Tools } from "./tool.js";

/** A program and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The tools keep descriptor 2 to themselves; the engine's standard error is to be given as `GUEST_STDERR`. */
  readonly hasGuestStderr: boolean;
  /** Start it as this uid and gid, without supplementary groups; set where no tool does it. */
  readonly uid?: number;
}

export interface CommandOptions {
  readonly plan: Plan;
  readonly tools: Tools;
  /** Full path of the Node program. */
  readonly node: string;
  readonly nodeArgs: readonly string[];
  /** The uid and gid of the engine; plans with identities `own` only. */
  readonly uid?: number;
  /** Plans with a private root only. */
  readonly root?: PrivateRoot;
  /** Nobody listens to the engine itself, as when walls are tried: tools and engine share descriptor 2. */
  readonly isTrial?: boolean;
}

/** The engine's standard error on its way through the tools, which have words of their own. */
export const GUEST_STDERR = 6;

/** Node itself starts about ten threads, and a thread counts as a process. */
const PROCESS_LIMIT = 24;
const DESCRIPTOR_LIMIT = 64;
const NICENESS = 5;

/**
 * Binds the root read-only onto itself and into it what it is made of, then goes there. Runs in a mount namespace of its
 * own, so nothing of it is seen outside. `$0` is the root; `$1` to `$4` are mount, its table, env and chroot.
 */
const ENTER_ROOT = [
  "root=$0; mount=$1; table=$2; env=$3; chroot=$4; shift 4",
  '"$mount" -n --all -T "$table" || exit 1',
  'exec "$env" -i "$chroot" "$root" "$@"',
].join("\n");

/** Composes the command; the tools that the plan needs must be there. */
export function engineCommand(options: CommandOptions): Command {
  const { plan, node, nodeArgs, uid } = options;
  if (!plan.tools) {
    return { file: node, args: nodeArgs, hasGuestStderr: false, ...(uid === undefined ? {} : { uid }) };
  }
  const words = [
    ...outer(options),
    ...dropped(options),
    ...(plan.privateRoot ? ["/node"] : [node]),
    ...nodeArgs,
  ];
  const [file = node, ...args] = words;
  return { file, args, hasGuestStderr: hasGuestStderr(options) };
}

/** Only where a shell stands in between can the engine be given another standard error than the tools. */
function hasGuestStderr({ plan, isTrial }: CommandOptions): boolean {
  return plan.privateRoot && isTrial !== true;
}

function tool(tools: Tools, name: ToolName): string {
  const file = tools[name];
  if (file === undefined) throw new Error(`the plan needs ${name}`);
  return file;
}

/** What is done with the supervisor's rights: limits, namespaces, the private root. */
function outer(options: CommandOptions): readonly string[] {
  const { plan, tools, root } = options;
  const limits = ["--core=0", "--fsize=0", `--nofile=${DESCRIPTOR_LIMIT}`, "--memlock=0"];
  const words = [tool(tools, "nice"), "-n", String(NICENESS)];
  // Entering a user namespace clears the parent-death signal, so that comes first there and the signal after it.
  if (plan.identities === "user-namespace") {
    words.push(tool(tools, "unshare"), "--user", "--map-root-user", "--");
  }
  if (plan.identities !== "same") limits.push(`--nproc=${PROCESS_LIMIT}`);
  words.push(tool(tools, "setpriv"), "--pdeathsig", "KILL", "--");
  words.push(tool(tools, "prlimit"), ...limits, "--");
  if (plan.namespaces) {
    words.push(tool(tools, "unshare"), "-n", "-i", "-m", "-p", "--fork", "--kill-child=KILL", "--");
  }
  if (plan.privateRoot) {
    if (root === undefined) throw new Error("the plan needs a private root");
    const paths = [root.dir, tool(tools, "mount"), root.mounts, tool(tools, "env"), tool(tools, "chroot")];
    const redirect = hasGuestStderr(options) ? ` 2>&${GUEST_STDERR} ${GUEST_STDERR}>&-` : "";
    words.push(tool(tools, "sh"), "-c", `${ENTER_ROOT}${redirect}`, ...paths);
  }
  return words;
}

/** What gives up the rights; runs last, inside the private root where there is one. */
function dropped({ plan, tools, uid }: CommandOptions): readonly string[] {
  const words = [
    plan.privateRoot ? "/setpriv" : tool(tools, "setpriv"),
    "--no-new-privs",
    "--pdeathsig",
    "KILL",
  ];
  if (plan.identities === "own") {
    if (uid === undefined) throw new Error("the plan needs a uid");
    words.push("--reuid", String(uid), "--regid", String(uid), "--clear-groups");
  }
  if (plan.identities !== "same") words.push("--bounding-set=-all", "--inh-caps=-all");
  words.push("--");
  return words;
}
