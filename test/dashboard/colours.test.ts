import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { suite } from "../harness/index.js";

const test = suite("dashboard: colours");

/** What is written or drawn on what, and the least contrast of WCAG 2.1 AA for it. */
const PAIRS: readonly (readonly [on: string, under: string, least: number])[] = [
  ["text", "ground", 4.5],
  ["text", "card", 4.5],
  ["quiet", "ground", 4.5],
  ["quiet", "card", 4.5],
  ["accent", "card", 4.5],
  ["good", "card", 4.5],
  ["warn", "card", 4.5],
  ["bad", "card", 4.5],
  ["text", "room", 4.5],
  ["text", "rug", 4.5],
  ["thing-text", "thing", 4.5],
  ["wall", "room", 3],
  ["lidar", "room", 3],
  ["accent", "track", 3],
];

/** By the name of the colour, light first. */
function readColours(): readonly ReadonlyMap<string, string>[] {
  // test/dist/dashboard → the page
  const css = readFileSync(new URL("../../../dashboard/page/colours.css", import.meta.url), "utf8");
  const sets = [...css.matchAll(/:root \{([^}]*--text[^}]*)\}/g)].map(
    ([, body = ""]) =>
      new Map(
        [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = "", hex = ""]) => [name, hex]),
      ),
  );
  const [light = new Map<string, string>(), dark = new Map<string, string>()] = sets;
  return [light, new Map([...light, ...dark])];
}

/** Relative luminance (WCAG 2.1). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const [index, colours] of readColours().entries()) {
  test(`what is written can be read, ${index === 0 ? "light" : "dark"}`, () => {
    for (const [on, under, least] of PAIRS) {
      const [a, b] = [colours.get(on), colours.get(under)].map((hex) => luminance(hex ?? ""));
      assert.ok(a !== undefined && b !== undefined);
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      assert.ok(contrast >= least, `${on} on ${under}: ${contrast.toFixed(2)}`);
    }
  });
}

test.run();
