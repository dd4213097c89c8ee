// A source map knows the author's functions by their lines, in classes and namespaces too.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { compiled } from "./sources.js";

const test = suite("modules: function lines");

const SOURCE = `class Pair {
  constructor(readonly a: i32) {}
  twice(): i32 {
    return this.a * 2;
  }
}

namespace inner {
  export function half(n: i32): i32 { return n / 2 }
}

enum Mode { idle, busy }

export function tick(): void {
  if (new Pair(Mode.busy).twice() < inner.half(1)) unreachable();
}
`;

interface WithFunctions {
  readonly sources: readonly string[];
  readonly x_sandpaw_functions: readonly (readonly [number, number, number, string])[];
}

async function functionsIn(
  source: string,
): Promise<readonly (readonly [string | undefined, ...unknown[]])[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build has just written it
  const map = JSON.parse((await compiled(source)).map) as WithFunctions;
  return map.x_sandpaw_functions.map(([index, ...rest]) => [map.sources[index], ...rest]);
}

test("functions, methods and functions of a namespace stand in the map with their lines, and nothing of the library", async () => {
  assert.deepEqual(await functionsIn(SOURCE), [
    ["assembly/index.ts", 2, 2, "Pair.constructor"],
    ["assembly/index.ts", 3, 5, "Pair.twice"],
    ["assembly/index.ts", 9, 9, "inner.half"],
    ["assembly/index.ts", 14, 16, "tick"],
  ]);
});

test.run();
