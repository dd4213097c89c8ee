/** What the console remembers for viewers that come later: the robot's path, the last events and log lines. Bounded. */

import type { Pose2d } from "@sandpaw/runtime/protocol";
import type { PageEvent, PageLogLine } from "./feed-message.js";

const MAX_POINTS = 4000;
const MAX_EVENTS = 50;
const MAX_LINES = 200;
/** Points closer together than this are one, m. */
const SPACING = 0.02;

export class Memory {
  readonly trail: [number, number][] = [];
  readonly events: PageEvent[] = [];
  readonly log: PageLogLine[] = [];

  /** The robot is here now. */
  visit({ x, y }: Pose2d): void {
    const last = this.trail[this.trail.length - 1];
    if (last !== undefined && Math.hypot(last[0] - x, last[1] - y) < SPACING) return;
    this.trail.push([Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]);
    if (this.trail.length > MAX_POINTS) this.trail.shift();
  }

  /** This happened. */
  note(event: PageEvent): void {
    this.events.push(event);
    if (this.events.length > MAX_EVENTS) this.events.shift();
  }

  /** Behaviours have written this. */
  keep(lines: readonly PageLogLine[]): void {
    this.log.push(...lines);
    this.log.splice(0, this.log.length - MAX_LINES);
  }

  /** Another robot: nothing of the one before holds. */
  forget(): void {
    this.trail.length = 0;
    this.events.length = 0;
    this.log.length = 0;
  }
}
