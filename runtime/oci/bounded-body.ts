/** Reads an answer that has to be small. */

import { OciError } from "./error.js";
import type { HttpAnswer, Transport } from "./transport.js";

/** The whole body. Throws `image-too-large` as soon as it is more than is taken. */
export async function readBounded(
  { body, headers }: HttpAnswer,
  maxBytes: number,
  url: URL,
  transport: Pick<Transport, "error">,
): Promise<Uint8Array> {
  const tooLarge = (): OciError =>
    new OciError(
      "image-too-large",
      `${url.host} answers with more than the ${maxBytes} bytes that are taken`,
    );
  try {
    if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    body.destroy();
    throw transport.error(url, cause);
  }
}
