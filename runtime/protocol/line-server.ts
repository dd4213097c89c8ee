/**
 * The serving end of the line protocol: `{id, method, params}` in, `{id, result}` or `{id, error}` out, and
 * notifications without an id. Strict and bounded: a bad line is answered with its code and ends the
 * connection; a client that does not read is dropped; nothing that a client does makes another one wait.
 */

import { chmodSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";

import { CodedError } from "./error.js";
import { LineError } from "./line-error.js";
import { createLineSplitter } from "./line-splitter.js";
import { integerShape, objectShape, stringShape, type Shape } from "./shape.js";
import { MAX_LINE } from "./control.js";
import { createServerEnd, type ServerEnd } from "./server-end.js";

/** The form of a table of methods, such as `ControlMethods`. */
export type MethodMap<M> = {
  readonly [K in keyof M]: { readonly params: unknown; readonly result: unknown };
};

/** One method: how its params are checked, and what it does. */
export interface LineMethod<P, R> {
  readonly params: Shape<P>;
  /** Errors that extend `CodedError` go to the client with their code; any other becomes `internal-error`. */
  readonly run: (params: P, peer: LinePeer) => R | Promise<R>;
}

/** Every method of a table. */
export type LineMethods<M extends MethodMap<M>> = {
  readonly [K in keyof M]: LineMethod<M[K]["params"], M[K]["result"]>;
};

/** One client, as the server sees it. */
export interface LinePeer {
  /** Counts up from 1 within a server. */
  readonly id: number;
  /** Sends a notification; a client with a full backlog is dropped instead. */
  notify(message: object): void;
  /** Ends the connection after what was already sent. */
  close(): void;
}

export interface LineServerOptions<M extends MethodMap<M>> {
  readonly methods: LineMethods<M>;
  /** Longest line from a client, bytes; `MAX_LINE` unless said. */
  readonly maxLine?: number;
  /** Bytes that may wait for a slow reader; 1 MiB unless said. */
  readonly maxBacklog?: number;
  /** Unanswered requests of one client; 64 unless said. */
  readonly maxPending?: number;
  /** Connections at one time; 64 unless said. */
  readonly maxPeers?: number;
  readonly onOpen?: (peer: LinePeer) => void;
  /** Called before each request is handled: a client that talks is alive. */
  readonly onLine?: (peer: LinePeer) => void;
  readonly onClose?: (peer: LinePeer, why: string) => void;
  /** An error that is not a `CodedError`: a fault of the server. */
  readonly onFault?: (error: unknown, method: string) => void;
}

/** A listening server. */
export interface LineServer extends ServerEnd {
  readonly peers: ReadonlySet<LinePeer>;
}

const requestHead = objectShape({
  id: integerShape(0, Number.MAX_SAFE_INTEGER),
  method: stringShape(64),
  params: (value: unknown): unknown => value,
});

function parseRequest(line: string): { id: number; method: string; params: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new LineError("line-not-json", "a line is not JSON", { cause });
  }
  try {
    return requestHead(value, "the request");
  } catch (cause) {
    throw new LineError("line-not-json", cause instanceof Error ? cause.message : "not a request", { cause });
  }
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof CodedError;
}

function describe(error: unknown): { code: string; message: string; kind: string } {
  if (isCoded(error)) return { code: error.code, message: error.message, kind: error.kind };
  return {
    code: "internal-error",
    message: "internal-error: the request failed; the log has the reason",
    kind: "system",
  };
}

type BoundMethod = (params: unknown, peer: LinePeer) => unknown;

function bindMethod<P, R>(method: LineMethod<P, R>): BoundMethod {
  return (params, peer) => method.run(method.params(params, "params"), peer);
}

function bindMethods<M extends MethodMap<M>>(methods: LineMethods<M>): ReadonlyMap<string, BoundMethod> {
  const bound = new Map<string, BoundMethod>();
  for (const name in methods) bound.set(name, bindMethod(methods[name]));
  return bound;
}

/** Serves one connection; the caller has accepted it. */
export function serveLines<M extends MethodMap<M>>(
  socket: Socket,
  id: number,
  options: LineServerOptions<M>,
): LinePeer {
  const maxBacklog = options.maxBacklog ?? 1024 * 1024;
  const maxPending = options.maxPending ?? 64;
  const methods = bindMethods(options.methods);
  let pending = 0;
  let ended = false;
  let why = "the client closed the connection";

  function send(message: object): void {
    if (ended) return;
    socket.write(`${JSON.stringify(message)}\n`);
    if (socket.writableLength > maxBacklog) {
      ended = true;
      why = "reader-too-slow";
      socket.destroy();
    }
  }

  const peer: LinePeer = {
    id,
    notify: send,
    close() {
      ended = true;
      socket.end();
    },
  };

  function fail(error: unknown): void {
    const { code, message } = describe(error);
    why = message;
    send({ error: { code, message } });
    ended = true;
    // What the client still sends is thrown away: it must not fill the socket while the answer is under way.
    socket.end(() => socket.destroy());
  }

  /** Only what is not answered at once counts: a whole backlog of beats may come in one piece. */
  async function waitFor(outcome: Promise<unknown>): Promise<unknown> {
    pending += 1;
    try {
      return await outcome;
    } finally {
      pending -= 1;
    }
  }

  async function handle(request: { id: number; method: string; params: unknown }): Promise<void> {
    const method = methods.get(request.method);
    try {
      if (!method)
        throw new LineError("method-unknown", `there is no method ${JSON.stringify(request.method)}`);
      if (pending >= maxPending)
        throw new LineError("requests-too-many", `more than ${maxPending} requests wait`);
      // A synchronous method is answered at once, so that its effect and its answer keep the order of the lines.
      const outcome = method(request.params, peer);
      const result: unknown = outcome instanceof Promise ? await waitFor(outcome) : outcome;
      send({ id: request.id, result });
    } catch (error) {
      if (!isCoded(error)) options.onFault?.(error, request.method);
      send({ id: request.id, error: describe(error) });
    }
  }

  const splitter = createLineSplitter(options.maxLine ?? MAX_LINE, (line) => {
    if (ended) return;
    const request = parseRequest(line);
    options.onLine?.(peer);
    void handle(request);
  });

  socket.on("data", (bytes: Uint8Array) => {
    if (ended) return;
    try {
      splitter.push(bytes);
    } catch (error) {
      fail(error);
    }
  });
  socket.on("error", (error) => {
    why = error.message;
  });
  socket.on("close", () => {
    ended = true;
    options.onClose?.(peer, why);
  });
  options.onOpen?.(peer);
  return peer;
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * Listens on a Unix socket with mode 0600. The folder is the caller's: it must be private, because between
 * `bind` and `chmod` only the folder's mode protects the socket.
 */
export async function listenLines<M extends MethodMap<M>>(
  path: string,
  options: LineServerOptions<M>,
): Promise<LineServer> {
  const peers = new Set<LinePeer>();
  const sockets = new Set<Socket>();
  let nextId = 1;
  const server = createServer((socket) => {
    sockets.add(socket);
    const peer = serveLines(socket, nextId, {
      ...options,
      onClose(closed, why) {
        peers.delete(closed);
        sockets.delete(socket);
        options.onClose?.(closed, why);
      },
    });
    nextId += 1;
    peers.add(peer);
  });
  server.maxConnections = options.maxPeers ?? 64;
  await listen(server, path);
  chmodSync(path, 0o600);
  const end = createServerEnd(server, sockets);
  return {
    peers,
    close() {
      // From now on nobody is answered.
      for (const peer of peers) peer.close();
      return end.close();
    },
    abandon() {
      end.abandon();
    },
  };
}
