/** A program under way: what it prints, and how it ends. */

import type { ChildProcess } from "node:child_process";

/** How a program ended. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program under way. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Outcome>;
  /** Resolves when its output matches; rejects when it ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Closes our end of its standard output. */
  stopReading(): void;
}

/** Listens to a program whose output comes through pipes. */
export function follow(child: ChildProcess): Running {
  let out = "";
  let err = "";
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    tell();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    tell();
  });
  // It may end without reading.
  child.stdin?.on("error", () => undefined);
  const ended = new Promise<Outcome>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out, err });
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    signal: (name) => void child.kill(name),
    stopReading: () => void child.stdout?.destroy(),
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out) ?? pattern.exec(err);
          if (found === null) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(({ code }) => {
          reject(new Error(`ended with ${code} before it said ${String(pattern)}:\n${out}\n${err}`));
        });
      }),
  };
}
