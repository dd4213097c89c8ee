/** A robot that gives prepared answers, behind our glue or behind jco's, and notes what it was asked. */

import { bindReactor, GuestMemory, linkRobot, type GlueHost, type Reactor } from "@sandpaw/runtime/engine";
import { createSnapshot, putSnapshot, type GuestEvent, type SnapshotValues } from "@sandpaw/runtime/protocol";
import { compileCore, instantiateCore, type CoreImports } from "../harness/index.js";
import { anyFunction } from "../runtime/wit/any-function.js";
import { API } from "../runtime/wit/definition.js";
import { camelCase } from "../runtime/wit/lift.js";
import type { Encoding } from "./component.js";
import { reactorOf, unwrap, type ComponentExports } from "./jco-values.js";

/** What the robot answers: a value for each function but `log.write` and `events.wait`, and the events in order. */
export interface Answers {
  readonly values: ReadonlyMap<string, unknown>;
  readonly events: readonly GuestEvent[];
}

/** A guest that runs, with everything that it asked so far: function and arguments; hot reads are not noted. */
export interface Running {
  readonly reactor: Reactor;
  readonly asked: readonly (readonly [key: string, ...args: unknown[]])[];
}

const INTERFACES = API.interfaces.map((one) => one.name);

/** Runs a module behind our glue. */
export function runWithGlue(bytes: Uint8Array, encoding: Encoding, answers: Answers): Running {
  const asked: [string, ...unknown[]][] = [];
  const events = [...answers.events];
  const snapshot = createSnapshot();
  for (const { key, carriage } of API.functions) {
    if (carriage === "snapshot") putAny(snapshot, key, answers.values.get(key));
  }
  const held = { bytes: snapshot, words: new Int32Array(snapshot.buffer) };
  const host: GlueHost = {
    snapshot: () => held,
    call: (id, bytesOfArgs) => {
      const key = API.functions.find((one) => one.id === id)?.key ?? "";
      asked.push([key, ...anyFunction(key).decodeArgs(bytesOfArgs)]);
      return anyFunction(key).encodeResult(answers.values.get(key));
    },
    wait: (timeoutMs) => {
      asked.push(["events.wait", timeoutMs]);
      return events.shift();
    },
    log: (level, message) => void asked.push(["log.write", level, message]),
  };
  const guest = new GuestMemory(encoding);
  const exports = instantiateCore(compileCore(bytes), linkRobot(guest, host, INTERFACES));
  guest.bind(exports);
  return { reactor: bindReactor(guest, exports), asked };
}

/** Runs a loaded component behind jco's glue. */
export function runComponent(load: (imports: CoreImports) => ComponentExports, answers: Answers): Running {
  const asked: [string, ...unknown[]][] = [];
  const events = [...answers.events];
  const imports: Record<string, Record<string, (...args: never[]) => unknown>> = {};
  for (const { key, owner, func, carriage } of API.functions) {
    const functions = (imports[owner.module.replace(/@.*$/, "")] ??= {});
    functions[camelCase(func.name)] = (...args) => {
      if (carriage !== "snapshot") asked.push([key, ...args]);
      if (carriage === "wait") return events.shift();
      const value = answers.values.get(key);
      return func.result?.kind === "result" ? unwrap(value) : value;
    };
  }
  const exports = load(imports);
  return { asked, reactor: reactorOf(exports) };
}

function putAny(snapshot: Uint8Array, key: string, value: unknown): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the values come from the model, not from types
  putSnapshot(snapshot, key as keyof SnapshotValues, value as never);
}
