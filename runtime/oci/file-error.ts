/** What the file system says, as an error that people understand. */

import { systemErrorCode } from "../protocol/index.js";
import { OciError, type OciErrorCode } from "./error.js";

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EACCES: "may not be used by you",
  EPERM: "may not be used by you",
  EROFS: "is on a disk that cannot be written",
  ENOSPC: "cannot be written: the disk is full",
  EDQUOT: "cannot be written: your share of the disk is full",
  EFBIG: "cannot be written: the file would become larger than is allowed",
  ELOOP: "is a link",
  EISDIR: "is a folder",
  ENOTDIR: "is not in a folder",
};

/** Wraps the error of a call on `path`; an error that is ours already stays as it is. */
export function fileError(code: OciErrorCode, path: string, cause: unknown): OciError {
  if (cause instanceof OciError) return cause;
  const name = systemErrorCode(cause);
  const why = name === undefined ? String(cause) : (MEANINGS[name] ?? `failed with ${name}`);
  return new OciError(code, `${path} ${why}`, { cause });
}
