/** Paths as a guest gives them: relative to a folder, and never out of it. */

import { MAX_FILE_PATH } from "../../protocol/index.js";
import type { CheckedMemory } from "./checked-memory.js";
import { ERRNO } from "./errno.js";

/** A path that stays below its folder. */
export interface GuestPath {
  /** Whole, without `.` and `..`. */
  readonly whole: string;
  /** It ends in a slash, so it can only be a folder. */
  readonly folderOnly: boolean;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads the text at `at`, which lies below the folder; or the errno. `..` is taken by its words, before links are followed. */
export function readGuestPath(
  memory: CheckedMemory,
  folder: string,
  at: number,
  length: number,
): GuestPath | number {
  if (!memory.holds(at >>> 0, length >>> 0)) return ERRNO.fault;
  if (length >>> 0 > MAX_FILE_PATH) return ERRNO.nametoolong;
  let text: string;
  try {
    text = UTF8.decode(memory.bytes().subarray(at >>> 0, (at >>> 0) + (length >>> 0)));
  } catch {
    return ERRNO.ilseq;
  }
  if (text.includes("\0")) return ERRNO.inval;
  if (text === "") return ERRNO.inval;
  if (text.startsWith("/")) return ERRNO.notcapable;
  const names: string[] = [];
  for (const name of text.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return ERRNO.notcapable;
  }
  const whole = `${folder === "/" ? "" : folder}/${names.join("/")}`;
  return {
    whole: names.length === 0 ? folder : whole,
    folderOnly: text.endsWith("/") || text.endsWith("/.") || text.endsWith("/.."),
  };
}
