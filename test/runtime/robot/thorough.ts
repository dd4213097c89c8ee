/** How often a law is tried: a slice, or with `SANDPAW_THOROUGH=1` ten thousand times. */

export const THOROUGH: boolean = process.env["SANDPAW_THOROUGH"] !== undefined;
export const RUNS: number = THOROUGH ? 10_000 : 300;
