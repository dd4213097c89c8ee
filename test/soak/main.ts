/**
 * `npm run soak [-- PART] [--OPTION VALUE]...`: what takes too long for every change. Ends with 1 when anything went
 * wrong, and says with what input.
 */

import type { Part } from "./part.js";
import { PARTS } from "./parts.js";

function usage(): string {
  const lines = PARTS.flatMap(({ name, summary, options }) => [
    `  ${name.padEnd(12)}${summary}`,
    ...Object.entries(options).map(([option, help]) => `    --${option.padEnd(12)}${help}`),
  ]);
  return ["npm run soak [-- PART] [--OPTION VALUE]...", "", "parts:", ...lines].join("\n");
}

function optionsOf(words: readonly string[], parts: readonly Part[]): Readonly<Record<string, string>> {
  const known = new Set(parts.flatMap(({ options }) => Object.keys(options)));
  const found: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 2) {
    const name = (words[at] ?? "").slice(2);
    const value = words[at + 1];
    if (!(words[at] ?? "").startsWith("--") || !known.has(name) || value === undefined)
      throw new Error(`${words[at]} is not understood\n\n${usage()}`);
    found[name] = value;
  }
  return found;
}

async function main(words: readonly string[]): Promise<number> {
  if (words.includes("--help") || words.includes("-h")) {
    console.log(usage());
    return 0;
  }
  const [first] = words;
  const named = first !== undefined && !first.startsWith("--") ? first : undefined;
  const parts = PARTS.filter(({ name }) => named === undefined || name === named);
  if (parts.length === 0) throw new Error(`there is no part ${named}\n\n${usage()}`);
  const options = optionsOf(named === undefined ? words : words.slice(1), parts);
  let failed = 0;
  for (const part of parts) {
    console.log(`\n## ${part.name}: ${part.summary}\n`);
    const { lines, failures } = await part.run({ options, progress: (text) => console.error(text) });
    for (const line of lines) console.log(line);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    failed += failures.length;
  }
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 64;
  },
);
