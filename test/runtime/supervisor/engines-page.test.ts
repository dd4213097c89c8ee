import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { RUN_MOVES, RUN_STATES, WALL_NAMES } from "@sandpaw/runtime/supervisor";
import { suite } from "../../harness/index.js";

const test = suite("supervisor: engines page");
const page = readFileSync(new URL("../../../../docs/concepts/engines.md", import.meta.url), "utf8");

function rows(heading: string): ReadonlyMap<string, string> {
  const section = page.split(`## ${heading}`)[1]?.split("\n## ")[0] ?? "";
  return new Map(
    [...section.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(
      ([, name = "", rest = ""]) => [name, rest] as const,
    ),
  );
}

test("the page names every wall, and no other", () => {
  assert.deepEqual([...rows("Walls").keys()], [...WALL_NAMES]);
});

test("the page shows the table of states", () => {
  const states = rows("Life of a run");
  assert.deepEqual([...states.keys()], [...RUN_STATES]);
  for (const [state, rest] of states) {
    const written = new Set([...(rest.split("|").at(-1) ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const moves = RUN_STATES.flatMap((one) => (one === state ? Object.values(RUN_MOVES[one]) : []));
    assert.deepEqual(written, new Set(moves.filter((to) => to !== state)), state);
  }
});

test.run();
