/**
 * Descriptors that this process was given by whoever started it, and would hand on to an engine without knowing.
 * Node can neither close them for a child nor mark them, so each is covered with /dev/null.
 */

import { readdirSync, readFileSync } from "node:fs";
import type { StdioOptions } from "node:child_process";
import type { Stream } from "node:stream";

/** One descriptor of a child, as `spawn` takes it. */
export type ChildDescriptor = "ignore" | "pipe" | Stream | number;

const O_CLOEXEC = 0o2000000;

/** Descriptors beyond the standard three that a child would inherit. */
function inheritable(): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync("/proc/self/fd");
  } catch {
    return [];
  }
  return names.map(Number).filter((fd) => {
    if (fd < 3) return false;
    try {
      const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
      return flags !== undefined && (Number.parseInt(flags, 8) & O_CLOEXEC) === 0;
    } catch {
      // It was the listing's own.
      return false;
    }
  });
}

/** The wanted descriptors, and `devNull` in the place of each that would leak. */
export function coverInherited(wanted: readonly ChildDescriptor[], devNull: number): StdioOptions {
  const all = [...wanted];
  for (const fd of inheritable()) {
    if (fd < wanted.length) continue;
    while (all.length < fd) all.push("ignore");
    all[fd] = devNull;
  }
  return all;
}
