/**
 * The signed head: which line was the last one at a time. It lies elsewhere than the log, so that cutting the log's
 * end shows. ECDSA P-256 over SHA-256 of the text below, DER, base64.
 */

import { sign, verify, type KeyObject } from "node:crypto";

import { integerShape, objectShape, stringShape } from "../protocol/index.js";
import type { ChainEnd } from "./chain.js";

export interface Head extends ChainEnd {
  readonly robot: string;
  /** The file that has this line. */
  readonly file: string;
  /** When it was signed, ISO 8601. */
  readonly t: string;
}

export interface SignedHead extends Head {
  readonly signature: string;
}

const shape = objectShape({
  robot: stringShape(63),
  file: stringShape(64),
  n: integerShape(0, Number.MAX_SAFE_INTEGER),
  hash: stringShape(64),
  t: stringShape(64),
  signature: stringShape(256),
});

function textOf({ robot, file, n, hash, t }: Head): Buffer {
  return Buffer.from(`sandpaw-audit-head-1\n${robot}\n${file}\n${n}\n${hash}\n${t}\n`);
}

/** Signs on another thread: on a slow robot a signature takes longer than the safety loop may be late. */
export function signHead(head: Head, key: KeyObject): Promise<SignedHead> {
  return new Promise((resolve, reject) => {
    sign("sha256", textOf(head), key, (error, signature) => {
      if (error) reject(error);
      else resolve({ ...head, signature: signature.toString("base64") });
    });
  });
}

/** Whether this key has signed it. */
export function isSigned(head: SignedHead, key: KeyObject): boolean {
  return verify("sha256", textOf(head), key, Buffer.from(head.signature, "base64"));
}

/** One head as a line of a file. */
export function headText({ robot, file, n, hash, t, signature }: SignedHead): string {
  return `${JSON.stringify({ robot, file, n, hash, t, signature })}\n`;
}

/** A head as it was read; undefined when it is none. */
export function readHead(text: string): SignedHead | undefined {
  try {
    return shape(JSON.parse(text), "the head");
  } catch {
    return undefined;
  }
}
