/** `--mount PATH=PLACE`: what stands for a ConfigMap or a Secret where there is no Kubernetes. */

import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { isFilePath } from "@sandpaw/runtime/policy";
import type { FileMount } from "@sandpaw/runtime/supervisor";
import type { Context } from "./context.js";
import { CliError } from "./error.js";

/** Reads the words; a place that is a link is taken as where it leads now. Throws `usage`. */
export function readMounts(context: Context, texts: readonly string[]): readonly FileMount[] {
  return texts.map((text) => {
    const at = text.indexOf("=");
    const path = text.slice(0, Math.max(0, at));
    if (!isFilePath(path) || path === "/")
      throw new CliError(
        "usage",
        `--mount takes PATH=PLACE with a whole path such as /etc/config, not "${text}"`,
      );
    return { path, source: placeOf(resolve(context.cwd, text.slice(at + 1)), text) };
  });
}

function placeOf(place: string, text: string): string {
  try {
    return realpathSync(place);
  } catch (cause) {
    throw new CliError("usage", `--mount ${text}: ${place} is not there`, { cause });
  }
}
