/** The table of a process's life: laws that hold whatever is in it. */

import assert from "node:assert/strict";
import { PROCESS_MOVES, PROCESS_STATES, REFUSALS } from "@sandpaw/shim";
import { suite } from "../../harness/index.js";

const test = suite("shim: lifecycle");

test("every state is reached from `created`, and every life can end", () => {
  const reached = new Set(["created"]);
  for (const state of PROCESS_STATES)
    if (reached.has(state)) for (const next of Object.values(PROCESS_MOVES[state])) reached.add(next);
  assert.deepEqual([...reached].sort(), [...PROCESS_STATES].sort());
  for (const state of ["created", "starting", "running"] as const)
    assert.equal(PROCESS_MOVES[state].exit, "stopped");
  assert.equal(PROCESS_MOVES.stopped.delete, "deleted");
  assert.deepEqual(PROCESS_MOVES.deleted, {});
});

test("a second start is refused in every state but the first, and a kill after the end is NOT_FOUND", () => {
  for (const state of PROCESS_STATES)
    assert.equal(REFUSALS[state].start === undefined, state === "created", state);
  assert.equal(REFUSALS.stopped.kill?.code, 5);
  assert.equal(REFUSALS.running.delete?.code, 9);
});

test.run();
