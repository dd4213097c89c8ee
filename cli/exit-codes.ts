/** What the shell sees. `run` hands on the code of the behaviour instead. */

export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  stale: 3,
  system: 70,
  interrupted: 130,
} as const;

/** One line each, for `--help`. */
export const EXIT_MEANINGS: readonly (readonly [number, string])[] = [
  [EXIT.done, "done"],
  [EXIT.refused, "refused or failed; the line on standard error has the code and what to do next"],
  [EXIT.usage, "called wrongly"],
  [EXIT.system, "a part of the system failed: a dead robot server, a full disk"],
  [EXIT.interrupted, "ended by Ctrl-C"],
];
