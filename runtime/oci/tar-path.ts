/** Paths in a layer, as one way to write each. */

import { OciError } from "./error.js";

const MAX_PATH = 4096;

/** The path without a slash at either end; empty for the root. Throws `layer-entry-refused`. */
export function cleanPath(name: string): string {
  const refuse = (why: string): OciError =>
    new OciError("layer-entry-refused", `${JSON.stringify(name.slice(0, 200))} ${why}`);
  if (name.length > MAX_PATH) throw refuse("is too long for a path");
  if (/\p{Cc}|\\/u.test(name)) throw refuse("has a character that no path of ours has");
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw refuse("leads out of the image");
  if (parts.some((part) => part.startsWith(".wh.")))
    throw refuse("removes what another layer brought; make the image in one layer");
  return parts.join("/");
}
