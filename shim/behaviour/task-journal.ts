/**
 * What of each container would be left behind by a daemon that is killed: its engine, which the kernel ends with
 * the daemon, and its cgroup, which is noted before it is made. The next daemon clears it away.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { replaceFile } from "@sandpaw/runtime/policy";
import {
  integerShape,
  listShape,
  objectShape,
  optional,
  stringShape,
  systemErrorCode,
  type Shape,
} from "@sandpaw/runtime/protocol";
import { isAlive, stampOf } from "@sandpaw/runtime/supervisor";

import { removeCgroup } from "../cgroup/index.js";
import { ShimError } from "../error.js";

/** One container. */
export interface JournalledTask {
  readonly namespace: string;
  readonly id: string;
  /** Of its engine; absent while it has none. */
  readonly pid?: number;
  /** Folders that are to go with it, there or not. */
  readonly cgroups: readonly string[];
}

interface Entry extends JournalledTask {
  readonly startedAt: string;
}

const entryShape: Shape<Entry> = objectShape({
  namespace: stringShape(80),
  id: stringShape(80),
  pid: optional(integerShape(1, 4_194_304)),
  startedAt: stringShape(32),
  cgroups: listShape(stringShape(4096, /^\/[^\0]+$/), 16),
});

/** The journal of a node's containers. */
export interface TaskJournal {
  /** Throws `notes-unwritable`. */
  write(task: JournalledTask): void;
  remove(namespace: string, id: string): void;
  /** Clears away what a daemon before this one has left; answers how many containers that were. */
  sweep(): Promise<number>;
}

/** Opens the journal in a folder that only root can write to. */
export function createTaskJournal(folder: string): TaskJournal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Neither part may hold a slash, and namespaces have no underscore at their end.
  const file = (namespace: string, id: string): string => join(folder, `${namespace}__${id}.json`);

  return {
    write(task) {
      const startedAt = (task.pid !== undefined && stampOf(task.pid)?.startedAt) || "";
      const path = file(task.namespace, task.id);
      try {
        replaceFile(path, JSON.stringify({ ...task, startedAt }), 0o600);
      } catch (cause) {
        rmSync(path, { force: true });
        throw new ShimError("notes-unwritable", `${path}: ${systemErrorCode(cause) ?? "unknown"}`, { cause });
      }
    },
    remove(namespace, id) {
      rmSync(file(namespace, id), { force: true });
    },
    async sweep() {
      const names = readdirSync(folder);
      for (const name of names) {
        const entry = entryOf(join(folder, name));
        if (entry !== undefined) await clear(entry);
        rmSync(join(folder, name), { force: true });
      }
      return names.length;
    },
  };
}

function entryOf(path: string): Entry | undefined {
  try {
    return entryShape(JSON.parse(readFileSync(path, "utf8")), path);
  } catch {
    return undefined;
  }
}

async function clear({ pid, startedAt, cgroups }: Entry): Promise<void> {
  if (pid !== undefined && startedAt !== "" && isAlive({ pid, startedAt })) process.kill(pid, "SIGKILL");
  for (const cgroup of cgroups) await removeCgroup(cgroup);
}
