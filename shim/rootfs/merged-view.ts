/**
 * Asks the kernel whether a file can be seen in the layers of an image as overlayfs merges them. Node cannot read
 * the attribute that makes a folder opaque, so the layers are mounted read-only in a mount namespace that nobody
 * else sees, and that ends with the question.
 */

import { execFile } from "node:child_process";

export interface MergedQuestion {
  /** Topmost first. */
  readonly layers: readonly string[];
  /** An empty folder to mount on. */
  readonly mountPoint: string;
  readonly path: string;
}

/** `$0` is the list of layers, `$1` where to mount, `$2` the path. 10 and 11 are answers, all else is none. */
const ASK = `mount -n -t overlay overlay -o "ro,lowerdir=$0" "$1" || exit 1
[ -f "$1/$2" ] && exit 10
exit 11`;
const SEEN = 10;
const HIDDEN = 11;
const LIMIT_MS = 10_000;

/** Whether it is seen; undefined where the kernel does not say. */
export function isSeen({ layers, mountPoint, path }: MergedQuestion): Promise<boolean | undefined> {
  const words = ["--mount", "--propagation", "private", "sh", "-c", ASK, layers.join(":"), mountPoint, path];
  return new Promise((resolve) => {
    execFile("unshare", words, { timeout: LIMIT_MS, killSignal: "SIGKILL" }, (error) => {
      const code = error === null ? 0 : error.code;
      resolve(code === SEEN ? true : code === HIDDEN ? false : undefined);
    });
  });
}
