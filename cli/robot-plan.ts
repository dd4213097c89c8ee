/** Where a behaviour runs from the command line: on a robot that is there, or on one that is brought for it. */

import { robotPaths } from "@sandpaw/runtime/protocol";
import type { Arguments } from "./arguments.js";
import type { Closing } from "./closing.js";
import type { Context } from "./context.js";
import { CliError } from "./error.js";
import { startPage, type Page } from "./page.js";
import { runDirOf } from "./place.js";
import { chooseRobot, robotNames } from "./robot-choice.js";
import { freeRobotName, startSimulatedRobot } from "./simulated-robot.js";

/** Where it runs. */
export type RobotPlan =
  | { readonly kind: "none" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "simulated"; readonly base: string; readonly world: string; readonly seed: number };

const MAX_SEED = 4_294_967_295;

/** What `--robot`, `--world` and `--seed` say, and which robots run. Throws `usage`, `robot-…`. */
export function planRobot(args: Arguments, context: Context): RobotPlan {
  const named = args.text("robot");
  if (named === "none") return { kind: "none" };
  const world = args.text("world");
  const seed = args.whole("seed", 0, MAX_SEED);
  if (
    named === undefined &&
    (world !== undefined || seed !== undefined || robotNames(context).length === 0)
  ) {
    return { kind: "simulated", base: "sim", world: world ?? "flat", seed: seed ?? 1 };
  }
  if (world !== undefined || seed !== undefined) {
    throw new CliError("usage", "--world and --seed are for a simulated robot of its own, without --robot");
  }
  return { kind: "named", name: chooseRobot(context, named) };
}

/** A robot that answers. */
export interface Brought {
  /** Its name; absent for none. */
  readonly robot?: string;
  /** Resolves when it goes away by itself. */
  readonly lost?: Promise<string>;
}

/** Brings the robot; what was started is ended by `closing`. */
export async function bringRobot(
  context: Context,
  plan: RobotPlan,
  { closing, onNotice }: { readonly closing: Closing; readonly onNotice: (text: string) => void },
): Promise<Brought> {
  switch (plan.kind) {
    case "none":
      return {};
    case "named":
      return { robot: plan.name };
    case "simulated": {
      const { base, world, seed } = plan;
      const name = freeRobotName(context, base);
      onNotice(`starting a simulated robot of its own: "${name}" in the world ${world}`);
      const robot = await startSimulatedRobot(context, { name, world, seed });
      let closed = false;
      closing.add(() => {
        closed = true;
        return robot.close();
      });
      // While we close it ourselves, nobody needs to hear that it goes.
      const lost = robot.lost.then((why) => (closed ? new Promise<string>(() => undefined) : why));
      return { robot: name, lost };
    }
  }
}

/** Serves the robot's page on this port of loopback. */
export async function bringPage(
  context: Context,
  { robot, port }: { readonly robot: string; readonly port: number },
  { closing, onNotice }: { readonly closing: Closing; readonly onNotice: (text: string) => void },
): Promise<Page> {
  const page = await startPage(context, robotPaths(runDirOf(context), robot).view, port);
  closing.add(() => page.close());
  onNotice(`page with map and STOP button: ${page.url}`);
  return page;
}
