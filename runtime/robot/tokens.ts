/** Tokens that bind an engine's connection to a session: 128 random bits, good once and for five seconds. */

import { timingSafeEqual } from "node:crypto";

import { TOKEN_LIFE_MS } from "../protocol/index.js";

const TOKEN_BYTES = 16;
const LIFE_NS = BigInt(TOKEN_LIFE_MS) * 1_000_000n;

/** Outstanding tokens and what each is for. */
export interface Tokens<T> {
  /** A fresh token for `value`. */
  issue(value: T): Uint8Array;
  /** What the token was for, once; undefined when it is wrong, used or late. */
  redeem(token: Uint8Array): T | undefined;
  /** Takes back whatever was issued for `value`. */
  revoke(value: T): void;
}

/** `nowNs` is the machine's clock also in lockstep: a token's life has nothing to do with the world. */
export function createTokens<T>(nowNs: () => bigint, random: (bytes: number) => Uint8Array): Tokens<T> {
  let issued: { readonly token: Uint8Array; readonly value: T; readonly untilNs: bigint }[] = [];

  function forgetLate(): void {
    const now = nowNs();
    issued = issued.filter((one) => now <= one.untilNs);
  }

  return {
    issue(value) {
      forgetLate();
      const token = random(TOKEN_BYTES);
      issued.push({ token, value, untilNs: nowNs() + LIFE_NS });
      return token;
    },
    redeem(token) {
      forgetLate();
      if (token.length !== TOKEN_BYTES) return undefined;
      // Every token is compared, so that the time taken tells nothing about any of them.
      const found = issued.filter((one) => timingSafeEqual(one.token, token))[0];
      if (found) issued = issued.filter((one) => one !== found);
      return found?.value;
    },
    revoke(value) {
      issued = issued.filter((one) => one.value !== value);
    },
  };
}
