/** Serves the page of one robot on 127.0.0.1. */

import { createServer, type Server } from "node:http";

import type { RobotStatus } from "@sandpaw/runtime/protocol";
import { ConsoleError } from "./error.js";
import { Feed } from "./feed.js";
import type { FeedMessage, RobotFacts } from "./feed-message.js";
import { Memory } from "./memory.js";
import { readPage } from "./page-files.js";
import { RobotLink } from "./robot-link.js";
import { answer } from "./routes.js";

const ALIVE_MS = 1000;
const MAX_CONNECTIONS = 128;

export interface ConsoleOptions {
  /** The robot server's `view.sock`; it need not be there yet. */
  readonly viewPath: string;
  /** On 127.0.0.1; 0 for any free one. */
  readonly port: number;
  /** Wall time, ms since 1970; `Date.now` unless told. */
  readonly wallMs?: () => number;
}

/** A console that serves. */
export interface Console {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the console; rejects with `console-port-in-use` or `console-page-unreadable`. */
export async function startConsole({ viewPath, port, wallMs = Date.now }: ConsoleOptions): Promise<Console> {
  const files = readPage();
  const feed = new Feed();
  const memory = new Memory();
  let facts: RobotFacts | undefined;
  let status: RobotStatus | undefined;

  const link = new RobotLink(viewPath, {
    onUp(found) {
      if (facts !== undefined && facts.robot !== found.robot) memory.forget();
      facts = found;
      feed.send(linkMessage());
      feed.send(factsMessage(found));
    },
    onDown() {
      feed.send(linkMessage());
    },
    onState(state) {
      status = state;
      if (state.pose !== null) memory.visit(state.pose.pose);
      feed.send({ type: "state", state });
    },
    onEvent({ code, message }) {
      const event = { at: wallMs(), code, message };
      memory.note(event);
      feed.send({ type: "event", event });
    },
  });
  const linkMessage = (): FeedMessage => ({ type: "link", up: link.up, why: link.up ? "" : link.why });
  const factsMessage = (found: RobotFacts): FeedMessage => ({
    type: "facts",
    facts: found,
    trail: memory.trail,
    events: memory.events,
  });
  const catchUp = (): readonly FeedMessage[] => [
    linkMessage(),
    ...(facts === undefined ? [] : [factsMessage(facts)]),
    ...(status === undefined ? [] : [{ type: "state", state: status } as const]),
  ];

  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5000, maxHeaderSize: 8192 },
    (request, response) => {
      void answer({ files, feed, link, status: () => status, catchUp }, request, response);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  const bound = await listen(server, port);
  await link.start();
  const alive = setInterval(() => {
    feed.send(linkMessage());
  }, ALIVE_MS);
  return {
    url: `http://127.0.0.1:${bound}/`,
    async close() {
      clearInterval(alive);
      link.close();
      feed.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new ConsoleError("console-port-in-use", `cannot listen on 127.0.0.1:${port}: ${cause.message}`, {
          cause,
        }),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
