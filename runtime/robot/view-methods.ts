/** The methods of `view.sock`: looking, and stopping. */

import type {
  ControlMethods,
  FloorPlan,
  LineMethods,
  LinePeer,
  RobotEvent,
  RobotStatus,
  ViewMethods,
  ViewPicture,
} from "../protocol/index.js";
import { checkVersion } from "./control-methods.js";
import { VIEW_PARAMS } from "./control-shapes.js";
import type { Emergency } from "./emergency.js";

export interface ViewParts {
  readonly hello: ControlMethods["hello"]["result"];
  readonly status: () => RobotStatus;
  readonly plan: () => Promise<FloorPlan | null>;
  readonly picture: () => Promise<ViewPicture | null>;
  readonly metrics: () => Promise<string>;
  readonly emergency: Emergency;
}

/** The methods, and the viewers that have subscribed. */
export interface View {
  readonly methods: LineMethods<ViewMethods>;
  /** To everybody who has subscribed. */
  readonly tell: (event: RobotEvent) => void;
  closed(peer: LinePeer): void;
  close(): void;
}

/** The viewing side of one robot. */
export function createView(parts: ViewParts): View {
  const subscribers = new Map<LinePeer, NodeJS.Timeout>();

  function closed(peer: LinePeer): void {
    clearInterval(subscribers.get(peer));
    subscribers.delete(peer);
  }

  return {
    tell(event) {
      for (const peer of subscribers.keys()) peer.notify(event);
    },
    closed,
    close() {
      for (const peer of subscribers.keys()) closed(peer);
    },
    methods: {
      hello: {
        params: VIEW_PARAMS.hello,
        run({ version }) {
          checkVersion(version);
          return parts.hello;
        },
      },
      status: { params: VIEW_PARAMS.status, run: parts.status },
      subscribe: {
        params: VIEW_PARAMS.subscribe,
        run({ rateHz }, peer) {
          closed(peer);
          const send = (): void => {
            peer.notify({ event: "state", state: parts.status() });
          };
          subscribers.set(peer, setInterval(send, 1000 / rateHz));
          return {};
        },
      },
      plan: { params: VIEW_PARAMS.plan, run: async () => ({ plan: await parts.plan() }) },
      camera: {
        params: VIEW_PARAMS.camera,
        run: async () => ({ picture: await parts.picture() }),
      },
      estop: {
        params: VIEW_PARAMS.estop,
        run({ by }) {
          parts.emergency.press(by);
          return { latched: true };
        },
      },
      "estop.arm-clear": {
        params: VIEW_PARAMS["estop.arm-clear"],
        run: () => ({ code: parts.emergency.arm() }),
      },
      "estop.clear": {
        params: VIEW_PARAMS["estop.clear"],
        run({ by, code }) {
          parts.emergency.clear(by, code);
          return { latched: false };
        },
      },
      metrics: { params: VIEW_PARAMS.metrics, run: async () => ({ text: await parts.metrics() }) },
    },
  };
}
