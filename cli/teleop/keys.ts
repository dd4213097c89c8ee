/** What the keys of `sandpaw teleop` mean. */

/** Parts of the greatest speed and turn; 1 forward and counter-clockwise. */
export interface Direction {
  readonly along: number;
  readonly round: number;
}

export type KeyMeaning =
  | ({ readonly kind: "drive" } & Direction)
  | { readonly kind: "faster" | "slower" | "stop" | "estop" | "quit" };

const drive = (along: number, round: number): KeyMeaning => ({ kind: "drive", along, round });

const KEYS: Readonly<Record<string, KeyMeaning>> = {
  "\u001B[A": drive(1, 0),
  "\u001B[B": drive(-1, 0),
  "\u001B[D": drive(0, 1),
  "\u001B[C": drive(0, -1),
  w: drive(1, 0),
  s: drive(-1, 0),
  a: drive(0, 1),
  d: drive(0, -1),
  q: drive(1, 0.5),
  e: drive(1, -0.5),
  "+": { kind: "faster" },
  "-": { kind: "slower" },
  " ": { kind: "stop" },
  "!": { kind: "estop" },
  x: { kind: "quit" },
  "\u0003": { kind: "quit" },
  "\u001B": { kind: "quit" },
};

/** The keys in what a terminal has sent, in order; what means nothing is left out. */
export function keysIn(text: string): readonly (KeyMeaning & { readonly key: string })[] {
  // oxlint-disable-next-line no-control-regex -- a terminal's arrow keys begin with one
  return [...text.matchAll(/\u001B\[[A-Z]|[^]/g)].flatMap(([raw]) => {
    const key = raw.length === 1 ? raw.toLowerCase() : raw;
    const meaning = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    return meaning ? [{ ...meaning, key }] : [];
  });
}
