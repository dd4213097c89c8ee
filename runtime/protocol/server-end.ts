/** How a server on a local socket ends, together with those who are connected to it. */

import type { Server, Socket } from "node:net";

export interface ServerEnd {
  /** Stops listening, ends every connection and removes the socket. */
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
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    abandon() {
      server.unref();
      for (const socket of sockets) socket.destroy();
    },
  };
}
