import assert from "node:assert/strict";

import {
  createLifecycle,
  RUN_MOVES,
  RUN_STATES,
  type RunMove,
  type RunState,
} from "@sandpaw/runtime/supervisor";
import * as fc from "fast-check";
import { suite } from "../../harness/index.js";

const test = suite("supervisor: lifecycle");

const MOVES: readonly RunMove[] = ["start", "stop", "exit"];
const TABLE: readonly (readonly [RunState, RunMove, RunState | undefined])[] = [
  ["created", "start", "running"],
  ["created", "stop", "stopping"],
  ["created", "exit", "exited"],
  ["running", "start", undefined],
  ["running", "stop", "stopping"],
  ["running", "exit", "exited"],
  ["stopping", "start", "stopping"],
  ["stopping", "stop", "stopping"],
  ["stopping", "exit", "exited"],
  ["exited", "start", undefined],
  ["exited", "stop", undefined],
  ["exited", "exit", undefined],
];

test("the table is the one that is documented, and whole", () => {
  assert.equal(TABLE.length, RUN_STATES.length * MOVES.length);
  for (const [from, move, to] of TABLE) assert.equal(RUN_MOVES[from][move], to, `${from} ${move}`);
});

test("any sequence of moves follows the table, and illegal moves change nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 12 }), (moves) => {
      const seen: RunState[] = [];
      const life = createLifecycle((state) => seen.push(state));
      let expected: RunState = "created";
      for (const move of moves) {
        const next: RunState | undefined = RUN_MOVES[expected][move];
        assert.equal(life.can(move), next !== undefined);
        if (next === undefined) assert.throws(() => life.move(move), /^SupervisorError: run-move-illegal/);
        else assert.equal(life.move(move), next);
        expected = next ?? expected;
        assert.equal(life.state, expected);
      }
      assert.equal(new Set(seen).size, seen.length, "no state is entered twice");
    }),
  );
});

test.run();
