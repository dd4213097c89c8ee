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

/** How a plan may be tried: what costs least comes first. */
interface Way {
  readonly libraries: PrivateRootOptions["libraries"];
  readonly quickFlags: readonly string[];
}

/** A Node that does not know a flag does not start with it; a machine may refuse to bind a library. */
const WAYS: readonly Way[] = [
  { libraries: "bound", quickFlags: QUICK_FLAGS },
  { libraries: "bound", quickFlags: [] },
  { libraries: "copied", quickFlags: QUICK_FLAGS },
  { libraries: "copied", quickFlags: [] },
];

/** What started Node, or why nothing did. */
type Trial =
  | { readonly ok: true; readonly quickFlags: readonly string[]; readonly root?: PrivateRoot }
  | { readonly ok: false; readonly reason: string };

/** Tries a plan in every way; leaves no root behind but that of the way that started Node. */
async function tryPlan(plan: Plan, tools: Tools, options: SurveyOptions): Promise<Trial> {
  const lacking = missingTools(plan, tools);
  if (lacking.length > 0) return { ok: false, reason: `this machine has no ${lacking.join(", ")}` };
  // Without a root there are no libraries to be had in another way.
  const ways = plan.privateRoot ? WAYS : WAYS.filter(({ libraries }) => libraries === "bound");
  let reason = "no reason";
  for (const { libraries, quickFlags } of ways) {
    const root = plan.privateRoot ? await rootFor(options, tools, libraries) : undefined;
    if (plan.privateRoot && root === undefined) {
      reason = "the root of the engines could not be built";
      continue;
    }
    const rootPart = root === undefined ? {} : { root };
    const outcome = await run(
      engineCommand({
        plan,
        tools,
        isTrial: true,
        node: options.node,
        // Reads the bundle and runs none of it: an engine that cannot read its own code is noticed here.
        nodeArgs: ["--check", ...quickFlags, root === undefined ? options.bundle : INSIDE.bundle],
        ...(plan.identities === "own" ? { uid: TRIAL_UID } : {}),
        ...rootPart,
      }),
    );
    if (outcome.ok) return { ok: true, quickFlags, ...rootPart };
    root?.remove();
    ({ reason } = outcome);
  }
  return { ok: false, reason };
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
  const reasons = new Map<WallName, string>();
  // What the weakest plan met, which asks for least.
  let why = "no reason";
  for (const plan of plansFor(options.uid)) {
    const trial = await tryPlan(plan, tools, options);
    const walls = new Set(wallsOf(plan));
    if (!trial.ok) {
      why = trial.reason;
      for (const wall of walls) if (!reasons.has(wall)) reasons.set(wall, why);
      continue;
    }
    if (options.permissionFlag === undefined) {
      walls.delete("node-permissions");
      reasons.set("node-permissions", "this Node has no permission model");
    }
    const { root, quickFlags } = trial;
    return {
      plan,
      tools,
      quickFlags,
      walls: WALL_NAMES.map((wall) => report(wall, walls, reasons)),
      ...(root === undefined ? {} : { root, code: codeFor(options, plan, tools, root, quickFlags) }),
    };
  }
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
