/** A small seeded generator (xoshiro128**), so that a world's noise is the same on every machine. */

/** A stream of numbers; streams of one seed with different names do not disturb each other. */
export interface Random {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Normal with deviation 1, cut at ±3. */
  readonly normal: () => number;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** splitmix32, the usual way to fill a generator's state from one number. */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
}

/** Opens the stream `name` of `seed` (32 bits are used). */
export function createRandom(seed: number, name: string): Random {
  let mixed = seed | 0;
  for (let i = 0; i < name.length; i++) mixed = Math.imul(mixed ^ name.charCodeAt(i), 0x01000193);
  const fill = splitmix(mixed);
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();

  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const uniform = (): number => next() / 4294967296;
  // The sum of twelve uniforms: no logarithm, whose last bit differs between libraries.
  const normal = (): number => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return Math.max(-3, Math.min(3, sum));
  };
  return { uniform, normal };
}
