/** A robot server of the test's own: it answers a console, counts what it is asked, and says what it is told. */

import { join } from "node:path";

import { BODY } from "@sandpaw/runtime/drivers";
import {
  listenLines,
  type LineMethods,
  type LinePeer,
  type RobotEvent,
  type RobotStatus,
  type ViewMethods,
  type ViewPicture,
} from "@sandpaw/runtime/protocol";
import { temporaryFolder } from "../harness/index.js";

/** A robot that stands still and knows nothing. */
export const STATUS: RobotStatus = {
  robot: "rosie",
  mode: "live",
  nowNs: "0",
  link: true,
  estop: { latched: false, by: "", at: "" },
  commanded: { vx: 0, vy: 0, wz: 0 },
  limitedBy: "none",
  lease: null,
  leaseQueue: [],
  noGo: null,
  odometry: null,
  pose: null,
  battery: null,
  scan: null,
  hazards: [],
  dock: "unknown",
  sessions: [],
  loop: { periodMs: 20, lateP99Ms: 0, missed: 0 },
};

export interface FakeRobot {
  readonly view: string;
  /** How often STOP arrived. */
  readonly stops: number;
  /** Answered to whoever asks for a picture. */
  picture: ViewPicture | null;
  /** Said again and again. */
  state: RobotStatus;
  /** To the console that has subscribed, now. */
  say(message: RobotStatus | RobotEvent): void;
  close(): Promise<void>;
}

const refuse = (): never => {
  throw new Error("not asked for here");
};
const ignore = (): Record<string, never> => ({});

/** Listens on a socket in a folder of its own. */
export async function startFakeRobot(): Promise<FakeRobot> {
  let peer: LinePeer | undefined;
  let stops = 0;
  const methods: LineMethods<ViewMethods> = {
    hello: {
      params: () => ({ version: 1, client: "" }),
      run: () => ({ robot: "rosie", mode: "live", profile: BODY }),
    },
    status: { params: ignore, run: () => STATUS },
    subscribe: {
      params: () => ({ rateHz: 1 }),
      run(_, from) {
        peer = from;
        return {};
      },
    },
    plan: { params: ignore, run: () => ({ plan: null }) },
    camera: { params: ignore, run: () => ({ picture: robot.picture }) },
    map: { params: ignore, run: () => ({ map: null }) },
    estop: {
      params: () => ({ by: "" }),
      run() {
        stops += 1;
        return { latched: true };
      },
    },
    "estop.arm-clear": { params: () => ({ by: "" }), run: () => ({ code: "c0de" }) },
    "estop.clear": { params: () => ({ by: "", code: "" }), run: () => ({ latched: false, person: "p" }) },
    "person.take": { params: () => ({ by: "" }), run: refuse },
    "person.drive": {
      params: () => ({ person: "", velocity: { vx: 0, vy: 0, wz: 0 }, ttlMs: 0 }),
      run: refuse,
    },
    "no-go.set": { params: () => ({ by: "", area: [] }), run: refuse },
    "no-go.clear": { params: () => ({ by: "" }), run: refuse },
    "person.release": { params: () => ({ person: "" }), run: refuse },
    metrics: { params: ignore, run: refuse },
  };
  const view = join(temporaryFolder(), "view.sock");
  const server = await listenLines<ViewMethods>(view, { methods });
  // One that says nothing counts as lost.
  const alive = setInterval(() => peer?.notify({ event: "state", state: robot.state }), 300);
  const robot: FakeRobot = {
    view,
    picture: null,
    state: STATUS,
    get stops() {
      return stops;
    },
    say(message) {
      peer?.notify("event" in message ? message : { event: "state", state: message });
    },
    close() {
      clearInterval(alive);
      return server.close();
    },
  };
  return robot;
}
