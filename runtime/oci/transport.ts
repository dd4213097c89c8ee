/** One request over HTTP or TLS, and its answer. Node's own client: its streams hold back what is not asked for. */

import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { OciError } from "./error.js";
import { connectionError } from "./connection-error.js";

/** What goes out. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Made anew for each try. */
  readonly body?: () => AsyncIterable<Uint8Array>;
  /** Set where a second try must not be made before it is known what the first one did. */
  readonly isOnce?: boolean;
}

/** What comes back; the body must be read to its end, or destroyed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: http.IncomingMessage;
}

/** Certificates of one host. */
export interface TlsFiles {
  /** PEM, in addition to those that Node brings. */
  readonly ca?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
}

/** Nothing for this long, and the connection is given up, ms. */
const IDLE_MS = 30_000;

/** Connections to whatever hosts a registry sends us to; the certificates hold for all of them. */
export class Transport {
  readonly #http: http.Agent = new http.Agent({ keepAlive: true, maxSockets: 6 });
  readonly #https: https.Agent;
  readonly #signal: AbortSignal;
  readonly #idleMs: number;

  constructor(tls: TlsFiles, signal: AbortSignal, idleMs: number = IDLE_MS) {
    this.#https = new https.Agent({
      keepAlive: true,
      maxSockets: 6,
      minVersion: "TLSv1.2",
      ...(tls.ca !== undefined && { ca: [...tls.ca] }),
      ...(tls.cert !== undefined && { cert: tls.cert }),
      ...(tls.key !== undefined && { key: tls.key }),
    });
    this.#signal = signal;
    this.#idleMs = idleMs;
  }

  /** Sends, and resolves when the headers of the answer are there. Throws `registry-unreachable`, `…-certificate`. */
  async send({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const isTls = url.protocol === "https:";
    const request = (isTls ? https : http).request(url, {
      method,
      agent: isTls ? this.#https : this.#http,
      headers: { ...headers, "user-agent": "sandpaw", "accept-encoding": "identity" },
      signal: this.#signal,
      timeout: this.#idleMs,
    });
    request.on("timeout", () => request.destroy(new Error(`nothing came for ${this.#idleMs / 1000} s`)));
    const answer = new Promise<HttpAnswer>((resolve, reject) => {
      request.on("error", reject);
      request.on("response", (message) => {
        resolve({ status: message.statusCode ?? 0, headers: message.headers, body: message });
      });
    });
    try {
      if (body === undefined) request.end();
      else await this.#upload(request, body(), answer);
      return await answer;
    } catch (cause) {
      request.destroy();
      // An upload that was answered before its end is refused there, which says more than the broken pipe.
      answer.catch(() => undefined);
      throw this.error(url, cause);
    }
  }

  /** A failure on the way, as an error of ours. */
  error(url: URL, cause: unknown): OciError {
    if (this.#signal.aborted && !(cause instanceof OciError))
      return new OciError("transfer-aborted", `the transfer from or to ${url.host} was ended`, { cause });
    return connectionError(url, cause);
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  /** Ends every connection. */
  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  async #upload(
    request: http.ClientRequest,
    chunks: AsyncIterable<Uint8Array>,
    answer: Promise<HttpAnswer>,
  ): Promise<void> {
    // A registry may refuse before it has read everything, and then closes; its answer is what counts.
    let early = false;
    const answered = answer.then(() => {
      early = true;
    });
    const sent = pipeline(Readable.from(chunks, { objectMode: false, highWaterMark: 65_536 }), request);
    try {
      await Promise.race([sent, answered]);
    } catch (cause) {
      await Promise.race([answered, Promise.reject(asError(cause))]);
    }
    if (early) sent.catch(() => undefined);
  }
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
