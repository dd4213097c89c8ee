/** The asking end of the line protocol, typed by a table of methods. */

import { connect, type Socket } from "node:net";

import { MAX_LINE } from "./control.js";
import { LineError, RemoteError } from "./line-error.js";
import { createLineSplitter } from "./line-splitter.js";
import type { MethodMap } from "./line-server.js";

export interface LineClientOptions {
  readonly path: string;
  /** How long a call waits for its answer, ms; 5000 unless said. */
  readonly timeoutMs?: number;
  /** Longest line from the server, bytes; sixteen times `MAX_LINE` unless said: it sends plans and states. */
  readonly maxLine?: number;
  /** A message without an id. It comes from a process that is trusted more than this one; narrow it by its `event`. */
  readonly onNotification?: (message: Readonly<Record<string, unknown>>) => void;
  /** Called once, also after `close()`. */
  readonly onClose?: (why: string) => void;
}

/** A connection to a server of `M`. */
export interface LineClient<M extends MethodMap<M>> {
  /** Rejects with `RemoteError` (refused, the server's code) or `LineError` (timeout, closed). */
  call<K extends keyof M & string>(
    method: K,
    params: M[K]["params"],
    options?: { readonly timeoutMs?: number },
  ): Promise<M[K]["result"]>;
  /** Ends the connection; calls under way reject with `connection-closed`. */
  close(): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function remoteError(error: unknown): Error {
  if (!isRecord(error)) return new LineError("answer-invalid", "an error without a code arrived");
  const { code, message, kind } = error;
  if (typeof code !== "string" || typeof message !== "string") {
    return new LineError("answer-invalid", "an error without a code arrived");
  }
  return new RemoteError(code, message, kind === "user" ? "user" : "system");
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.off("error", refused);
      resolve(socket);
    });
    function refused(cause: Error): void {
      reject(new LineError("connection-refused", `cannot reach ${path}: ${cause.message}`, { cause }));
    }
    socket.once("error", refused);
  });
}

/** Connects. Rejects with `connection-refused` when nothing answers. */
export async function connectLines<M extends MethodMap<M>>(
  options: LineClientOptions,
): Promise<LineClient<M>> {
  const socket = await open(options.path);
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let why: string | undefined;

  function end(reason: string): void {
    if (why === undefined) why = reason;
    socket.destroy();
  }

  function answer(id: number, message: Readonly<Record<string, unknown>>): void {
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    clearTimeout(call.timer);
    if ("error" in message) call.reject(remoteError(message["error"]));
    else call.resolve(message["result"]);
  }

  const splitter = createLineSplitter(options.maxLine ?? 16 * MAX_LINE, (line) => {
    const message: unknown = JSON.parse(line);
    if (!isRecord(message)) throw new LineError("answer-invalid", "a line is not an object");
    const id = message["id"];
    if (typeof id === "number") answer(id, message);
    else if ("error" in message) end(remoteError(message["error"]).message);
    else options.onNotification?.(message);
  });

  socket.on("data", (bytes: Uint8Array) => {
    try {
      splitter.push(bytes);
    } catch (error) {
      end(error instanceof Error ? error.message : "a bad line arrived");
    }
  });
  socket.on("error", (error) => {
    end(error.message);
  });
  socket.on("close", () => {
    const reason = why ?? "the other end closed the connection";
    for (const call of waiting.values()) {
      clearTimeout(call.timer);
      call.reject(new LineError("connection-closed", reason));
    }
    waiting.clear();
    why = reason;
    options.onClose?.(reason);
  });

  return {
    call(method, params, callOptions) {
      return new Promise((resolve, reject) => {
        if (why !== undefined) {
          reject(new LineError("connection-closed", why));
          return;
        }
        const id = nextId;
        nextId += 1;
        const timeoutMs = callOptions?.timeoutMs ?? options.timeoutMs ?? 5000;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new LineError("answer-timeout", `${method} was not answered within ${timeoutMs} ms`));
        }, timeoutMs);
        // The server's answers are trusted: it is the more privileged end, and it checked the params.
        waiting.set(id, { resolve, reject, timer });
        socket.write(`${JSON.stringify({ id, method, params })}\n`);
      });
    },
    close() {
      end("closed by this end");
    },
  };
}
