/** JSON documents of images: bounded, strict, and written in one way. */

import { firstProblem, parseStrictJson, type Validator } from "../protocol/index.js";
import { OciError, type OciErrorCode } from "./error.js";

/** Largest manifest, index or configuration, bytes. The distribution specification asks registries for 4 MiB. */
export const MAX_DOCUMENT: number = 1024 * 1024;

/** Reads a document of a stranger. Throws `image-too-large`, or `code`. */
export function readDocument<T>(bytes: Uint8Array, validator: Validator<T>, code: OciErrorCode): T {
  if (bytes.length > MAX_DOCUMENT)
    throw new OciError("image-too-large", `${bytes.length} bytes of JSON, at most ${MAX_DOCUMENT} are taken`);
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new OciError(code, cause instanceof Error ? cause.message : "unreadable", { cause });
  }
  if (!validator(value)) throw new OciError(code, firstProblem(validator));
  return value;
}

/** The bytes of a document; equal values with equal order of keys give equal bytes. */
export function writeDocument(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
