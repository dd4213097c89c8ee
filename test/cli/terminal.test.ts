/** What a person at a terminal sees: the live view takes the screen, and gives it back. */

import assert from "node:assert/strict";
import { onPath, suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: terminal");
const ESCAPE = "\u001b[";
const CONTROL_C = "\u0003";

test.needs("script", onPath("script") !== undefined, "a terminal for the live view (util-linux)");

test(
  "the live view draws the map, and Ctrl-C gives the terminal back",
  async () => {
    const place = new Place();
    const demo = place.startOnTerminal(["demo"]);
    // Two frames with the behaviour holding the lease.
    await demo.says(/lease[^\n]*cover[^]*lease[^\n]*cover/);
    demo.type(CONTROL_C);
    const { code, out } = await demo.ended;
    assert.equal(code, 0);
    const taken = out.indexOf(`${ESCAPE}?1049h`);
    const given = out.lastIndexOf(`${ESCAPE}?1049l`);
    assert.ok(taken >= 0 && given > taken, "the screen was not given back");
    assert.ok(
      out.lastIndexOf(`${ESCAPE}?25h`) > out.lastIndexOf(`${ESCAPE}?25l`),
      "the cursor stayed hidden",
    );
    const screen = out.slice(taken, given);
    for (const part of ["simulated vacuum", "m/s", "battery", "hall", "Ctrl-C"]) {
      assert.ok(screen.includes(part), `${part} was not shown`);
    }
    assert.match(screen, /[\u2801-\u28ff]{3}/);
    assert.match(out.slice(given), /cover: stopped: .*\r\n.* driven/);
    assert.deepEqual(await place.settles(), []);
    assert.deepEqual(place.leftovers(), []);
  },
  { timeoutMs: 120_000 },
);

test("help is coloured, but not where NO_COLOR says so", async () => {
  const place = new Place();
  assert.ok((await place.startOnTerminal(["--help"]).ended).out.includes(ESCAPE));
  assert.ok(!(await place.call(["--help"], { env: { FORCE_COLOR: "0" } })).out.includes(ESCAPE));
});

test.run();
