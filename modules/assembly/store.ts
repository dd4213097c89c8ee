// What a behaviour wants to find again when it comes back: texts by key, within the granted bytes. A key is
// `[a-z0-9][a-z0-9._-]*`, at most 64 characters.

import * as robot from "./generated/store";

// @ts-ignore: decorator
@lazy const theText = new robot.KeptText();

/** The text under a key; null when there is none, or the key is none. */
export function get(key: string): string | null {
  if (!robot.get(key, theText) || !theText.found) return null;
  return theText.text;
}

/** Writes a text; it is on disk when this returns. False when it was not taken: a bad key, no room, too often, a full disk. */
export function set(key: string, text: string): bool {
  return robot.set(key, text) < 0;
}

/** Removes a text. False when that could not be done; a key without a text is no error. */
export function remove(key: string): bool {
  return robot.remove(key) < 0;
}

/** The keys, sorted. */
export function keys(): string[] {
  return robot.keys();
}
