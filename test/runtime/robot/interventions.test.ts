/** Interventions as people see them: a code, a counter, a line; and the no-go area over the view socket. */

import assert from "node:assert/strict";

import { connectLines, type ViewMethods } from "@sandpaw/runtime/protocol";

import { suite } from "../../harness/index.js";
import { until, withRobot } from "./running-robot.js";

const test = suite("robot: interventions");

const FORWARD = { vx: 0.2, vy: 0, wz: 0 };
const AREA = [
  [0.5, -1],
  [2, -1],
  [2, 1],
  [0.5, 1],
] as const;

const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Error && "code" in error && error.code === code;

function count(text: string, code: string): number {
  const line = new RegExp(`^sandpaw_interventions_total\\{[^}]*code="${code}"[^}]*\\} (\\d+)$`, "m").exec(
    text,
  );
  return Number(line?.[1] ?? 0);
}

test("a no-go area is set and cleared by a person, is listed, and each refusal is told and counted", () =>
  withRobot(async ({ supervisor, view, driver, server }) => {
    const told: string[] = [];
    const other = await connectLines<ViewMethods>({
      path: server.paths.view,
      onNotification(message) {
        const code: unknown = Reflect.get(message, "code");
        if (typeof code === "string") told.push(code);
      },
    });
    await other.call("subscribe", { rateHz: 1 });
    const { engine } = await supervisor.start();
    let here = 0;
    const at = (x: number): void => {
      // In small steps: a pose that jumps is not believed.
      for (; here < x; here += 0.05) tell(here);
      tell(x);
    };
    const tell = (x: number): void => {
      const stampNs = process.hrtime.bigint();
      driver.state({ pose: { stampNs, pose: { x, y: 0, theta: 0 }, deviation: 0.01 } });
    };
    at(0);
    assert.equal((await engine.drive(FORWARD, 200)).ok, true);
    await view.call("no-go.set", { by: "ann", area: AREA });
    assert.deepEqual((await view.call("status", {})).noGo, { by: "ann", area: AREA });
    at(0.32);
    assert.deepEqual(await engine.drive(FORWARD, 200), { ok: false, error: "zone" });
    assert.equal(driver.last.vx, 0);
    await until(() => told.includes("zone-reached") && told.includes("no-go-set"));
    const { text } = await view.call("metrics", {});
    assert.ok(count(text, "zone") >= 1, text);
    await view.call("no-go.clear", { by: "ann" });
    assert.equal((await view.call("status", {})).noGo, null);
    at(0.32);
    assert.equal((await engine.drive(FORWARD, 200)).ok, true);
    other.close();
    engine.die();
  }));

test("what is no area is refused", () =>
  withRobot(async ({ view }) => {
    const set = (area: unknown): Promise<unknown> =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a client that is not ours may send
      view.call("no-go.set", { by: "ann", area: area as typeof AREA });
    for (const area of [
      [],
      [[0, 0]],
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
    ]) {
      await assert.rejects(set(area), hasCode("no-go-invalid"));
    }
    assert.equal((await view.call("status", {})).noGo, null);
  }));

for (const area of [[[0, 0, 0]], [[0, "1"]], [[1e9, 0]], 7, null]) {
  test(`an area of another form ends the connection: ${JSON.stringify(area)}`, () =>
    withRobot(async ({ view }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a client that is not ours may send
      const sent = view.call("no-go.set", { by: "ann", area: area as unknown as typeof AREA });
      await assert.rejects(sent, hasCode("params-invalid"));
    }));
}

test.run();
