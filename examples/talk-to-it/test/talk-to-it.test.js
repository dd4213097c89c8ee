import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "@sandpaw/sdk/testing";

test("turns by as much as it was told, and says what it does not know", async () => {
  const lines = [
    { at: 1, line: "turn 90" },
    { at: 6, line: "dance" },
  ];
  const { answers, trace } = await simulate({ for: 8, lines });
  const [turn, dance] = answers;
  assert.equal(turn.text, "turning by 90°");
  assert.equal(dance.kind, "refused");
  assert.match(dance.text, /I know: look, turn DEGREES, stop$/);
  const turned = trace.at(-1).theta - trace[0].theta;
  assert.ok(Math.abs(turned - Math.PI / 2) < 0.1, `it turned by ${turned} rad`);
});
