/** The console page of a robot, in a process of its own. */

import { type Child, startChild } from "./child-process.js";
import type { Context } from "./context.js";

/** A page that is served. */
export interface Page extends Pick<Child, "close" | "gone" | "pid"> {
  /** On loopback, with the token of the person who started it: it may clear the e-stop. */
  readonly url: string;
  /** Shows a text on the page until the next; null for none. */
  notice(text: string | null): void;
}

/**
 * Serves the page; port 0 takes any free one. Beyond loopback, on `listen`, everything needs the token. Rejects with
 * `part-failed`.
 */
export async function startPage(
  context: Context,
  viewSocket: string,
  port: number,
  listen?: string,
): Promise<Page> {
  // Whoever shows no page has nothing of it in memory.
  const { CONSOLE_MAIN } = await import("@sandpaw/dashboard");
  const child = await startChild({
    what: "the page",
    script: CONSOLE_MAIN,
    args: [
      "--view",
      viewSocket,
      "--port",
      String(port),
      ...(listen === undefined ? [] : ["--listen", listen]),
    ],
    env: context.env,
  });
  return {
    url: String(child.ready["open"]),
    notice: (text) => {
      child.tell({ notice: text });
    },
    close: () => child.close(),
    gone: child.gone,
    pid: child.pid,
  };
}
