/** What an engine asked for, in words. */

import { functionOf, serveCall, type CallApi, type ToRobot } from "../protocol/index.js";

/** Thrown by the functions below, so that nothing is served. */
class Captured extends Error {}

/** One line for people, such as `motion.drive({vx: 0.2, vy: 0, wz: 0}, 300)`. */
export function describe(message: ToRobot): string {
  switch (message.op) {
    case "call":
      return describeCall(message.fn, message.args);
    case "wait":
      return `a wait until ${message.deadlineNs} ns`;
    case "detach":
      return "its end";
    case "attach":
      return "its beginning";
  }
}

function describeCall(fn: number, args: Uint8Array): string {
  const info = functionOf(fn);
  if (!info) return `call ${fn}`;
  let values: readonly unknown[] = [];
  const capture = (...given: readonly unknown[]): never => {
    values = given;
    throw new Captured();
  };
  // Every function of every interface captures; the table's own codec reads the arguments.
  const part: unknown = new Proxy({}, { get: () => capture });
  const api: unknown = new Proxy({}, { get: () => part });
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever is asked of it, it captures
    void serveCall(api as CallApi, fn, args);
  } catch (error) {
    if (!(error instanceof Captured))
      return `${info.interface}.${info.name} with arguments that cannot be read`;
  }
  return `${info.interface}.${info.name}(${values.map(text).join(", ")})`;
}

function text(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}: ${text(one)}`)
      .join(", ")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
