/** The WebSockets of pages that drive, at `/drive`. Few, small messages, and only with the token. */

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

import { WebSocketServer, type WebSocket } from "ws";

import type { Access } from "./access.js";
import { codeOf, createDriver } from "./driver.js";
import { ConsoleError } from "./error.js";
import { refusal, type Place } from "./guard.js";

export interface DriveSocketsParts {
  readonly server: Server;
  readonly viewPath: string;
  readonly access: Access;
  readonly place: Place;
}

const MAX_MESSAGE = 512;
const MAX_PAGES = 8;
/** A page that drives sends ten messages a second. */
const MAX_MESSAGES_PER_SECOND = 60;
/** What may wait for a page that does not read, bytes. */
const MAX_BACKLOG = 64 * 1024;
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;

/** Serves them on this server; `close` ends all. */
export function serveDriveSockets({ server, viewPath, access, place }: DriveSocketsParts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => undefined);
    const address = request.socket.remoteAddress ?? "unknown";
    try {
      const why = refusal(request, place);
      if (why !== undefined) throw new ConsoleError("request-foreign", why);
      if (request.url !== "/drive") throw new ConsoleError("page-unknown", "there is no such socket");
      access.demand({ headers: request.headers, address });
      if (sockets.clients.size >= MAX_PAGES)
        throw new ConsoleError("viewers-too-many", "too many pages drive");
    } catch (error) {
      refuse(socket, codeOf(error));
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      serve(page, viewPath, address);
    });
  }

  server.on("upgrade", upgrade);
  return {
    close() {
      for (const page of sockets.clients) page.close(GOING_AWAY);
      sockets.close();
    },
  };
}

function refuse(socket: Duplex, code: string): void {
  const status = code.startsWith("console-token") ? "401 Unauthorized" : "403 Forbidden";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\nx-sandpaw-code: ${code}\r\n\r\n`);
}

function serve(page: WebSocket, viewPath: string, address: string): void {
  let [windowMs, count] = [performance.now(), 0];
  const driver = createDriver({
    viewPath,
    by: `console, ${address}`,
    say(message) {
      if (page.bufferedAmount > MAX_BACKLOG) page.terminate();
      else if (page.readyState === page.OPEN) page.send(JSON.stringify(message));
    },
    end(why) {
      page.close(POLICY_VIOLATION, why.slice(0, 100));
    },
    nowNs: () => process.hrtime.bigint(),
  });
  page.on("message", (data: Buffer, isBinary) => {
    const now = performance.now();
    if (now - windowMs >= 1000) [windowMs, count] = [now, 0];
    count += 1;
    if (isBinary || count > MAX_MESSAGES_PER_SECOND) page.close(POLICY_VIOLATION, "not what a page sends");
    else void driver.hear(data.toString("utf8"));
  });
  page.on("error", () => {
    page.terminate();
  });
  page.on("close", () => {
    driver.close();
  });
}
