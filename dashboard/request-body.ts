/** Reads the little that a page may send: one small JSON object. */

import type { IncomingMessage } from "node:http";

import { ConsoleError } from "./error.js";

const MAX_BODY = 1024;

/** Rejects with `request-invalid`: too long, not JSON, or not of this type, which a form of another site cannot send. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers["content-type"] !== "application/json")
    throw new ConsoleError("request-invalid", "send JSON as application/json");
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Not destroyed when we leave: the refusal goes out on the same connection.
  const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_BODY)
      throw new ConsoleError("request-invalid", `the body is longer than ${MAX_BODY} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new ConsoleError("request-invalid", "the body is not JSON", { cause });
  }
}
