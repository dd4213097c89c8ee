/** A request to a registry with everything that may come between: logins, redirects, and "later". */

import { setTimeout as sleep } from "node:timers/promises";
import type { Authorizer } from "./authorizer.js";
import { parseChallenges } from "./challenge.js";
import { OciError } from "./error.js";
import { readBounded } from "./bounded-body.js";
import { isLoopback } from "./loopback.js";
import { retryDelay } from "./retry-delay.js";
import type { HttpAnswer, HttpRequest, Transport } from "./transport.js";

const MAX_REDIRECTS = 5;
const MAX_TRIES = 5;
const MAX_REASON = 64 * 1024;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What is needed around a request. */
export interface Asker {
  readonly transport: Transport;
  readonly authorizer: Authorizer;
  /** The registry; only it is shown the authorization. */
  readonly origin: URL;
  /** For the time between tries; a number from 0 to 1. */
  readonly random: () => number;
}

/** Sends until there is an answer that is neither a redirect nor a wish to wait. Throws `registry-…`. */
export async function ask(asker: Asker, request: HttpRequest): Promise<HttpAnswer> {
  let isFresh = false;
  for (let tries = 1; ; tries += 1) {
    const sent = await sendOnce(asker, request, tries);
    if (sent === undefined) continue;
    const { answer, url } = sent;
    if (answer.status === 401 && url.origin === asker.origin.origin && !isFresh) {
      await renew(asker, sent);
      isFresh = true;
      tries -= 1;
      continue;
    }
    const isLater = answer.status === 429 || answer.status >= 500;
    if (!isLater) return answer;
    const reason = await reasonOf(asker, answer, url);
    const wait = retryDelay(answer.headers["retry-after"], tries, asker.random, Date.now());
    const isLast = tries === MAX_TRIES || request.isOnce === true || answer.status === 501;
    if (isLast || wait === undefined)
      throw new OciError(
        answer.status === 429 ? "registry-busy" : "registry-failed",
        `${url.host} answers ${answer.status}${reason}`,
      );
    await pause(asker, wait, url);
  }
}

/** What came, from where, and the authorization that was known when it was asked for. */
interface Sent {
  readonly answer: HttpAnswer;
  readonly url: URL;
  readonly header: string | undefined;
}

/** Sends along redirects; undefined where the connection broke and another try is in order. */
async function sendOnce(asker: Asker, request: HttpRequest, tries: number): Promise<Sent | undefined> {
  try {
    return await follow(asker, request);
  } catch (error) {
    const mayRepeat = error instanceof OciError && error.code === "registry-unreachable" && isPassing(error);
    if (!mayRepeat || tries >= MAX_TRIES || request.isOnce === true) throw error;
    await pause(asker, retryDelay(undefined, tries, asker.random, 0) ?? 0, request.url);
    return undefined;
  }
}

/** A connection that broke may hold the next time; a host that is not there will not come. */
function isPassing({ cause }: OciError): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ECONNRESET" || code === "EPIPE" || code === "EAI_AGAIN";
}

async function follow(asker: Asker, request: HttpRequest): Promise<Sent> {
  let { url } = request;
  for (let hops = 0; ; hops += 1) {
    const { header } = asker.authorizer;
    const isHome = url.origin === asker.origin.origin;
    const headers = {
      ...request.headers,
      ...(isHome && header !== undefined && { authorization: header }),
    };
    const answer = await asker.transport.send({ ...request, url, headers });
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!REDIRECTS.has(answer.status) || !isRead) return { answer, url, header };
    answer.body.destroy();
    url = nextPlace(url, answer.headers.location, hops);
  }
}

function nextPlace(from: URL, location: string | undefined, hops: number): URL {
  if (location === undefined || !URL.canParse(location, from.href))
    throw new OciError("registry-answer", `${from.host} sends elsewhere, and not where`);
  const url = new URL(location, from);
  if (hops >= MAX_REDIRECTS)
    throw new OciError("registry-redirect", `${from.host} sends on and on, last to ${url.host}`);
  if (!isAsSafe(from, url))
    throw new OciError("registry-redirect", `${from.host} sends to ${url.origin}, which is not encrypted`);
  return url;
}

/** Whether a way from one place to the next loses nothing. */
export function isAsSafe(from: URL, to: URL): boolean {
  if (to.protocol === "https:") return true;
  const isNear = isLoopback(to.hostname) || to.hostname === from.hostname;
  return to.protocol === "http:" && from.protocol === "http:" && isNear;
}

async function renew(asker: Asker, { answer, url, header: refused }: Sent): Promise<void> {
  answer.body.resume();
  const header = answer.headers["www-authenticate"];
  const challenges = header === undefined ? undefined : parseChallenges(header);
  if (challenges === undefined || challenges.length === 0)
    throw new OciError("registry-unauthorized", `${url.host} wants a login, and does not say which kind`);
  await asker.authorizer.renew(challenges, refused);
}

async function pause({ transport }: Asker, ms: number, url: URL): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: transport.signal });
  } catch (cause) {
    throw transport.error(url, cause);
  }
}

/** The registry's own words, for people; empty where it has none. distribution-spec 1.1, "Error Codes". */
export async function reasonOf({ transport }: Asker, answer: HttpAnswer, url: URL): Promise<string> {
  let text: string;
  try {
    text = new TextDecoder().decode(await readBounded(answer, MAX_REASON, url, transport));
  } catch {
    return "";
  }
  const message = /"message"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
  return message === undefined ? "" : ` (${message})`;
}
