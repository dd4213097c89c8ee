/**
 * The e-stop on disk. What cannot be read, or does not say `released` in so many words, is latched. Written to
 * a draft, synced, then renamed: a crash leaves the old state or the new one.
 */

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

import { objectShape, stringShape, wordShape } from "../protocol/index.js";
import type { EstopState } from "./safety/estop.js";

const releasedShape = objectShape({ state: wordShape(["released"]) });
const heldShape = objectShape({ state: wordShape(["released"]), heldBy: stringShape(128) });
const latchedShape = objectShape({
  state: wordShape(["latched"]),
  by: stringShape(128),
  at: stringShape(64),
});

function parse(text: string): EstopState {
  const value: unknown = JSON.parse(text);
  try {
    releasedShape(value, "the latch");
    return { kind: "released" };
  } catch {
    if (typeof value === "object" && value !== null && "heldBy" in value) {
      return { kind: "released", heldBy: heldShape(value, "the latch").heldBy };
    }
    const { by, at } = latchedShape(value, "the latch");
    return { kind: "latched", by, at };
  }
}

/** Reads the latch; `at` is used when the file cannot tell. */
export function readLatch(path: string, at: string): EstopState {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch {
    return { kind: "latched", by: "unreadable latch file", at };
  }
}

/** Writes the latch; returns only when it is on disk. Throws when it cannot be. */
export function writeLatch(path: string, state: EstopState): void {
  const body =
    state.kind === "released"
      ? { state: "released", ...(state.heldBy === undefined ? {} : { heldBy: state.heldBy }) }
      : { state: "latched", by: state.by, at: state.at };
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, `${JSON.stringify(body)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(path);
}

/** Removes the latch, which needs no space on the disk: without one it reads as latched. Throws when it cannot be. */
export function removeLatch(path: string): void {
  rmSync(path, { force: true });
  syncFolder(path);
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
