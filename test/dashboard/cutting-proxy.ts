/** Stands between a page and its console, and can cut the page's stream while everything else goes through. */

import { connect, createServer, type Socket } from "node:net";

export interface CuttingProxy {
  readonly url: string;
  /** Streams that are open. */
  readonly streams: number;
  /** From now on `/events` is cut, also where it is open; or it goes through again. */
  cutStream(cut: boolean): void;
  /** From now on open streams get nothing more, without an end: a link that has died silently. */
  muteStream(mute: boolean): void;
  close(): Promise<void>;
}

/** Listens on a free port of loopback. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { port } = new URL(target);
  const all = new Set<Socket>();
  const streams = new Set<Socket>();
  let isCut = false;
  let isMute = false;

  const server = createServer((page) => {
    const far = connect(Number(port), "127.0.0.1");
    for (const socket of [page, far]) {
      all.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        all.delete(socket);
        streams.delete(page);
        page.destroy();
        far.destroy();
      });
    }
    page.on("data", (bytes) => {
      if (String(bytes).startsWith("GET /events")) {
        if (isCut) {
          page.destroy();
          return;
        }
        streams.add(page);
      }
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (!(isMute && streams.has(page))) page.write(bytes);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const own = address !== null && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}/`,
    get streams() {
      return streams.size;
    },
    cutStream(cut) {
      isCut = cut;
      if (cut) for (const stream of streams) stream.destroy();
    },
    muteStream(mute) {
      isMute = mute;
    },
    async close() {
      for (const socket of all) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
