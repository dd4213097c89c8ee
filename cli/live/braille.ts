/**
 * A picture of dots in text: each character holds 2 by 4 dots (Unicode braille patterns), which are about
 * square on a terminal. A character has one colour, that of the most important layer that has a dot in it.
 */

/** Bit of each dot by row and column, as Unicode orders them. */
const BITS: readonly (readonly [number, number])[] = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];
const BRAILLE = 0x2800;

/** A canvas of characters; dots count from its top left. */
export class BrailleCanvas {
  readonly columns: number;
  readonly rows: number;
  readonly #dots: Uint8Array;
  readonly #layers: Uint8Array;
  readonly #glyphs: Map<number, { readonly glyph: string; readonly layer: number }> = new Map();

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#dots = new Uint8Array(columns * rows);
    this.#layers = new Uint8Array(columns * rows);
  }

  get width(): number {
    return this.columns * 2;
  }

  get height(): number {
    return this.rows * 4;
  }

  /** Sets one dot; what lies outside is left out. A higher layer decides the colour. */
  dot(x: number, y: number, layer: number): void {
    const column = Math.floor(x) >> 1;
    const row = Math.floor(y) >> 2;
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    const cell = row * this.columns + column;
    const bit = BITS[Math.floor(y) & 3]?.[Math.floor(x) & 1] ?? 0;
    this.#dots[cell] = (this.#dots[cell] ?? 0) | bit;
    this.#layers[cell] = Math.max(this.#layers[cell] ?? 0, layer);
  }

  /** A straight line of dots. */
  line(x0: number, y0: number, x1: number, y1: number, layer: number): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
    for (let i = 0; i <= steps; i += 1) {
      this.dot(x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps, layer);
    }
  }

  /** A character over everything, at the place of a dot. */
  glyph(x: number, y: number, glyph: string, layer: number): void {
    const column = Math.floor(x) >> 1;
    const row = Math.floor(y) >> 2;
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    this.#glyphs.set(row * this.columns + column, { glyph, layer });
  }

  /** Letters from a dot on, only where nothing has been drawn. */
  label(x: number, y: number, text: string, layer: number): void {
    const row = Math.floor(y) >> 2;
    const start = (Math.floor(x) >> 1) - (text.length >> 1);
    if (row < 0 || row >= this.rows || start < 0 || start + text.length > this.columns) return;
    const first = row * this.columns + start;
    for (let i = 0; i < text.length; i += 1) if (this.#dots[first + i] !== 0) return;
    for (let i = 0; i < text.length; i += 1) this.#glyphs.set(first + i, { glyph: text[i] ?? " ", layer });
  }

  /** The picture, a string a row, painted by layer. */
  lines(paint: (text: string, layer: number) => string): string[] {
    return Array.from({ length: this.rows }, (_, row) => {
      let line = "";
      let run = "";
      let runLayer = 0;
      for (let column = 0; column < this.columns; column += 1) {
        const { text, layer } = this.#cell(row * this.columns + column);
        if (layer !== runLayer) {
          line += paint(run, runLayer);
          run = "";
          runLayer = layer;
        }
        run += text;
      }
      return line + paint(run, runLayer);
    });
  }

  #cell(cell: number): { text: string; layer: number } {
    const glyph = this.#glyphs.get(cell);
    if (glyph !== undefined) return { text: glyph.glyph, layer: glyph.layer };
    const dots = this.#dots[cell] ?? 0;
    return dots === 0
      ? { text: " ", layer: 0 }
      : { text: String.fromCodePoint(BRAILLE + dots), layer: this.#layers[cell] ?? 0 };
  }
}
