/** A registry that does as it is told: well, or badly. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type BuiltImage, digestOf, RegistryRepository, type RegistryOptions } from "@sandpaw/runtime/oci";

/** Answers a request itself, or leaves it to the registry. */
export type Twist = (request: IncomingMessage, response: ServerResponse) => boolean;

/** One that runs. */
export interface ScriptedRegistry {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** `METHOD path`, with the range if there is one, in order. */
  readonly asked: string[];
  /** The `authorization` of each, in the same order. */
  readonly shown: (string | undefined)[];
  twist: Twist;
  /** An upload is cut when so many bytes of it are there; each once, in order. */
  readonly breakAfter: number[];
  readonly blobs: Map<string, Uint8Array>;
  readonly manifests: Map<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** Puts an image in, under a tag and its digest. */
  put(image: BuiltImage, tag: string): void;
  open(options?: Partial<RegistryOptions>): RegistryRepository;
  close(): Promise<void>;
}

/** The only repository. */
export const REPOSITORY = "fleet/hop";

/** Listens on a port of this machine's choice; resolves with it. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens nowhere");
  return address.port;
}

/** Starts it. */
export async function scriptedRegistry(): Promise<ScriptedRegistry> {
  const blobs = new Map<string, Uint8Array>();
  const manifests: ScriptedRegistry["manifests"] = new Map();
  const asked: string[] = [];
  const shown: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    asked.push(`${method} ${url}${headers.range === undefined ? "" : ` ${headers.range}`}`);
    shown.push(headers.authorization);
    if (registry.twist(request, response)) return;
    if (url.includes("/blobs/uploads/")) {
      void receive(request, response);
      return;
    }
    if (method === "PUT") {
      void keepManifest(request, response);
      return;
    }
    const [, kind = "", name = ""] = /^\/v2\/fleet\/hop\/(manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
    const manifest = kind === "manifests" ? manifests.get(name) : undefined;
    const blob = manifest?.bytes ?? blobs.get(name);
    if (blob === undefined) {
      response.writeHead(404).end(`{"errors":[{"code":"UNKNOWN","message":"nothing of that name"}]}`);
      return;
    }
    const from = Number(/^bytes=(\d+)-/.exec(headers.range ?? "")?.[1] ?? 0);
    response.setHeader("content-type", manifest?.type ?? "application/octet-stream");
    response.setHeader("content-length", blob.length - from);
    if (headers.range !== undefined) {
      response.setHeader("content-range", `bytes ${from}-${blob.length - 1}/${blob.length}`);
      response.statusCode = 206;
    }
    response.end(method === "HEAD" ? undefined : blob.subarray(from));
  });
  /** One upload at a time is enough; what came of a broken one is kept. */
  let uploaded: Buffer[] = [];
  let length = 0;
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = { location: "/v2/fleet/hop/blobs/uploads/1" };
    if (request.method === "POST") {
      uploaded = [];
      length = 0;
      response.writeHead(202, place).end();
      return;
    }
    if (request.method === "GET") {
      response.writeHead(204, { ...place, range: `0-${Math.max(0, length - 1)}` }).end();
      return;
    }
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        uploaded.push(chunk);
        length += chunk.length;
        if (length >= (registry.breakAfter[0] ?? Infinity)) {
          registry.breakAfter.shift();
          request.socket.destroy();
        }
      }
    } catch {
      return;
    }
    if (request.method === "PATCH") {
      response.writeHead(202, { ...place, range: `0-${length - 1}` }).end();
      return;
    }
    const digest = new URL(request.url ?? "", "http://x").searchParams.get("digest") ?? "";
    const bytes = Buffer.concat(uploaded);
    const isWhole = digest === digestOf(bytes);
    if (isWhole) blobs.set(digest, bytes);
    response.writeHead(isWhole ? 201 : 400, { location: "/" }).end();
  }
  async function keepManifest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const kept = { type: request.headers["content-type"] ?? "", bytes };
    for (const name of [request.url?.split("/").at(-1) ?? "", digestOf(bytes)]) manifests.set(name, kept);
    response.writeHead(201, { location: "/" }).end();
  }
  const port = await listen(server);
  const host = `127.0.0.1:${port}`;
  const registry: ScriptedRegistry = {
    host,
    asked,
    shown,
    twist: () => false,
    breakAfter: [],
    blobs,
    manifests,
    put({ manifest: { descriptor, bytes }, parts }, tag) {
      for (const name of [tag, descriptor.digest]) manifests.set(name, { type: descriptor.mediaType, bytes });
      for (const part of parts) blobs.set(part.descriptor.digest, part.bytes);
    },
    open: (options = {}) =>
      new RegistryRepository(
        { registry: host, repository: REPOSITORY },
        // Waits are as short as can be, and nothing of this machine's logins is read.
        { env: {}, signal: new AbortController().signal, random: () => -1, idleMs: 2000, ...options },
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return registry;
}
