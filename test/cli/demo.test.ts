import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: demo");
const LIMIT = { timeoutMs: 120_000 };

test(
  "it drives, says so once a second, and ends by itself with nothing left",
  async () => {
    const place = new Place();
    const { code, out, err } = await place.call(["demo", "--for", "6"]);
    assert.equal(code, 0, err);
    assert.match(err, /page with map and STOP button: http:\/\/127\.0\.0\.1:\d+\//);
    const speeds = [...out.matchAll(/^t=.* speed=(-?[\d.]+) .*lease=cover /gm)].map(([, speed]) =>
      Number(speed),
    );
    assert.ok(speeds.length >= 3, out);
    assert.ok(
      speeds.some((speed) => speed > 0.1),
      out,
    );
    assert.ok(
      speeds.every((speed) => speed < 0.3),
      out,
    );
    assert.match(out, /^cover: stopped: /m);
    assert.match(out, /m driven, .* m² swept/);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  LIMIT,
);

test(
  "Ctrl-C stops the robot, then everything",
  async () => {
    const place = new Place();
    const demo = place.start(["demo"]);
    await demo.says(/lease=cover/);
    demo.signal("SIGINT");
    const { code, out } = await demo.ended;
    assert.equal(code, 0);
    assert.match(out, /limit-changed: .*stop|lease-freed/);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  LIMIT,
);

test(
  "a robot server that dies is told, and ends it with the code of a lost robot",
  async () => {
    const place = new Place();
    const demo = place.start(["demo"]);
    await demo.says(/lease=cover/);
    process.kill(place.pidOf("robot/main.js"), "SIGKILL");
    const { code, out } = await demo.ended;
    assert.equal(code, 69);
    assert.match(out, /event: the robot server ended \(SIGKILL\)/);
    assert.match(out, /^cover: robot-lost: /m);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  LIMIT,
);

test(
  "a reader that goes away ends it cleanly",
  async () => {
    const place = new Place();
    const demo = place.start(["demo"]);
    await demo.says(/lease=cover/);
    demo.stopReading();
    const { code } = await demo.ended;
    assert.equal(code, 0);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  LIMIT,
);

test(
  "when the command is killed, its processes end by themselves",
  async () => {
    const place = new Place();
    const demo = place.start(["demo"]);
    await demo.says(/lease=cover/);
    assert.ok(place.processes().length >= 3, place.processes().join("\n"));
    demo.signal("SIGKILL");
    await demo.ended;
    assert.deepEqual(await place.settles(), []);
    await sleep(50);
  },
  LIMIT,
);

test.run();
