/** The functions of the robot API with their types forgotten. */

import { FUNCTIONS, type RobotFunction } from "@sandpaw/runtime/protocol";

/** A function of the table by its name, its types forgotten. */
export function anyFunction(key: string): RobotFunction<readonly unknown[], unknown> {
  const found: unknown = new Map<string, unknown>(Object.entries(FUNCTIONS)).get(key);
  if (found === undefined) throw new Error(`${key} is not in the table`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the values come from the model, not from types
  return found as RobotFunction<readonly unknown[], unknown>;
}
