/** A terminal taken over for a while, and given back as it was. */

import type { Sink } from "../context.js";

const ESCAPE = "\u001b[";
/** Alternate screen, no cursor, no line wrap. */
const TAKE = `${ESCAPE}?1049h${ESCAPE}?25l${ESCAPE}?7l${ESCAPE}2J`;
const GIVE = `${ESCAPE}?7h${ESCAPE}?25h${ESCAPE}?1049l`;
/** Synchronised output: terminals that know it show the frame at once, others ignore it. */
const BEGIN = `${ESCAPE}?2026h${ESCAPE}H`;
const END = `${ESCAPE}J${ESCAPE}?2026l`;

/** Draws whole frames. */
export class Screen {
  readonly #sink: Sink;
  #taken = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Shows these lines and nothing else. */
  show(lines: readonly string[]): void {
    if (!this.#taken) {
      this.#taken = true;
      this.#sink.write(TAKE);
    }
    this.#sink.write(BEGIN + lines.map((line) => `${line}${ESCAPE}K`).join("\r\n") + END);
  }

  /** Gives the terminal back; may be called more than once. */
  close(): void {
    if (!this.#taken) return;
    this.#taken = false;
    this.#sink.write(GIVE);
  }
}
