/**
 * Under which name the console may be asked, and by whose page. A page of another site reaches 127.0.0.1 too, by
 * a form, a fetch, or a name that it points here; it shows in `Host` or `Origin`.
 */

import type { IncomingMessage } from "node:http";

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Where the console listens. */
export interface Place {
  /** The address given; 127.0.0.1 unless told. */
  readonly address: string;
  /** This machine's name. */
  readonly hostname: string;
}

/** Whether only this machine can reach it. */
export function isLoopback(address: string): boolean {
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address) || address === "::1" || address === "localhost";
}

/** Why a request is refused, or undefined. */
export function refusal(
  { headers, headersDistinct, socket }: IncomingMessage,
  { address, hostname }: Place,
): string | undefined {
  const { host, origin } = headers;
  if ((headersDistinct["host"] ?? []).length > 1) return "a request has one Host";
  const name = host?.replace(/:\d{1,5}$/, "").toLowerCase();
  if (name === undefined || !namesOf(address, hostname, socket.localAddress).includes(name))
    return "the console answers only under this machine's own name";
  if (origin !== undefined && origin !== `http://${host}`) return "the request comes from another site";
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return "the request comes from another site";
  return undefined;
}

/** The address that was connected to is a name too: who names it has not been sent here by a name of theirs. */
function namesOf(address: string, hostname: string, local: string | undefined): readonly string[] {
  if (isLoopback(address)) return LOOPBACK;
  const literal = (local ?? "").replace(/^::ffff:/, "");
  const own = hostname.toLowerCase();
  return [...LOOPBACK, inUrl(address).toLowerCase(), inUrl(literal), own, `${own}.local`];
}

/** An address as it stands in a URL. */
export function inUrl(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
