/** The stream of server-sent events to every open page. A page that does not read costs a bounded amount. */

import type { ServerResponse } from "node:http";

import type { FeedMessage } from "./feed-message.js";

const MAX_VIEWERS = 128;
/** Beyond this a viewer misses what will soon be said again, bytes; it gets a new one when it reads again. */
const SKIP_BACKLOG: number = 64 * 1024;
/** Beyond this it is dropped, bytes. */
const DROP_BACKLOG: number = 512 * 1024;
/** What is said again by itself. */
const REPEATED: ReadonlySet<FeedMessage["type"]> = new Set(["state", "scan", "picture"]);

export class Feed {
  readonly #viewers = new Set<ServerResponse>();

  get full(): boolean {
    return this.#viewers.size >= MAX_VIEWERS;
  }

  get size(): number {
    return this.#viewers.size;
  }

  /** Takes a viewer and tells it what it missed. */
  add(response: ServerResponse, first: readonly FeedMessage[]): void {
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    response.write("retry: 1000\n\n");
    this.#viewers.add(response);
    response.on("close", () => this.#viewers.delete(response));
    response.on("error", () => response.destroy());
    for (const message of first) response.write(encode(message));
  }

  /** To everybody. */
  send(message: FeedMessage): void {
    if (this.#viewers.size === 0) return;
    const text = encode(message);
    for (const viewer of this.#viewers) {
      if (viewer.writableLength > DROP_BACKLOG) viewer.destroy();
      else if (!REPEATED.has(message.type) || viewer.writableLength <= SKIP_BACKLOG) viewer.write(text);
    }
  }

  close(): void {
    for (const viewer of this.#viewers) viewer.destroy();
  }
}

function encode(message: FeedMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
