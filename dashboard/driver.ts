/**
 * One page that drives. It has a connection of its own to the robot server: when the page goes, or its network, the
 * connection ends and the motion with it. A message that was held up on its way counts from when it was sent.
 */

import { connectLines, CONTROL_VERSION, type LineClient, type ViewMethods } from "@sandpaw/runtime/protocol";
import { readDriverMessage, type FromDriver, type ToDriver } from "./drive-message.js";

export interface DriverParts {
  readonly viewPath: string;
  /** Who drives, for the record. */
  readonly by: string;
  readonly say: (message: ToDriver) => void;
  /** Nothing more can be done on this page's connection. */
  readonly end: (why: string) => void;
  /** Monotonic on this machine, ns. */
  readonly nowNs: () => bigint;
}

/** A page, as its socket sees it. */
export interface Driver {
  /** A message came. */
  hear(text: string): Promise<void>;
  /** The page is gone. */
  close(): void;
}

/** Longest that a velocity holds without the next, ms; the page sends one each 100 ms. */
const TTL_MS = 300;

/** Serves one page; the robot server is connected when it takes the lease. */
export function createDriver(parts: DriverParts): Driver {
  let client: LineClient<ViewMethods> | undefined;
  let person: string | undefined;
  /** The smallest difference of the page's clock to ours so far, ms: what is beyond it was spent on the way. */
  let leastLagMs = Infinity;
  let isClosed = false;

  async function connected(): Promise<LineClient<ViewMethods>> {
    if (client) return client;
    const made = await connectLines<ViewMethods>({
      path: parts.viewPath,
      onClose: (why) => {
        if (!isClosed) parts.end(`the robot server is gone: ${why}`);
      },
    });
    client = made;
    if (isClosed) made.close();
    await made.call("hello", { version: CONTROL_VERSION, client: "console, driving" });
    return made;
  }

  async function act(message: FromDriver): Promise<void> {
    switch (message.say) {
      case "take": {
        const robot = await connected();
        const force = message.force ?? false;
        const taken = await robot.call("person.take", { by: parts.by, ...(force && { force }) });
        person = taken.person;
        parts.say({ say: "taken", keepMs: taken.keepMs, maxTtlMs: taken.maxTtlMs });
        return;
      }
      case "drive": {
        if (!client || person === undefined) return;
        const { n, vx, wz } = message;
        const isStop = vx === 0 && wz === 0;
        const driven = await client.call("person.drive", {
          person,
          velocity: { vx, vy: 0, wz },
          ttlMs: isStop ? 0 : TTL_MS,
          sentNs: sentNs(message.at).toString(),
        });
        parts.say({ say: "driven", n, ...driven });
        return;
      }
      case "release": {
        if (client && person !== undefined) await client.call("person.release", { person });
        person = undefined;
        parts.say({ say: "released" });
      }
    }
  }

  function sentNs(pageMs: number): bigint {
    const now = parts.nowNs();
    const lagMs = Number(now) / 1e6 - pageMs;
    leastLagMs = Math.min(leastLagMs, lagMs);
    return now - BigInt(Math.round((lagMs - leastLagMs) * 1e6));
  }

  return {
    async hear(text) {
      try {
        await act(readDriverMessage(text));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const code = codeOf(error);
        parts.say({ say: "refused", code, message: error.message });
        if (code === "request-invalid" || code === "params-invalid")
          parts.end("a message was not understood");
      }
    },
    close() {
      isClosed = true;
      // The robot server stops the motion; the countdown of the lease runs on.
      client?.close();
    },
  };
}

/** The code of an error, ours or the robot server's: every message of theirs begins with it. */
export function codeOf(error: unknown): string {
  return /^([a-z-]+): /.exec(error instanceof Error ? error.message : "")?.[1] ?? "console-failed";
}
