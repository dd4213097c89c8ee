/** How long to wait before a registry is asked again. RFC 9110, section 10.2.3. */

/** Longer than this nobody waits at a terminal, ms. */
const MAX_WAIT_MS = 60_000;
const FIRST_MS = 250;

/** Milliseconds; undefined where the registry asks for more than is waited. */
export function retryDelay(
  header: string | undefined,
  tries: number,
  random: () => number,
  now: number,
): number | undefined {
  if (header === undefined) return Math.round(FIRST_MS * 2 ** (tries - 1) * (0.5 + random() / 2));
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  // A header that is neither number nor date is as good as none.
  if (Number.isNaN(seconds)) return retryDelay(undefined, tries, random, now);
  return seconds > MAX_WAIT_MS ? undefined : Math.max(0, seconds);
}
