/**
 * Tells containerd what has happened, one event after the other, in the order in which it happened. A containerd
 * that is being restarted gets them when it is back; one that stays away loses the oldest.
 */

import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

import { connectTtrpc, type TtrpcClient } from "../ttrpc/index.js";
import { forwardRequest, type TaskEvent } from "./messages.js";

const SERVICE = "containerd.services.events.ttrpc.v1.Events";
const CALL_LIMIT_MS = 5000;
const MAX_QUEUE = 2048;
/** An event that was refused this often is dropped; the time between grows with each. */
const MAX_TRIES = 5;
const RETRY_MS = 500;

/** Events of all tasks of one containerd. */
export interface Publisher {
  publish(namespace: string, event: TaskEvent): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  close(): void;
}

export interface PublisherOptions {
  /** Where containerd takes events; empty: nowhere. */
  readonly address: string;
  readonly now: () => Date;
  readonly warn: (text: string) => void;
}

interface Waiting {
  readonly namespace: string;
  readonly at: Date;
  readonly event: TaskEvent;
}

/** Creates a publisher; it connects when there is something to say. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { address, now, warn } = options;
  const queue: Waiting[] = [];
  let client: TtrpcClient | undefined;
  let pump: Promise<void> | undefined;
  let closed = false;

  async function send({ namespace, at, event }: Waiting): Promise<void> {
    if (client?.alive !== true) client = await connectTtrpc(address);
    const payload = forwardRequest.encode({ envelope: { timestamp: at, namespace, ...event } });
    await client.call(SERVICE, "Forward", payload, {
      timeoutMs: CALL_LIMIT_MS,
      metadata: [{ key: "containerd-namespace-ttrpc", value: namespace }],
    });
  }

  async function deliver(waiting: Waiting): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await send(waiting);
        return;
      } catch (error) {
        if (tries === MAX_TRIES) {
          warn(`${waiting.event.topic} was dropped: ${error instanceof Error ? error.message : "no reason"}`);
          return;
        }
        await sleep(RETRY_MS * tries, undefined, { ref: false });
        if (closed) return;
      }
    }
  }

  async function drain(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await deliver(next);
    pump = undefined;
  }

  return {
    publish(namespace, event) {
      if (closed || address === "") return;
      if (queue.length >= MAX_QUEUE) queue.shift();
      queue.push({ namespace, at: now(), event });
      // The answer to the call that this is about goes first: somebody waits for it.
      pump ??= nextTurn().then(drain);
    },
    async idle() {
      await pump;
    },
    close() {
      closed = true;
      queue.length = 0;
      client?.close();
    },
  };
}
