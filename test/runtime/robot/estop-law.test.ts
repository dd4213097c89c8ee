/** The e-stop never clears by itself, nor by time, nor by a restart: only by both steps of a person, the cause gone. */

import assert from "node:assert/strict";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  armClear,
  clear,
  CLEAR_WINDOW_NS,
  latch,
  readLatch,
  writeLatch,
  type EstopState,
} from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite, temporaryFolder } from "../../harness/index.js";
import { RUNS } from "./thorough.js";

const test = suite("robot: e-stop law");

type Act =
  | { readonly kind: "press" }
  | { readonly kind: "arm" }
  | { readonly kind: "clear"; readonly right: boolean; readonly cause: boolean }
  | { readonly kind: "time"; readonly seconds: number }
  /** `torn`: what a disk may leave of the file. */
  | { readonly kind: "restart"; readonly torn: "no" | "cut" | "noise" };

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Act>({ kind: "press" }, { kind: "arm" }, { kind: "arm" }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("clear" as const), right: fc.boolean(), cause: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("time" as const), seconds: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("restart" as const),
      torn: fc.constantFrom("no" as const, "no" as const, "cut" as const, "noise" as const),
    }),
  },
);

const path = join(temporaryFolder(), "estop.json");

function restarted(state: EstopState, torn: "no" | "cut" | "noise"): EstopState {
  writeLatch(path, state);
  if (torn === "cut") truncateSync(path, 7);
  if (torn === "noise") writeFileSync(path, "\u0000\u0000released\u0000");
  return readLatch(path, "now");
}

test(
  "whatever happens in whatever order",
  () => {
    let cleared = 0;
    fc.assert(
      fc.property(fc.array(acts, { minLength: 4, maxLength: 24 }), (list) => {
        let state: EstopState = { kind: "released" };
        let nowNs = 0n;
        let code = "";
        let codes = 0;
        let armedNs: bigint | undefined;
        for (const act of list) {
          const before: EstopState["kind"] = state.kind;
          if (act.kind === "press") {
            state = latch(state, "ann", "now");
            armedNs = undefined;
          } else if (act.kind === "arm") {
            codes += 1;
            code = `code ${codes}`;
            state = armClear(state, code, nowNs);
            armedNs = state.kind === "armed" ? nowNs : undefined;
          } else if (act.kind === "time") nowNs += BigInt(act.seconds) * 1_000_000_000n;
          else if (act.kind === "restart") {
            state = restarted(state, act.torn);
            armedNs = undefined;
            if (act.torn !== "no") assert.equal(state.kind, "latched", "what cannot be read is latched");
          } else {
            const isInTime: boolean = armedNs !== undefined && nowNs - armedNs <= CLEAR_WINDOW_NS;
            const outcome = clear(state, act.right ? code : "wrong", nowNs, act.cause);
            state = outcome.state;
            const may: boolean = before === "armed" && isInTime && act.right && !act.cause;
            assert.equal(state.kind === "released" && before !== "released", may);
            if (may) cleared += 1;
            armedNs = undefined;
            continue;
          }
          if (before !== "released") assert.notEqual(state.kind, "released", `${act.kind} has cleared it`);
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(cleared > RUNS / 100, `cleared ${cleared} times: it can be`);
  },
  { timeoutMs: 600_000 },
);

test.run();
