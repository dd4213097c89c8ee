/** The methods of `view.sock`: looking, stopping, and a person who drives. */

import type {
  ControlMethods,
  FloorPlan,
  LineMethods,
  LinePeer,
  RobotEvent,
  RobotStatus,
  ViewMap,
  ViewMethods,
  ViewPicture,
} from "../protocol/index.js";
import { checkVersion } from "./control-methods.js";
import { VIEW_PARAMS } from "./control-shapes.js";
import type { Emergency } from "./emergency.js";
import type { NoGo } from "./no-go.js";
import { PERSON_TTL_MS, type People } from "./people.js";
import { PERSON_KEEPS_NS } from "./safety/lease.js";

export interface ViewParts {
  readonly hello: ControlMethods["hello"]["result"];
  readonly status: () => RobotStatus;
  readonly plan: () => Promise<FloorPlan | null>;
  readonly picture: () => Promise<ViewPicture | null>;
  readonly map: () => Promise<ViewMap | null>;
  readonly metrics: () => Promise<string>;
  readonly emergency: Emergency;
  readonly people: People;
  readonly noGo: NoGo;
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

  const { people } = parts;

  function closed(peer: LinePeer): void {
    // Motion first.
    people.closed(peer);
    unsubscribe(peer);
  }

  function unsubscribe(peer: LinePeer): void {
    clearInterval(subscribers.get(peer));
    subscribers.delete(peer);
  }

  return {
    tell(event) {
      for (const peer of subscribers.keys()) peer.notify(event);
    },
    closed,
    close() {
      for (const peer of subscribers.keys()) unsubscribe(peer);
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
          unsubscribe(peer);
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
      map: { params: VIEW_PARAMS.map, run: async () => ({ map: await parts.map() }) },
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
        run({ by, code }, peer) {
          parts.emergency.clear(by, code);
          // Nobody else gets the lease by the clearing: behaviours go on when this person says so.
          return { latched: false, person: people.hold(peer, by) };
        },
      },
      "person.take": {
        params: VIEW_PARAMS["person.take"],
        run({ by, force }, peer) {
          const person = people.take(peer, by, force ?? false);
          // After an e-stop was cleared it is not enough that nobody drives any more.
          const keepMs = parts.emergency.isHeld ? null : Number(PERSON_KEEPS_NS / 1_000_000n);
          return { person, keepMs, maxTtlMs: PERSON_TTL_MS };
        },
      },
      "person.drive": {
        params: VIEW_PARAMS["person.drive"],
        run: ({ person, velocity, ttlMs, sentNs }, peer) =>
          people.drive(peer, {
            person,
            velocity,
            ttlMs,
            sentNs: sentNs === undefined ? undefined : BigInt(sentNs),
          }),
      },
      "person.release": {
        params: VIEW_PARAMS["person.release"],
        run({ person }, peer) {
          people.release(peer, person);
          parts.emergency.letGo();
          return {};
        },
      },
      "no-go.set": {
        params: VIEW_PARAMS["no-go.set"],
        run({ by, area }) {
          parts.noGo.set(by, area);
          return {};
        },
      },
      "no-go.clear": {
        params: VIEW_PARAMS["no-go.clear"],
        run({ by }) {
          parts.noGo.clear(by);
          return {};
        },
      },
      metrics: { params: VIEW_PARAMS.metrics, run: async () => ({ text: await parts.metrics() }) },
    },
  };
}
