/** Serves a run's `control.sock`. */

import { listenLines, type LinePeer, type LineServer } from "../../protocol/index.js";
import { RUN_PARAMS, type LogNotification, type RunMethods, type RunStatus } from "./run-methods.js";
import type { Run } from "./run-contract.js";

/** Listens until it is closed; the folder of the socket is private. */
export function serveRun(path: string, run: Run, status: () => RunStatus): Promise<LineServer> {
  const followers = new Map<LinePeer, () => void>();
  return listenLines<RunMethods>(path, {
    methods: {
      status: { params: RUN_PARAMS.status, run: status },
      stop: { params: RUN_PARAMS.stop, run: ({ graceMs }) => run.stop(graceMs) },
      kill: { params: RUN_PARAMS.kill, run: () => run.kill() },
      exec: {
        params: RUN_PARAMS.exec,
        run: async ({ line, timeoutMs }) => ({ answer: await run.exec(line, timeoutMs) }),
      },
      follow: {
        params: RUN_PARAMS.follow,
        run: (_, peer) => {
          followers.get(peer)?.();
          const tell = run.listen((line) => {
            const message: LogNotification = { event: "log", line };
            peer.notify(message);
          });
          followers.set(peer, tell);
          return {};
        },
      },
    },
    onClose(peer) {
      followers.get(peer)?.();
      followers.delete(peer);
    },
  });
}
