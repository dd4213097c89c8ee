/** From a request to what is done when: cues in the order of their times, then of the request. */

import type { Fault, Line } from "@sandpaw/sdk/testing";
import { stepsOf } from "./world-time.js";

/** Something that is done while the world stands. */
export type Deed =
  /** What the fault needs comes a step before it. */
  | { readonly kind: "prepare"; readonly fault: Fault; readonly index: number }
  | { readonly kind: "fault"; readonly fault: Fault; readonly index: number }
  /** The fault of this index is over. */
  | { readonly kind: "mend"; readonly fault: Fault; readonly index: number }
  | { readonly kind: "line"; readonly line: Line; readonly index: number };

/** Deeds of one moment. */
export interface Cue {
  /** Steps of the world that have passed by then. */
  readonly step: number;
  readonly deeds: readonly Deed[];
}

/** The robot server takes a first step before anybody else is there. */
const FIRST_STEP = 1;
/** A behaviour begins after the first step, and can be talked to after one more. */
const FIRST_TALK = 2;

/** Those before the end; what is asked for later never happens. */
export function cuesOf(faults: readonly Fault[], lines: readonly Line[], seconds: number): readonly Cue[] {
  const moments = new Map<number, Deed[]>();
  const add = (step: number, deed: Deed): void => {
    const deeds = moments.get(step) ?? [];
    deeds.push(deed);
    moments.set(step, deeds);
  };
  const beginOf = (fault: Fault): number =>
    Math.max(stepsOf(fault.at), fault.fault === "lease-taken" ? FIRST_TALK : FIRST_STEP);
  // What ends makes room for what begins at the same time.
  faults.forEach((fault, index) => {
    if (!("for" in fault) || fault.for === undefined) return;
    add(Math.max(stepsOf(fault.at + fault.for), beginOf(fault) + 1), { kind: "mend", fault, index });
  });
  faults.forEach((fault, index) => {
    if (fault.fault === "lease-taken") add(beginOf(fault) - 1, { kind: "prepare", fault, index });
    add(beginOf(fault), { kind: "fault", fault, index });
  });
  lines.forEach((line, index) => {
    add(Math.max(stepsOf(line.at), FIRST_TALK), { kind: "line", line, index });
  });
  const end = stepsOf(seconds);
  return [...moments]
    .filter(([step]) => step < end)
    .sort(([a], [b]) => a - b)
    .map(([step, deeds]) => ({ step, deeds }));
}
