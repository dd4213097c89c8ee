/** What `npm run soak` is made of: parts that each run for long and are judged by themselves. */

/** What a part says at its end. */
export interface PartReport {
  /** Lines for people: what was done, and the figures. */
  readonly lines: readonly string[];
  /** What went wrong; empty where nothing did. */
  readonly failures: readonly string[];
}

/** How a part is told what to do. */
export interface PartInput {
  /** Options of the part by name, as they were written: `inputs` of `--inputs 1000`. */
  readonly options: Readonly<Record<string, string>>;
  /** Says how far it is. */
  readonly progress: (text: string) => void;
}

/** One part. */
export interface Part {
  readonly name: string;
  readonly summary: string;
  /** What it takes, and what that means. */
  readonly options: Readonly<Record<string, string>>;
  readonly run: (input: PartInput) => Promise<PartReport>;
}

/** A whole number among the options. Throws on anything else. */
export function countOf(options: Readonly<Record<string, string>>, name: string, usual: number): number {
  const text = options[name];
  if (text === undefined) return usual;
  if (!/^\d{1,12}$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}
