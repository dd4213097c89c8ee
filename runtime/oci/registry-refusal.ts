/** What a registry's status means for whoever asked. */

import { OciError } from "./error.js";

/** A status that was not hoped for. */
export interface Refused {
  readonly status: number;
  /** The registry's words, in parentheses, or nothing. */
  readonly reason: string;
  readonly absent: "image-absent" | "blob-absent";
  readonly what: string;
}

/** The error that says it. */
export function refusal({ status, reason, absent, what }: Refused): OciError {
  if (status === 401) return new OciError("registry-unauthorized", `${what}: a login is wanted${reason}`);
  if (status === 403) return new OciError("registry-forbidden", `${what}: not for you${reason}`);
  if (status === 404) return new OciError(absent, `${what}: there is none${reason}`);
  return new OciError("registry-answer", `${what}: the registry answers ${status}${reason}`);
}
