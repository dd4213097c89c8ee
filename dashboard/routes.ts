/** Answers HTTP: the page, its stream, STOP, what needs the token, the newest state and picture, metrics. */

import type { IncomingMessage, ServerResponse } from "node:http";

import {
  CodedError,
  listShape,
  numberShape,
  objectShape,
  optional,
  stringShape,
  type RobotStatus,
  type Shape,
} from "@sandpaw/runtime/protocol";
import type { Access, Visitor } from "./access.js";
import type { CameraWatch } from "./camera-watch.js";
import type { MapWatch } from "./map-watch.js";
import { ConsoleError, type ConsoleErrorCode } from "./error.js";
import type { Feed } from "./feed.js";
import { isLoopback, refusal, type Place } from "./guard.js";
import type { PageFile } from "./page-files.js";
import { readJson } from "./request-body.js";
import type { RobotLink } from "./robot-link.js";
import type { Story } from "./story.js";

export interface Routes {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly feed: Feed;
  readonly link: RobotLink;
  readonly story: Story;
  readonly camera: CameraWatch;
  readonly map: MapWatch;
  readonly access: Access;
  readonly place: Place;
  /** Presses STOP. */
  readonly stop: (by: string) => Promise<{ readonly latched: true }>;
  readonly metrics: (nothing: undefined) => Promise<{ readonly text: string }>;
}

/** One request on its way. */
interface Call extends Visitor {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Who asks, for the record. */
  readonly by: string;
}

interface Route {
  readonly method: "GET" | "POST";
  /** `look`: nothing on loopback, beyond it the token. `token`: the token. `none`: public. */
  readonly needs: "none" | "look" | "token";
  readonly run: (routes: Routes, call: Call) => void | Promise<void>;
}

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** HTTP status by code; everything else is 503: the robot server's trouble, not the browser's. */
const STATUS: Readonly<Record<string, number>> = {
  "request-foreign": 403,
  "request-invalid": 400,
  "params-invalid": 400,
  "page-unknown": 404,
  "http-method-not-allowed": 405,
  "console-token-missing": 401,
  "console-token-wrong": 401,
  "console-token-limited": 429,
  "estop-not-latched": 409,
  "estop-not-armed": 409,
  "estop-code-wrong": 409,
  "estop-cause-present": 409,
  "no-go-invalid": 400,
} satisfies Partial<Record<ConsoleErrorCode, number>> & Record<string, number>;

/** A point in `map`, m. */
const pointShape: Shape<readonly [number, number]> = (value, where) => {
  const [x = Number.NaN, y = Number.NaN, ...more] = listShape(numberShape(-1000, 1000), 2)(value, where);
  if (Number.isNaN(y) || more.length > 0)
    throw new ConsoleError("request-invalid", `${where} is not a point`);
  return [x, y];
};
/** Absent: the area is cleared. */
const noGoShape = objectShape({
  area: optional(listShape(pointShape, 16)),
});
const clearShape = objectShape({ code: stringShape(64) });

const ROUTES: Readonly<Record<string, Route>> = {
  "/events": {
    method: "GET",
    needs: "look",
    run({ feed, story }, { response }) {
      if (feed.full) throw new ConsoleError("viewers-too-many", "too many pages are open");
      feed.add(response, story.catchUp());
    },
  },
  "/status": {
    method: "GET",
    needs: "look",
    run({ link, story }, { response }) {
      const status: RobotStatus | null = story.status ?? null;
      sendJson(response, 200, { link: link.up, why: link.up ? "" : link.why, status });
    },
  },
  "/camera.png": {
    method: "GET",
    needs: "look",
    run({ camera }, { response }) {
      if (camera.shot === undefined) throw new ConsoleError("page-unknown", "there is no picture now");
      send(response, 200, "image/png", camera.shot.png);
    },
  },
  "/metrics": {
    method: "GET",
    needs: "look",
    async run({ metrics }, { response }) {
      const { text } = await metrics(undefined);
      send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text);
    },
  },
  "/estop": {
    method: "POST",
    needs: "look",
    async run({ stop }, { response, by }) {
      sendJson(response, 200, await stop(by));
    },
  },
  "/estop/arm": {
    method: "POST",
    needs: "token",
    async run({ link }, { response, by }) {
      sendJson(response, 200, await link.call("estop.arm-clear", { by }));
    },
  },
  "/estop/clear": {
    method: "POST",
    needs: "token",
    async run({ link }, { request, response, by }) {
      const { code } = clearShape(await readJson(request), "the body");
      sendJson(response, 200, await link.call("estop.clear", { by, code }));
    },
  },
  "/no-go": {
    method: "POST",
    needs: "token",
    async run({ link }, { request, response, by }) {
      const { area } = noGoShape(await readJson(request), "the body");
      sendJson(
        response,
        200,
        await (area ? link.call("no-go.set", { by, area }) : link.call("no-go.clear", { by })),
      );
    },
  },
  "/person/release": {
    method: "POST",
    needs: "token",
    async run({ link, story }, { response }) {
      // After a page was closed while it drove, and after the e-stop was cleared, nobody else could.
      const lease = story.status?.lease;
      if (lease?.kind === "person") await link.call("person.release", { person: lease.session });
      sendJson(response, 200, { released: lease?.kind === "person" });
    },
  },
  "/map.png": {
    method: "GET",
    needs: "look",
    run({ map }, { response }) {
      if (map.shot === undefined) throw new ConsoleError("page-unknown", "there is no map now");
      send(response, 200, "image/png", map.shot.png);
    },
  },
  "/session": {
    method: "GET",
    needs: "none",
    run({ access, place }, call) {
      const known = access.isKnown(call);
      sendJson(call.response, 200, { known, look: known || isLoopback(place.address) });
    },
  },
  "/session/open": {
    method: "POST",
    needs: "none",
    run({ access }, call) {
      call.response.setHeader("set-cookie", access.exchange(call));
      sendJson(call.response, 200, { known: true });
    },
  },
};

/** One request. Never throws. */
export async function answer(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  try {
    const why = refusal(request, routes.place);
    if (why !== undefined) throw new ConsoleError("request-foreign", why);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const file = routes.files.get(path);
    if (file !== undefined) {
      // The page itself is public: it says nothing of the robot, and must be there to take the token.
      if (request.method !== "HEAD") demand(request, "GET");
      sendFile(request, response, file);
    } else await route(routes, path, request, response);
  } catch (error) {
    const coded: CodedError =
      error instanceof CodedError ? error : new ConsoleError("console-failed", "the request failed");
    sendJson(response, STATUS[coded.code] ?? 503, { error: { code: coded.code, message: coded.message } });
  }
  // What it still sends is thrown away, so that the connection can be used again.
  request.resume();
}

async function route(
  routes: Routes,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (found === undefined) throw new ConsoleError("page-unknown", `there is no ${path.slice(0, 100)}`);
  demand(request, found.method);
  const address = request.socket.remoteAddress ?? "unknown";
  const call = { request, response, headers: request.headers, address, by: `console, ${address}` };
  const isOpen = found.needs === "none" || (found.needs === "look" && isLoopback(routes.place.address));
  if (!isOpen) routes.access.demand(call);
  await found.run(routes, call);
}

function demand({ method }: IncomingMessage, wanted: "GET" | "POST"): void {
  if (method !== wanted) throw new ConsoleError("http-method-not-allowed", `use ${wanted}`);
}

function sendFile(request: IncomingMessage, response: ServerResponse, { type, body, gzip }: PageFile): void {
  const takesGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (takesGzip) response.setHeader("content-encoding", "gzip");
  response.setHeader("vary", "accept-encoding");
  send(response, 200, type, takesGzip ? gzip : body);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json", `${JSON.stringify(value)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
