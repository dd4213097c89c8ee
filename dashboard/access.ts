/**
 * Who may do more than look. The token is printed in the terminal that started the console; a page exchanges it
 * for a cookie that this console has signed, and that dies with it. A program sends it as `Authorization: Bearer`.
 */

import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

import { ConsoleError } from "./error.js";

/** How long a page keeps its right without the token, ms. */
const SESSION_MS = 12 * 3600 * 1000;
/** Wrong tokens of one address within a window; beyond it not even the right one is heard. */
const MAX_WRONG = 10;
const WINDOW_MS = 60_000;
/** Addresses whose mistakes are remembered; the oldest is forgotten first. */
const MAX_ADDRESSES = 1024;

export interface AccessOptions {
  /** Monotonic, ms. */
  readonly nowMs: () => number;
  /** Of this console's port: cookies of one host are shared by all its ports. */
  readonly port: () => number;
}

/** What a request shows. */
export interface Visitor {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

export class Access {
  /** 128 random bits. */
  readonly token: string = randomBytes(16).toString("base64url");
  readonly #secret = randomBytes(32);
  readonly #options: AccessOptions;
  readonly #wrong = new Map<string, { count: number; until: number }>();

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** Whether the visitor has shown the token, now or before. Throws `console-token-…` where a token is wrong. */
  isKnown(visitor: Visitor): boolean {
    const bearer = bearerOf(visitor.headers);
    if (bearer !== undefined) {
      this.#check(bearer, visitor.address);
      return true;
    }
    const prefix = `${this.#cookieName}=`;
    const cookies = (visitor.headers.cookie ?? "").split(";").map((one) => one.trim());
    return cookies.some((one) => one.startsWith(prefix) && this.#isOurs(one.slice(prefix.length)));
  }

  /** Throws `console-token-missing` or another `console-token-…`. */
  demand(visitor: Visitor): void {
    if (!this.isKnown(visitor))
      throw new ConsoleError("console-token-missing", "this needs the token that the terminal printed");
  }

  /** A cookie for the visitor that shows the right token; throws `console-token-…`. */
  exchange(visitor: Visitor): string {
    const bearer = bearerOf(visitor.headers);
    if (bearer === undefined) throw new ConsoleError("console-token-missing", "no token was sent");
    this.#check(bearer, visitor.address);
    const until = String(Math.floor(this.#options.nowMs() + SESSION_MS));
    const value = `${until}.${this.#sign(until)}`;
    return `${this.#cookieName}=${value}; Path=/; Max-Age=${SESSION_MS / 1000}; SameSite=Strict; HttpOnly`;
  }

  get #cookieName(): string {
    return `sandpaw-${this.#options.port()}`;
  }

  #isOurs(value: string): boolean {
    const [until = "", signature = ""] = value.split(".", 2);
    return isSame(signature, this.#sign(until)) && this.#options.nowMs() < Number(until);
  }

  #sign(until: string): string {
    return createHmac("sha256", this.#secret).update(until).digest("base64url");
  }

  #check(token: string, address: string): void {
    const now = this.#options.nowMs();
    const past = this.#wrong.get(address);
    const mistakes = past !== undefined && past.until > now ? past : { count: 0, until: now + WINDOW_MS };
    if (mistakes.count >= MAX_WRONG)
      throw new ConsoleError("console-token-limited", "too many wrong tokens came from this address");
    if (isSame(token, this.token)) return;
    this.#wrong.delete(address);
    this.#wrong.set(address, { ...mistakes, count: mistakes.count + 1 });
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > MAX_ADDRESSES && oldest !== undefined) this.#wrong.delete(oldest);
    throw new ConsoleError("console-token-wrong", "this is not the token of this console");
  }
}

function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return authorization?.startsWith("Bearer ") === true ? authorization.slice("Bearer ".length) : undefined;
}

/** In a time that does not tell where they differ, nor how long the secret is. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
