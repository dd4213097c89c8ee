/** What the page is told, one JSON object a message. */

import type { MapPlace } from "./map-watch.js";
import type { RobotProfile, RobotStatus } from "@sandpaw/runtime/protocol";

/** An event with the wall time at which the console heard of it, ms since 1970. */
export interface PageEvent {
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** A line that a behaviour, or somebody for it, has written. */
export interface PageLogLine {
  /** Name of the run. */
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The log interface, a standard stream, the supervisor, or this console. */
  readonly source: string;
  readonly level: "debug" | "info" | "warn" | "error";
  readonly text: string;
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
  /** Whether the robot server answers. Also sent twice a second, as a sign of life. */
  | { readonly type: "link"; readonly up: boolean; readonly why: string }
  /** After every new link to the robot server, and to every new viewer. */
  | {
      readonly type: "facts";
      readonly facts: RobotFacts;
      /** Where the robot has been, x and y in `map`, m. */
      readonly trail: readonly (readonly [number, number])[];
      readonly events: readonly PageEvent[];
      readonly log: readonly PageLogLine[];
    }
  /** All but the scan. */
  | { readonly type: "state"; readonly state: Omit<RobotStatus, "scan"> }
  /** When it has changed; it comes less often than states. */
  | { readonly type: "scan"; readonly scan: RobotStatus["scan"] }
  | { readonly type: "event"; readonly event: PageEvent }
  | { readonly type: "log"; readonly lines: readonly PageLogLine[] }
  /** A new picture can be fetched as `/camera.png?ID`; null when there is none any more. */
  | { readonly type: "picture"; readonly id: number | null }
  /** A new map can be fetched as `/map.png?ID`, a grey byte a pixel: 0 free to 100 occupied, 255 not known. */
  | { readonly type: "map"; readonly map: MapPlace | null }
  /** What the owner of this console has to say, such as a compile error; null for nothing. */
  | { readonly type: "notice"; readonly text: string | null };
