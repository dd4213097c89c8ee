// Every entry of a reactor, called as the engine calls it.

import assert from "node:assert/strict";
import type { Happening } from "@sandpaw/runtime/protocol";
import { suite } from "../harness/index.js";
import { startGuest, type Guest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const SOURCE = `import {
  dockStatusName, Event, EventKind, hazardKindName, hazardSourceName, leaseName, limitName, log, refuse
} from "@sandpaw/sdk"

log.info("top of the file")
let kept: Event | null = null

export function init(): void { log.info("init") }
export function onStop(): void { log.info(kept == null ? "nothing" : kept!.message) }
export function onEvent(event: Event): void {
  switch (event.what) {
    case EventKind.Hazard:
      log.info(\`\${hazardKindName(event.hazardKind)} \${hazardSourceName(event.hazardSource)} \${event.hazardPresent}\`); break
    case EventKind.Dock: log.info(dockStatusName(event.dock)); break
    case EventKind.Lease: log.info(leaseName(event.lease)); break
    case EventKind.Limit: log.info(limitName(event.limit)); break
    case EventKind.Message: kept = event.clone(); log.info(event.message); break
    default: log.info(\`\${event.dropped} dropped\`)
  }
}
export function exec(line: string): string { return line == "" ? refuse("say something ✗") : line + "!" }
`;

const test = suite("modules: reactor");

async function start(): Promise<{ guest: Guest; robot: TestRobot; said: () => readonly string[] }> {
  const robot = new TestRobot("room", 1);
  const guest = startGuest((await compiled(SOURCE)).wasm, robot);
  guest.reactor.init?.();
  return { guest, robot, said: () => robot.lines.splice(0).map(({ text }) => text) };
}

test("the top of the file runs once, before init, with the memory in reach", async () => {
  const { guest, said } = await start();
  assert.deepEqual(said(), ["top of the file", "init"]);
  guest.reactor.init?.();
  assert.deepEqual(said(), ["init"]);
});

test("each kind of event arrives with what it carries", async () => {
  const { guest, said } = await start();
  said();
  const events: readonly (readonly [Happening, string])[] = [
    [
      { tag: "hazard", val: { kind: "wheel-drop", source: "rear-left", present: true } },
      "wheel-drop rear-left true",
    ],
    [{ tag: "dock", val: "not-visible" }, "not-visible"],
    [{ tag: "lease", val: "person" }, "person"],
    [{ tag: "limit", val: "e-stop" }, "e-stop"],
    [{ tag: "message", val: "go ✓ 🐾" }, "go ✓ 🐾"],
    [{ tag: "message", val: "" }, ""],
    [{ tag: "dropped", val: 4_000_000_000 }, "4000000000 dropped"],
  ];
  for (const [what, line] of events) {
    guest.reactor.onEvent?.({ stampNs: 5n, what });
    assert.deepEqual(said(), [line]);
  }
});

test("a cloned event outlives those after it; on-stop still has it", async () => {
  const { guest, said } = await start();
  guest.reactor.onEvent?.({ stampNs: 5n, what: { tag: "message", val: "first" } });
  guest.reactor.onEvent?.({ stampNs: 6n, what: { tag: "dropped", val: 1 } });
  guest.reactor.onStop?.();
  assert.equal(said().at(-1), "first");
});

test("exec answers, refuses, and forgets that it refused", async () => {
  const { guest } = await start();
  for (let i = 0; i < 1000; i++) {
    assert.deepEqual(guest.reactor.exec?.("héllo 🐾"), { ok: true, value: "héllo 🐾!" });
    assert.deepEqual(guest.reactor.exec?.(""), { ok: false, error: "say something ✗" });
  }
  assert.ok(guest.memoryBytes() <= 4 * 65_536);
});

test.run();
