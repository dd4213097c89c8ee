import assert from "node:assert/strict";

import { suite } from "../harness/index.js";
import { Place, type Running } from "./command.js";

const test = suite("cli: page");
const place = new Place();
let sim: Running;
test.before(async () => {
  sim = place.start(["sim", "--name", "rosie", "--world", "room", "--no-page"]);
  await sim.says(/Ctrl-C stops it/);
});
test.after(async () => {
  sim.signal("SIGINT");
  await sim.ended;
  assert.deepEqual(await place.settles(), []);
});

/** A page under way, which is ended however the test ends. */
async function withPage(args: readonly string[], body: (page: Running) => Promise<void>): Promise<void> {
  const page = place.start(["page", ...args]);
  try {
    await body(page);
  } finally {
    page.signal("SIGINT");
    assert.equal((await page.ended).code, 0);
  }
}

test("it serves the page of the robot that runs, prints the token, and ends on Ctrl-C", () =>
  withPage([], async (page) => {
    const [, url = "", token = ""] = await page.says(/page +(http:\/\/127\.0\.0\.1:\d+\/)#([\w-]{22})/);
    assert.match(await (await fetch(url)).text(), /id="stop"/);
    assert.match(await (await fetch(`${url}status`)).text(), /"link":true/);
    const headers = { authorization: `Bearer ${token}` };
    const arm = await fetch(`${url}estop/arm`, { method: "POST", headers });
    assert.equal(arm.status, 409, "known, and there is no e-stop to clear");
  }));

test("beyond loopback nothing is told without the token", () =>
  withPage(["--robot", "rosie", "--listen", "0.0.0.0", "--json"], async (page) => {
    const [, port = "", token = ""] = await page.says(/"http:\/\/[^:]+:(\d+)\/#([\w-]{22})"/);
    const status = `http://127.0.0.1:${port}/status`;
    assert.equal((await fetch(status)).status, 401);
    const known = await fetch(status, { headers: { authorization: `Bearer ${token}` } });
    assert.match(await known.text(), /"link":true/);
  }));

test("an address that is none, and a robot that is not there, are refused", async () => {
  const listen = await place.call(["page", "--listen", "everywhere"]);
  assert.notEqual(listen.code, 0);
  assert.match(listen.err, /console-arguments-invalid.*--listen must be an IP address/);
  const lonely = await new Place().call(["page"]);
  assert.match(lonely.err, /robot-silent/);
});

test.run();
