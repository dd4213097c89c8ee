/** Plain HTTP with any header, and a reader of the console's stream. */

import { request, type IncomingMessage } from "node:http";

import type { FeedMessage } from "@sandpaw/dashboard";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** One request; `path` is sent as it is. */
export function ask(
  url: string,
  path: string,
  {
    body,
    ...options
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<Answer> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, agent: false, ...options }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export interface Stream {
  /** Everything that came, in order. */
  readonly messages: FeedMessage[];
  /** The first message, now or later, that is so; fails after 10 s. */
  readonly find: <T extends FeedMessage["type"]>(
    type: T,
    holds?: (message: Extract<FeedMessage, { type: T }>) => boolean,
  ) => Promise<Extract<FeedMessage, { type: T }>>;
  close(): void;
}

/** Opens `/events`. */
export function openStream(url: string): Stream {
  const messages: FeedMessage[] = [];
  let rest = "";
  const { port } = new URL(url);
  const sent = request({ host: "127.0.0.1", port, path: "/events", agent: false }, (response) => {
    response.setEncoding("utf8");
    response.on("data", (text: string) => {
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is tested is what the messages say
        if (block.startsWith("data: ")) messages.push(JSON.parse(block.slice(6)) as FeedMessage);
      }
    });
    response.on("error", () => undefined);
  });
  sent.on("error", () => undefined);
  sent.end();
  return {
    messages,
    async find(type, holds = () => true) {
      const end = performance.now() + 10_000;
      let seen = 0;
      for (;;) {
        for (; seen < messages.length; seen++) {
          const message = messages[seen];
          if (message !== undefined && isOf(message, type) && holds(message)) return message;
        }
        if (performance.now() > end) throw new Error(`no such ${type} within 10 s`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close() {
      sent.destroy();
    },
  };
}

function isOf<T extends FeedMessage["type"]>(
  message: FeedMessage,
  type: T,
): message is Extract<FeedMessage, { type: T }> {
  return message.type === type;
}
