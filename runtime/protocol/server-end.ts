/** How a server on a local socket ends, together with those who are connected to it. */

import type { Server, Socket } from "node:net";

/** Who does not read the last words within this time loses them, ms. */
const LAST_WORDS_MS = 200;

export interface ServerEnd {
  /**
   * Stops listening, ends every connection after what was already sent, and removes the socket. The reading half
   * stays open until the other end has closed: one that writes meanwhile would get `EPIPE`, and never read what
   * waits for it. Takes `LAST_WORDS_MS` at most.
   */
  close(): Promise<void>;
  /** Ends every connection, but leaves the socket's path alone: it is another process's by now. */
  abandon(): void;
}

/** Ends `server` and whatever is in `sockets` by then. */
export function createServerEnd(server: Server, sockets: ReadonlySet<Socket>): ServerEnd {
  return {
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.end();
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, LAST_WORDS_MS);
      await closed;
      clearTimeout(patience);
    },
    abandon() {
      server.unref();
      for (const socket of sockets) socket.destroy();
    },
  };
}
