/**
 * The engine with jco's glue in place of ours: bundled with one transpiled component into a file that the supervisor
 * starts as its engine. It opens no file, as it runs inside the engine's walls.
 */

import { runEngineProcess, type Link, type Offer } from "@sandpaw/runtime/engine";
import { SNAPSHOT } from "@sandpaw/runtime/protocol";
import { describeApi, parseWit, resolve, type ApiFunction } from "@sandpaw/runtime/wit";
import { compileCore, type CoreImports, type CoreModule } from "../harness/web-assembly.js";
import { anyFunction } from "../runtime/wit/any-function.js";
import { camelCase, liftFrom } from "../runtime/wit/lift.js";
import { isRun, reactorOf, unwrap, type ComponentExports } from "./jco-values.js";

/** What jco wrote, as the bundle carries it. */
export interface Carried {
  readonly instantiate: (core: (name: string) => CoreModule, imports: CoreImports) => ComponentExports;
  /** Core modules by name, base64. */
  readonly core: Readonly<Record<string, string>>;
  /** The text of `robot.wit`. */
  readonly wit: string;
}

type Imported = Record<string, (...args: never[]) => unknown>;

/** Serves loads with this component, whatever module they carry. */
export function runComponentEngine(carried: Carried): void {
  runEngineProcess(linkComponent(carried));
}

function linkComponent({ instantiate, core, wit }: Carried): Link {
  const { functions } = describeApi(resolve(parseWit(wit, "robot.wit")));
  return (_module, offer) => () => {
    const imports: Record<string, Imported> = { ...adapterImports(offer) };
    for (const target of functions.filter(({ owner }) => offer.interfaces.includes(owner.name))) {
      const name = target.owner.module.replace(/@.*$/, "");
      (imports[name] ??= {})[camelCase(target.func.name)] = importOf(target, offer);
    }
    const exports = instantiate((name) => compileCore(Buffer.from(core[name] ?? "", "base64")), imports);
    const { run } = exports;
    const start = isRun(run) ? { _start: () => run.run() } : {};
    return { exports: start, reactor: reactorOf(exports) };
  };
}

/** One function of the robot API as jco wants it: values in, a value out, an error of a result thrown. */
function importOf({ key, id, func, carriage }: ApiFunction, { host }: Offer): Imported[string] {
  const { encodeArgs, decodeResult } = anyFunction(key);
  const answer = (...args: unknown[]): unknown => {
    switch (carriage) {
      case "call":
        return decodeResult(host.call(id, encodeArgs(...args)));
      case "snapshot":
        return liftFrom(host.snapshot().bytes, func.result, entryOffset(key));
      case "wait":
        return host.wait(Number(args[0]));
      case "log":
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jco has lifted it by the same definition
        return host.log(...(args as Parameters<typeof host.log>));
    }
  };
  return func.result?.kind === "result" ? (...args) => unwrap(answer(...args)) : answer;
}

function entryOffset(key: string): number {
  const found = Object.entries(SNAPSHOT.entries).find(([name]) => name === key);
  if (found === undefined) throw new Error(`${key} is not in the snapshot`);
  return found[1].offset;
}

/** What jco's adapter of WASI preview 1 needs for a program that only exits. */
function adapterImports({ wasi }: Offer): Readonly<Record<string, Imported>> {
  const exit = ({ tag }: { readonly tag: "ok" | "err" }): unknown => {
    const leave: unknown = wasi?.["proc_exit"];
    return typeof leave === "function" ? Reflect.apply(leave, undefined, [tag === "ok" ? 0 : 1]) : undefined;
  };
  return {
    "wasi:cli/exit": { exit },
    "wasi:cli/stderr": { getStderr },
    "wasi:io/error": { Error: unused },
    "wasi:io/streams": { OutputStream: unused },
  };
}

/** In place of a resource class, which jco only compares with `instanceof`. */
function unused(): void {}

function getStderr(): never {
  throw new Error("the adapter complains");
}
