/** Whether a word on the command line is an image or a file. */

import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { OciError, parsePlace, type ImagePlace } from "@sandpaw/runtime/oci";
import type { Context } from "./context.js";

/** The image that is meant; undefined where it is a file, or may have been meant as one. */
export function imageArgument(context: Context, word: string): ImagePlace | undefined {
  if (/^oci(-archive)?:/.test(word)) return parsePlace(word);
  const path = resolve(context.cwd, word);
  if (existsSync(path)) {
    const isLayout = statSync(path).isDirectory() && existsSync(join(path, "oci-layout"));
    return isLayout ? { kind: "folder", path } : undefined;
  }
  try {
    return parsePlace(word);
  } catch (error) {
    // What is no name of an image was meant as a file, which is then said not to be there.
    if (error instanceof OciError) return undefined;
    throw error;
  }
}
