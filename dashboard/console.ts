/** Serves the page of one robot; on loopback unless told. */

import { createServer, type Server } from "node:http";
import { hostname } from "node:os";

import { Access } from "./access.js";
import { CameraWatch } from "./camera-watch.js";
import { boundConnections } from "./connections.js";
import { serveDriveSockets } from "./drive-sockets.js";
import { ConsoleError } from "./error.js";
import { Feed } from "./feed.js";
import { inUrl } from "./guard.js";
import { MapWatch } from "./map-watch.js";
import { readPage } from "./page-files.js";
import { RobotLink } from "./robot-link.js";
import { answer } from "./routes.js";
import { RunLogs } from "./run-logs.js";
import { shareCalls } from "./shared-call.js";
import { Story } from "./story.js";

const ALIVE_MS = 500;
/** A viewer that reads hears something twice a second. */
const STUCK_MS = 20_000;
/** Between two calls of a flood. */
const STOP_SPACING_MS = 50;
const METRICS_SPACING_MS = 250;

export interface ConsoleOptions {
  /** The robot server's `view.sock`; it need not be there yet. */
  readonly viewPath: string;
  /** 0 for any free one. */
  readonly port: number;
  /** The address to listen on; 127.0.0.1 unless told. Beyond loopback everything needs the token. */
  readonly listen?: string;
  /** The run folder, for the logs of behaviours; without it none are shown. */
  readonly runDir?: string | undefined;
  /** Wall time, ms since 1970; `Date.now` unless told. */
  readonly wallMs?: () => number;
  /** A connection on which nothing moves is closed after this long, ms; 20 s unless told. */
  readonly stuckMs?: number;
  /** Monotonic, ms; `performance.now` unless told. */
  readonly nowMs?: () => number;
}

/** A console that serves. */
export interface Console {
  readonly url: string;
  /** The address with the token, for the person at the terminal. */
  readonly open: string;
  readonly token: string;
  /** Shows a text to everybody who looks, until the next; null for none. */
  notice(text: string | null): void;
  close(): Promise<void>;
}

/** Starts the console; rejects with `console-port-in-use` or `console-page-unreadable`. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const {
    viewPath,
    port,
    listen = "127.0.0.1",
    runDir,
    wallMs = Date.now,
    nowMs = () => performance.now(),
  } = options;
  const files = readPage();
  const feed = new Feed();
  let bound = port;
  const access = new Access({ nowMs, port: () => bound });
  const story: Story = new Story({
    feed,
    wallMs,
    link: () => link,
    pictureId: () => camera.shot?.id ?? null,
    mapPlace: () => map.shot?.place ?? null,
  });
  const link: RobotLink = new RobotLink(viewPath, {
    onUp: (facts) => {
      story.up(facts);
    },
    onDown: (why) => {
      story.down(why);
    },
    onState: (state) => {
      story.state(state);
    },
    onEvent: (event) => {
      story.event(event);
    },
  });
  const camera: CameraWatch = new CameraWatch({
    pull: async () => (await link.call("camera", {})).picture,
    isWatched: () => feed.size > 0,
    onShot: () => {
      story.picture();
    },
  });
  const map: MapWatch = new MapWatch({
    pull: async () => (await link.call("map", {})).map,
    isWatched: () => feed.size > 0,
    onShot: () => {
      story.map();
    },
  });
  const logs =
    runDir === undefined
      ? undefined
      : new RunLogs({
          runDir,
          robot: () => story.robot,
          onLines: (lines) => {
            story.log(lines);
          },
        });
  const stop = shareCalls((by: string) => link.call("estop", { by }), STOP_SPACING_MS);
  const metrics = shareCalls(() => link.call("metrics", {}), METRICS_SPACING_MS);
  const place = { address: listen, hostname: hostname() };

  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5000, maxHeaderSize: 8192 },
    (request, response) => {
      void answer({ files, feed, link, story, camera, map, access, place, stop, metrics }, request, response);
    },
  );
  server.setTimeout(options.stuckMs ?? STUCK_MS);
  boundConnections(server);
  bound = await bind(server, port, listen);
  const drivers = serveDriveSockets({ server, viewPath, access, place });
  await link.start();
  camera.start();
  map.start();
  logs?.start();
  const alive = setInterval(() => {
    story.alive();
  }, ALIVE_MS);
  const isAnyone = listen === "0.0.0.0" || listen === "::";
  const url = `http://${isAnyone ? place.hostname : inUrl(listen)}:${bound}/`;
  return {
    url,
    open: `${url}#${access.token}`,
    token: access.token,
    notice(text) {
      story.notice(text);
    },
    async close() {
      clearInterval(alive);
      logs?.close();
      camera.close();
      map.close();
      drivers.close();
      link.close();
      feed.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function bind(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new ConsoleError("console-port-in-use", `cannot listen on ${address}:${port}: ${cause.message}`, {
          cause,
        }),
      );
    });
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(bound !== null && typeof bound === "object" ? bound.port : port);
    });
  });
}
