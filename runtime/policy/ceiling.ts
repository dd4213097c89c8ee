/** What one hop lets through at most. */

import { ALL_FILES } from "./files.js";
import type { Envelopes } from "./vocabulary.js";

/**
 * An interface that is absent is denied by this hop. A number that is absent is not limited by it; the same
 * holds for `resources`, which is no interface.
 */
export type Ceiling = {
  readonly [P in keyof Envelopes]?: Partial<Envelopes[P]>;
} & {
  /** The paths that files may be read below; absent denies all of them. */
  readonly files?: readonly string[];
  /** Highest priority of the lease. */
  readonly maxPriority?: number;
};

/** Lets everything through: the identity of the intersection. */
export const EVERYTHING: Ceiling = Object.freeze({
  motion: Object.freeze({}),
  sensors: Object.freeze({}),
  camera: Object.freeze({}),
  events: Object.freeze({}),
  log: Object.freeze({}),
  telemetry: Object.freeze({}),
  store: Object.freeze({}),
  files: ALL_FILES,
});
