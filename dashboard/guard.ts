/**
 * Who may talk to the console: this machine, under this machine's name. A page of another site reaches
 * 127.0.0.1 too, by a form, a fetch, or a name that it points here; it shows in `Host` or `Origin`.
 */

import type { IncomingMessage } from "node:http";

const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Why a request is refused, or undefined. */
export function refusal({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  const { host, origin } = headers;
  if (host === undefined || !OWN_NAMES.has(host.replace(/:\d{1,5}$/, ""))) {
    return "the console answers only as 127.0.0.1 or localhost";
  }
  if (origin !== undefined && origin !== `http://${host}`) return "the request comes from another site";
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return "the request comes from another site";
  return undefined;
}
