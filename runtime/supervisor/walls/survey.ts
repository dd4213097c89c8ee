/** Finds the strongest plan that works on this machine by trying it, and says which walls are missing and why. */

import { join } from "node:path";

import { SupervisorError } from "../error.js";
import { run } from "./run-tool.js";
import { INSIDE, buildPrivateRoot, type PrivateRoot, type PrivateRootOptions } from "./private-root.js";
import { engineCommand } from "./command.js";
import { keepEngineCode, type EngineCode } from "./engine-code.js";
import { engineNodeArgs } from "./node-args.js";
import { missingTools, plansFor, wallsOf, type Plan } from "./plan.js";
import { findTools, type Tools } from "./tool.js";
import { TRIAL_UID } from "./uid-range.js";
import { WALL_NAMES, type WallName, type WallReport } from "./wall.js";

/** How engines are started here. */
export interface Survey {
  readonly plan: Plan;
  readonly tools: Tools;
  readonly walls: readonly WallReport[];
  /** Flags of Node that only save time, as far as this Node knows them. */
  readonly quickFlags: readonly string[];
  /** Built once; used by every engine of this supervisor. */
  readonly root?: PrivateRoot;
  /** Where there is a root to keep it in. */
  readonly code?: EngineCode;
}

export interface SurveyOptions {
  /** Effective uid of this process. */
  readonly uid: number;
  readonly node: string;
  /** The engine's bundle. */
  readonly bundle: string;
  /** The script that runs the bundle in a private root. */
  readonly start: string;
  /** A private folder for the engines' root. */
  readonly folder: string;
  readonly tools?: Tools;
  /** The flag of Node's permission model; undefined where this Node has none. */
  readonly permissionFlag: string | undefined;
}

/**
 * Node's own heap image comes with hashes of its strings; to hash them all anew for each process, so that nobody can
 * guess them, is a quarter of Node's start. Whoever could use the guess is the guest, against its own engine.
 */
const QUICK_FLAGS: readonly string[] = ["--no-rehash-snapshot"];

/** Why a plan cannot be used, or undefined when it started Node. */
async function refusalOf(
  plan: Plan,
  tools: Tools,
  options: SurveyOptions,
  root: PrivateRoot | undefined,
  quickFlags: readonly string[],
): Promise<string | undefined> {
  const lacking = missingTools(plan, tools);
  if (lacking.length > 0) return `this machine has no ${lacking.join(", ")}`;
  if (plan.privateRoot && root === undefined) return "the root of the engines could not be built";
  const command = engineCommand({
    plan,
    tools,
    isTrial: true,
    node: options.node,
    // Reads the bundle and runs none of it: an engine that cannot read its own code is noticed here.
    nodeArgs: ["--check", ...quickFlags, plan.privateRoot ? INSIDE.bundle : options.bundle],
    ...(plan.identities === "own" ? { uid: TRIAL_UID } : {}),
    ...(plan.privateRoot && root !== undefined ? { root } : {}),
  });
  const outcome = await run(command);
  return outcome.ok ? undefined : outcome.reason;
}

async function rootFor(
  options: SurveyOptions,
  tools: Tools,
  libraries: PrivateRootOptions["libraries"],
): Promise<PrivateRoot | undefined> {
  try {
    return await buildPrivateRoot({ ...options, parent: options.folder, tools, libraries });
  } catch {
    return undefined;
  }
}

/** The code is made by an engine of this very plan, with the same flags. */
function codeFor(
  options: SurveyOptions,
  plan: Plan,
  tools: Tools,
  root: PrivateRoot,
  quickFlags: readonly string[],
): EngineCode {
  const { node, permissionFlag } = options;
  const args = engineNodeArgs({ permissionFlag, quickFlags, readable: INSIDE.all, script: INSIDE.start });
  const command = engineCommand({
    plan,
    tools,
    root,
    isTrial: true,
    node,
    nodeArgs: [...args, "rehearse"],
    ...(plan.identities === "own" ? { uid: TRIAL_UID } : {}),
  });
  return keepEngineCode(command, join(root.dir, INSIDE.code));
}

/** Tries the plans for this user, strongest first. Throws `engine-not-ready` when none starts Node. */
export async function surveyWalls(options: SurveyOptions): Promise<Survey> {
  const tools = options.tools ?? findTools();
  let root = await rootFor(options, tools, "bound");
  const reasons = new Map<WallName, string>();
  let refusal: string | undefined;
  for (const plan of plansFor(options.uid)) {
    // A Node that does not know a flag does not start with it.
    let quickFlags = QUICK_FLAGS;
    refusal = await refusalOf(plan, tools, options, root, quickFlags);
    if (refusal !== undefined) refusal = await refusalOf(plan, tools, options, root, (quickFlags = []));
    if (refusal !== undefined && plan.privateRoot && root !== undefined) {
      root.remove();
      root = await rootFor(options, tools, "copied");
      refusal = await refusalOf(plan, tools, options, root, quickFlags);
    }
    const walls = new Set(wallsOf(plan));
    if (refusal !== undefined) {
      for (const wall of walls) if (!reasons.has(wall)) reasons.set(wall, refusal);
      continue;
    }
    if (options.permissionFlag === undefined) {
      walls.delete("node-permissions");
      reasons.set("node-permissions", "this Node has no permission model");
    }
    if (!plan.privateRoot) root?.remove();
    return {
      plan,
      tools,
      quickFlags,
      walls: WALL_NAMES.map((wall) => report(wall, walls, reasons)),
      ...(plan.privateRoot && root !== undefined
        ? { root, code: codeFor(options, plan, tools, root, quickFlags) }
        : {}),
    };
  }
  root?.remove();
  // What the weakest plan met, which asks for least.
  const why = refusal ?? "no reason";
  throw new SupervisorError("engine-not-ready", `Node cannot be started as an engine: ${why}`);
}

function report(
  wall: WallName,
  present: ReadonlySet<WallName>,
  reasons: ReadonlyMap<WallName, string>,
): WallReport {
  if (present.has(wall)) return { wall, present: true };
  return { wall, present: false, reason: reasons.get(wall) ?? "needs root" };
}
