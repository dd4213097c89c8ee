/** A robot server that is held up: what it gives when nobody waits any more is given back to it. */

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { listenLines, objectShape, robotPaths } from "@sandpaw/runtime/protocol";
import { createSupervisor } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";
import { DRIVER, DRIVER_MANIFEST, guest } from "./guests.js";
import { until } from "./robot-bench.js";

const test = suite("supervisor: late slot");

type Answers = Record<string, { readonly params: unknown; readonly result: unknown }>;

/** Takes any params and counts its calls. */
function method(calls: string[], name: string, answer: () => unknown) {
  return {
    params: (value: unknown) => value,
    run: (params: unknown) => {
      calls.push(`${name} ${JSON.stringify(params)}`);
      return answer();
    },
  };
}

test("a slot that is opened after its engine was given up is closed again", async ({ signal }) => {
  const runDir = join(temporaryFolder(), "run");
  const { control } = robotPaths(runDir, "held");
  mkdirSync(dirname(control), { recursive: true, mode: 0o700 });
  const calls: string[] = [];
  let release: (slot: object) => void = () => undefined;
  const server = await listenLines<Answers>(control, {
    methods: {
      hello: method(calls, "hello", () => ({ robot: "held", mode: "live", profile: {} })),
      beat: { params: objectShape({}), run: () => ({}) },
      "slot.open": method(calls, "slot.open", () => new Promise((resolve) => (release = resolve))),
      "slot.close": method(calls, "slot.close", () => ({})),
    },
  });
  const supervisor = await createSupervisor({ runDir, robot: "held", client: "test", poolSize: 0 });
  await assert.rejects(supervisor.start(guest(DRIVER, DRIVER_MANIFEST, "late")), /robot-unreachable/);
  release({ slot: "slot-1", snapshot: "/nowhere", attach: "/nowhere" });
  await until("it is given back", signal, () => calls.includes('slot.close {"slot":"slot-1"}'));
  await supervisor.close();
  await server.close();
});

test.run();
