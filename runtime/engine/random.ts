/** Randomness of a guest: the machine's, or in lockstep a sequence that the seed decides. */

/** Fills a buffer. */
export type FillRandom = (bytes: Uint8Array) => void;

const MASK = 0xffff_ffff_ffff_ffffn;

/** SplitMix64 (Steele, Lea, Flood 2014): the same bytes for the same seed on every machine. Not for secrets. */
export function seededRandom(seed: bigint): FillRandom {
  let state = seed & MASK;
  const next = (): bigint => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
    return mixed ^ (mixed >> 31n);
  };
  const word = new Uint8Array(8);
  const view = new DataView(word.buffer);
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 8) {
      view.setBigUint64(0, next(), true);
      bytes.set(word.subarray(0, Math.min(8, bytes.length - at)), at);
    }
  };
}
