/** Where a registry is reached. */

import { hostOf } from "./docker-hub.js";
import { isLoopback } from "./loopback.js";

/** The origin; without TLS where that is wanted, and on this machine unless a CA is given for it. */
export function registryOrigin(registry: string, plainHttp: boolean, hasCa: boolean): URL {
  const host = hostOf(registry);
  const url = new URL(`https://${host}`);
  const isPlain = plainHttp || (isLoopback(url.hostname) && !hasCa);
  return isPlain ? new URL(`http://${host}`) : url;
}
