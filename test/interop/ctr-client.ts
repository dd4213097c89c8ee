/** `ctr` as these tests use it: containers of this runtime, each with a cgroup of the test's own. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_CGROUP, type ContainerdBench, type Outcome } from "./containerd-bench.js";
import { RUNTIME } from "./containerd-shim.js";
import { createUntil, type Until } from "./until.js";

/** The name of a test image. */
export const image = (name: string): string => `sandpaw.test/${name}:1`;

/** The text of a file, empty where there is none. */
export const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

export interface CtrClient {
  /** The words that run this image under this name, further flags before them. */
  readonly runWords: (name: string, id: string, ...flags: readonly string[]) => readonly string[];
  /** Runs it to its end, and removes it. */
  readonly run: (name: string, id: string, ...flags: readonly string[]) => Outcome;
  /** Name, pid and state of a task, as `ctr task ls` has it; one empty word where there is none. */
  readonly stateOf: (id: string) => readonly string[];
  readonly until: Until;
  /** Fails while a cgroup or a journal entry of this container is left. */
  readonly nothingLeft: (id: string) => void;
}

/** Creates a client of a containerd that starts later. */
export function createCtrClient(bench: () => ContainerdBench): CtrClient {
  const runWords = (name: string, id: string, ...flags: readonly string[]): readonly string[] => [
    "run",
    "--runtime",
    RUNTIME,
    "--fifo-dir",
    join(bench().folder, "fifo"),
    "--cgroup",
    `${TEST_CGROUP}/${id}`,
    ...flags,
    image(name),
    id,
  ];
  const run = (name: string, id: string, ...flags: readonly string[]): Outcome =>
    bench().ctr(...runWords(name, id, "--rm", ...flags));
  const stateOf = (id: string): readonly string[] =>
    (
      bench()
        .ctr("task", "ls")
        .stdout.split("\n")
        .find((line) => line.startsWith(`${id} `)) ?? ""
    ).split(/\s+/);
  const until = createUntil(() => bench().daemonLog());
  const nothingLeft = (id: string): void => {
    assert.ok(!existsSync(`/sys/fs/cgroup/memory${TEST_CGROUP}/${id}`), `the cgroup of ${id} is still there`);
    assert.ok(!readdirSync(join(bench().runDir, "shim", "tasks")).some((name) => name.includes(id)));
  };

  return { runWords, run, stateOf, until, nothingLeft };
}
