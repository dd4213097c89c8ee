/** What the page is told, one JSON object a message. */

import type { RobotProfile, RobotStatus } from "@sandpaw/runtime/protocol";

/** An event with the wall time at which the console heard of it, ms since 1970. */
export interface PageEvent {
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** What the console knows of the robot itself. */
export interface RobotFacts {
  readonly robot: string;
  readonly mode: "live" | "lockstep";
  readonly profile: RobotProfile;
  /** A `FloorPlan`, or null where the driver knows none. */
  readonly plan: unknown;
}

export type FeedMessage =
  /** Whether the robot server answers. Also sent every second, as a sign of life. */
  | { readonly type: "link"; readonly up: boolean; readonly why: string }
  /** After every new link to the robot server, and to every new viewer. */
  | {
      readonly type: "facts";
      readonly facts: RobotFacts;
      /** Where the robot has been, x and y in `map`, m. */
      readonly trail: readonly (readonly [number, number])[];
      readonly events: readonly PageEvent[];
    }
  | { readonly type: "state"; readonly state: RobotStatus }
  | { readonly type: "event"; readonly event: PageEvent };
