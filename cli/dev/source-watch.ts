/**
 * Tells when a project's sources have changed. What the kernel tells is only a hint to look again: editors write
 * in place, in halves, or rename a new file over the old one. A slow look without a hint serves file systems
 * that tell nothing.
 */

import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

export interface SourceWatchOptions {
  readonly dir: string;
  readonly onChange: () => void;
  /** After the last hint, ms. */
  readonly quietMs?: number;
  /** Between looks without a hint, ms. */
  readonly pollMs?: number;
}

/** A watch under way. */
export interface SourceWatch {
  /** Whether a source is empty right now: a file that is about to be written. */
  readonly hasEmpty: boolean;
  close(): void;
}

interface Sight {
  /** One line per file: what changes when the file does. */
  readonly text: string;
  readonly folders: ReadonlySet<string>;
  readonly hasEmpty: boolean;
}

const QUIET_MS = 15;
const POLL_MS = 1000;
const SOURCE = /\.(ts|json)$/;
/** What is made by tools: never a source. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "build", "dist"]);
const MAX_FILES = 10_000;

/** Watches TypeScript and JSON files below a folder. */
export function watchSources({ dir, onChange, quietMs, pollMs }: SourceWatchOptions): SourceWatch {
  const watchers = new Map<string, FSWatcher>();
  let seen = look(dir);
  let timer: NodeJS.Timeout | undefined;

  function hint(): void {
    clearTimeout(timer);
    timer = setTimeout(check, quietMs ?? QUIET_MS);
  }

  function check(): void {
    const now = look(dir);
    follow(now.folders);
    const isNew = now.text !== seen.text;
    seen = now;
    if (isNew) onChange();
  }

  function follow(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) if (!watchers.has(folder)) add(folder);
  }

  function add(folder: string): void {
    try {
      const watcher = watch(folder, hint);
      // A folder that went away, or no watches left: the slow look finds what changes.
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, watcher);
    } catch {
      // As above.
    }
  }

  follow(seen.folders);
  const poll = setInterval(check, pollMs ?? POLL_MS);
  return {
    get hasEmpty() {
      return seen.hasEmpty;
    },
    close() {
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

function look(dir: string): Sight {
  const lines: string[] = [];
  const folders = new Set<string>();
  let hasEmpty = false;
  const enter = (folder: string): void => {
    const entries = entriesOf(folder);
    folders.add(folder);
    for (const entry of entries) {
      if (entry.name.startsWith(".") || lines.length > MAX_FILES) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) enter(path);
      } else if (SOURCE.test(entry.name)) {
        const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
        if (stats === undefined) continue;
        lines.push(`${path} ${stats.ino} ${stats.size} ${stats.mtimeNs}`);
        hasEmpty ||= stats.size === 0n;
      }
    }
  };
  enter(dir);
  return { text: lines.join("\n"), folders, hasEmpty };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It went away between two looks.
    return [];
  }
}
