/** What people are told when the file system refuses: a folder that is not theirs is no defect of sandpaw. */

import { systemErrorCode } from "@sandpaw/runtime/protocol";
import { CliError } from "./error.js";

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "you may not read or write there",
  EPERM: "the system does not permit it",
  EROFS: "that disk can only be read",
  EEXIST: "something else is there already",
  ENOTDIR: "a part of this path is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  ENOENT: "it, or the folder that it should lie in, is not there",
  ENOTEMPTY: "the folder is not empty",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
};
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** The coded form of an error of the file system; undefined for any other error. */
export function fileError(error: unknown): CliError | undefined {
  const code = systemErrorCode(error);
  if (!(error instanceof Error) || code === undefined) return undefined;
  const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
  // A write that finds the disk full knows only its descriptor.
  if (FULL.has(code)) return new CliError("disk-full", `${path ?? "a file"}: ${code}`, { cause: error });
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  // A program that could not be started has a path too; it is none that the person gave.
  const isOfFiles = !("syscall" in error && String(error.syscall).startsWith("spawn"));
  if (path === undefined || words === undefined || !isOfFiles) return undefined;
  return new CliError("file-unusable", `${path}: ${words} (${code})`, { cause: error });
}
