/**
 * Keeps a place free for STOP: when too many connections are open, the one that has waited longest without a
 * request is closed for the new one. A crowd that only connects cannot keep a person out.
 */

import type { Server } from "node:http";
import type { Socket } from "node:net";

const MAX_CONNECTIONS = 320;

/** Watches the server's connections from now on. */
export function boundConnections(server: Server, limit: number = MAX_CONNECTIONS): void {
  /** In the order in which they became idle. */
  const idle = new Set<Socket>();
  let open = 0;

  server.on("connection", (socket) => {
    open += 1;
    idle.add(socket);
    socket.once("close", () => {
      open -= 1;
      idle.delete(socket);
    });
    if (open <= limit) return;
    const [oldest] = idle;
    (oldest ?? socket).destroy();
  });
  server.on("request", ({ socket }, response) => {
    idle.delete(socket);
    response.once("close", () => {
      if (!socket.destroyed) idle.add(socket);
    });
  });
}
