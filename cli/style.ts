/** Colours, where they are wanted. (`util.styleText` is younger than the Node that this runs on.) */

/** Wraps text in a colour, or leaves it. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly magenta: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** Codes of ECMA-48: on and off. */
const CODES: Readonly<Record<keyof Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** A style that colours, or one that does nothing. */
export function createStyle(colour: boolean): Style {
  const paint = (name: keyof Style): ((text: string) => string) => {
    const [on, off] = CODES[name];
    return (text) => (colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    red: paint("red"),
    green: paint("green"),
    yellow: paint("yellow"),
    blue: paint("blue"),
    magenta: paint("magenta"),
    cyan: paint("cyan"),
  };
}
