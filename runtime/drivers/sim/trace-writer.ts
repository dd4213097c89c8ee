/**
 * The trace: one line a step, `ms x y theta v w commanded-v commanded-w touching`, in m and rad with six
 * decimals, so that equal runs give equal bytes.
 */

import { closeSync, openSync, writeSync } from "node:fs";

import { STEP_MS } from "./body.js";
import type { Truth } from "./simulation.js";

const LINES_PER_WRITE = 50;

/** Formats one step. */
export function traceLine({ steps, pose, motion, commanded, touching }: Truth): string {
  const numbers = [pose.x, pose.y, pose.theta, motion.v, motion.w, commanded.v, commanded.w].map(sixDecimals);
  return `${steps * STEP_MS} ${numbers.join(" ")} ${touching ? 1 : 0}\n`;
}

function sixDecimals(value: number): string {
  const text = value.toFixed(6);
  return text === "-0.000000" ? "0.000000" : text;
}

export class TraceWriter {
  readonly #file: number;
  #lines: string[] = [];

  /** Opens the file and empties it. */
  constructor(path: string) {
    this.#file = openSync(path, "w", 0o600);
  }

  add(truth: Truth): void {
    this.#lines.push(traceLine(truth));
    if (this.#lines.length >= LINES_PER_WRITE) this.flush();
  }

  flush(): void {
    const text = this.#lines.join("");
    this.#lines = [];
    if (text !== "") writeSync(this.#file, text);
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}
