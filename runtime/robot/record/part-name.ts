/** How the files of one recording are called. */

/** The name of a part; they count from 1. */
export function partName(stem: string, number: number): string {
  return `${stem}-${String(number).padStart(3, "0")}.mcap`;
}
