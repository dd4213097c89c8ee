/** Answers HTTP: the page, its stream, STOP, the newest state, metrics. */

import type { IncomingMessage, ServerResponse } from "node:http";

import { CodedError, type RobotStatus } from "@sandpaw/runtime/protocol";
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

/** One request. Never throws. */
export async function answer(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  // Nothing that is sent to the console has a body that matters.
  request.resume();
  const why = refusal(request);
  if (why !== undefined) {
    sendJson(response, 403, { error: { code: "foreign-request", message: why } });
    return;
  }
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  try {
    await route(routes, request.method ?? "GET", path, request, response);
  } catch (error) {
    const coded: CodedError | undefined = error instanceof CodedError ? error : undefined;
    const { code, message } = coded ?? { code: "internal-error", message: "the console failed" };
    sendJson(response, coded?.kind === "user" ? 400 : 503, { error: { code, message } });
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
    if (method !== "POST") {
      notAllowed(response, "POST");
      return;
    }
    const result = await link.call("estop", { by: `console, ${request.socket.remoteAddress ?? "unknown"}` });
    sendJson(response, 200, result);
    return;
  }
  if (method !== "GET" && method !== "HEAD") {
    notAllowed(response, "GET");
    return;
  }
  const file = files.get(path);
  if (file !== undefined) send(response, 200, file.type, file.body);
  else if (path === "/events" && feed.full)
    sendJson(response, 503, { error: { code: "viewers-too-many", message: "too many pages are open" } });
  else if (path === "/events") feed.add(response, catchUp());
  else if (path === "/status")
    sendJson(response, 200, { link: link.up, why: link.up ? "" : link.why, status: status() ?? null });
  else if (path === "/metrics") {
    const { text } = await link.call("metrics", {});
    send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text);
  } else
    sendJson(response, 404, {
      error: { code: "page-unknown", message: `there is no ${path.slice(0, 100)}` },
    });
}

function notAllowed(response: ServerResponse, allow: string): void {
  response.setHeader("allow", allow);
  sendJson(response, 405, { error: { code: "method-not-allowed", message: `use ${allow}` } });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json", `${JSON.stringify(value)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
