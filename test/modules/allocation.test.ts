// Hot reads and commands allocate nothing per tick. The guest takes a block from its allocator and gives it back,
// each tick: as long as nobody else allocates or frees, it is the same block.

import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { startGuest } from "./guest.js";
import { TestRobot } from "./robot.js";
import { compiled } from "./sources.js";

const TICKS = 10_000;
const source = (
  extra: string,
): string => `import { motion, sensors, telemetry, HazardKind } from "@sandpaw/sdk"
export function tick(): void {
  const scan = sensors.scan()
  const here = sensors.odometry()
  const near = scan.closest(-1, 1) + sensors.battery().fraction + <f64>sensors.dockState().status
  const state = motion.state()
  if (!sensors.hazards().has(HazardKind.Cliff)) motion.drive(0.01 * near, 0, here.theta + state.wz)
  ${extra}
  const block = heap.alloc(48)
  telemetry.gauge("block", <f64>block)
  heap.free(block)
}
`;

async function blocksOf(extra: string): Promise<{ readonly different: number; readonly grown: number }> {
  const robot = new TestRobot("room", 1);
  const guest = startGuest((await compiled(source(extra))).wasm, robot);
  const blocks = new Set<number>();
  robot.advance(1);
  // The first reads make the objects that the later ones fill.
  for (let i = 0; i < 3; i++) guest.reactor.tick?.();
  const before = guest.memoryBytes();
  for (let i = 0; i < TICKS; i++) {
    robot.gauges.clear();
    guest.reactor.tick?.();
    blocks.add(robot.gauges.get("block")?.[0] ?? 0);
    if (i % 100 === 0) robot.advance(1);
  }
  return { different: blocks.size, grown: guest.memoryBytes() - before };
}

const test = suite("modules: allocation");

test(`${TICKS} ticks of every hot read and a command leave the heap as it was`, async () => {
  assert.deepEqual(await blocksOf(""), { different: 1, grown: 0 });
});

test("the probe notices one object a tick", async () => {
  const { different } = await blocksOf("sensors.odometry().clone()");
  assert.ok(different > 1);
});

test("what was read is overwritten by the next read; a clone is not", async () => {
  const robot = new TestRobot("room", 1);
  const { reactor } = startGuest(
    (
      await compiled(`import { log, Odometry, Scan, sensors } from "@sandpaw/sdk"
let read: Odometry | null = null
let kept: Odometry | null = null
let scan: Scan | null = null
let keptScan: Scan | null = null
export function tick(): void {
  if (read == null) {
    read = sensors.odometry(); kept = read!.clone()
    scan = sensors.scan(); keptScan = scan!.clone()
  } else {
    sensors.odometry(); sensors.scan()
    log.info(\`\${read!.stampNs} \${kept!.stampNs} \${scan!.ranges[0] == keptScan!.ranges[0]}\`)
  }
}`)
    ).wasm,
    robot,
  );
  robot.advance(1);
  reactor.tick?.();
  robot.advance(10);
  reactor.tick?.();
  assert.equal(robot.lines[0]?.text, "220000000 20000000 false");
});

test.run();
