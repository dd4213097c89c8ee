/** What broke between us and a registry, told apart by what a person can do about it. */

import { systemErrorCode } from "../protocol/index.js";
import { OciError } from "./error.js";

const NO_TLS: ReadonlySet<string> = new Set([
  "EPROTO",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
]);
const MEANINGS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection broke",
  EPIPE: "the connection broke",
  ENOTFOUND: "no such host is known",
  EAI_AGAIN: "the name service does not answer",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
};

/** Wraps the failure of a connection; an error that is ours already stays as it is. */
export function connectionError(url: URL, cause: unknown): OciError {
  if (cause instanceof OciError) return cause;
  const code = systemErrorCode(cause) ?? "";
  const message = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  if (NO_TLS.has(code))
    return new OciError("registry-certificate", `${url.host} does not speak TLS`, { cause });
  // Node has no prefix for those of OpenSSL's verifier; all of them speak of certificates.
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|CRL/.test(code))
    return new OciError("registry-certificate", `${url.host}: ${message ?? code}`, { cause });
  return new OciError("registry-unreachable", `${url.host}: ${MEANINGS[code] ?? message ?? code}`, { cause });
}
