/** Listens on the attach socket; only who may enter the robot's folder can connect (0600 below 0700). */

import { chmodSync } from "node:fs";
import { createServer, type Socket } from "node:net";

import { createServerEnd, type ServerEnd } from "../protocol/index.js";
import { serveEngine, type EngineHandlers } from "./engine-connection.js";

/** Connections at one time: every slot's, and some that have not shown a token yet. */
const MOST_CONNECTIONS = 128;

/** Starts listening. */
export async function listenForEngines(path: string, handlers: EngineHandlers): Promise<ServerEnd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serveEngine(socket, handlers);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return createServerEnd(server, sockets);
}
