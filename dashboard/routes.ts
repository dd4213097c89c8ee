/** Answers HTTP: the page, its stream, STOP, the newest state, metrics. */

import type { IncomingMessage, ServerResponse } from "node:http";

import { CodedError, type RobotStatus } from "@sandpaw/runtime/protocol";
import { ConsoleError, type ConsoleErrorCode } from "./error.js";
import type { Feed } from "./feed.js";
import type { FeedMessage } from "./feed-message.js";
import { refusal } from "./guard.js";
import type { PageFile } from "./page-files.js";
import type { RobotLink } from "./robot-link.js";

export interface Routes {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly feed: Feed;
  readonly link: RobotLink;
  /** The newest state; undefined before the first. */
  readonly status: () => RobotStatus | undefined;
  /** What a new viewer is told first. */
  readonly catchUp: () => readonly FeedMessage[];
}

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
} as const;

/** HTTP status by code; everything else is 503: the robot server's trouble, not the browser's. */
const STATUS: Readonly<Record<string, number>> = {
  "request-foreign": 403,
  "page-unknown": 404,
  "http-method-not-allowed": 405,
} satisfies Partial<Record<ConsoleErrorCode, number>>;

/** One request. Never throws. */
export async function answer(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  // Nothing that is sent to the console has a body that matters.
  request.resume();
  try {
    const why = refusal(request);
    if (why !== undefined) throw new ConsoleError("request-foreign", why);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    await route(routes, request.method ?? "GET", path, request, response);
  } catch (error) {
    const coded: CodedError =
      error instanceof CodedError ? error : new ConsoleError("console-failed", "the request failed");
    sendJson(response, STATUS[coded.code] ?? 503, { error: { code: coded.code, message: coded.message } });
  }
}

async function route(
  { files, feed, link, status, catchUp }: Routes,
  method: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path === "/estop") {
    demand(method === "POST", "POST");
    const by = `console, ${request.socket.remoteAddress ?? "unknown"}`;
    sendJson(response, 200, await link.call("estop", { by }));
    return;
  }
  demand(method === "GET" || method === "HEAD", "GET");
  const file = files.get(path);
  if (file !== undefined) {
    send(response, 200, file.type, file.body);
    return;
  }
  switch (path) {
    case "/events":
      if (feed.full) throw new ConsoleError("viewers-too-many", "too many pages are open");
      feed.add(response, catchUp());
      return;
    case "/status":
      sendJson(response, 200, { link: link.up, why: link.up ? "" : link.why, status: status() ?? null });
      return;
    case "/metrics": {
      const { text } = await link.call("metrics", {});
      send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text);
      return;
    }
    default:
      throw new ConsoleError("page-unknown", `there is no ${path.slice(0, 100)}`);
  }
}

function demand(allowed: boolean, method: string): void {
  if (!allowed) throw new ConsoleError("http-method-not-allowed", `use ${method}`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json", `${JSON.stringify(value)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
