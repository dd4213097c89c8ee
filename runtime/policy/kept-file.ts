/**
 * Keeps what was made of files of the machine while they are what they were: the same files, unchanged, in folders
 * that only root can write. They are looked at each time; whatever else is seen means reading all of it anew, and that
 * fails closed.
 */

import { stampGuardedFile, systemGuard } from "./guarded-file.js";

/** What is kept, and while what. */
export interface KeptFiles<T> {
  /** Everything that `load` depends on; a file may be absent. */
  readonly files: readonly string[];
  readonly load: () => T;
  /** Unix time, ms. */
  readonly wallMs: () => number;
}

/**
 * A file that was changed less than this ago may be changed again without a trace in its times, whose steps are
 * those of the kernel's clock; it is read every time, ms.
 */
const SETTLED_MS = 2000;
/** Nothing is read by a look, so that no size is too large. */
const GUARD = systemGuard(0);

/** What to call in place of `load`; throws what it throws. */
export function keepWhileUnchanged<T>({ files, load, wallMs }: KeptFiles<T>): () => T {
  let kept: { readonly seen: string; readonly value: T } | undefined;

  /** What the files are, or undefined where that says too little. */
  function look(): string | undefined {
    const newest = wallMs() - SETTLED_MS;
    const seen: string[] = [];
    const looked = new Set<string>();
    for (const file of files) {
      const stamp = stampGuardedFile(file, GUARD, looked);
      if (stamp.kind === "absent") seen.push(stamp.kind);
      else if (stamp.kind === "stamp" && stamp.changedMs <= newest) seen.push(stamp.stamp);
      else return undefined;
    }
    return seen.join("\n");
  }

  return () => {
    const before = look();
    if (before !== undefined && before === kept?.seen) return kept.value;
    kept = undefined;
    const value = load();
    // What changed while it was read may be in it in part.
    if (before !== undefined && before === look()) kept = { seen: before, value };
    return value;
  };
}
