import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: logs --follow");
const place = new Place();

const SOURCE = `import { log } from "@sandpaw/sdk";

let n = 0;

export function tick(): void {
  log.info("line " + (n++).toString());
}
`;

test(
  "new lines come as they are written, each once, and it ends with the run or with Ctrl-C",
  async () => {
    const folder = join(place.folder, "chatty");
    mkdirSync(join(folder, "assembly"), { recursive: true });
    writeFileSync(join(folder, "assembly", "index.ts"), SOURCE);
    const project = { name: "chatty", version: "1.0.0", shape: "reactor", rateHz: 5, request: { log: {} } };
    writeFileSync(join(folder, "sandpaw.json"), JSON.stringify(project));
    const built = await place.call(["build", "chatty"]);
    assert.equal(built.code, 0, built.err);
    const run = place.start(["run", join("chatty", "build", "chatty.wasm"), "--world", "room"]);
    await run.says(/line 2\b/);
    const left = place.start(["logs", "chatty", "-f"]);
    const kept = place.start(["logs", "chatty", "-f", "-n", "1", "--json"]);
    await Promise.all([left.says(/line 7\b/), kept.says(/line 7\b/)]);
    left.signal("SIGINT");
    const early = await left.ended;
    assert.equal(early.code, 0, early.err);
    assert.match(early.out, /line 0\n/);
    const numbers = [...early.out.matchAll(/line (\d+)/g)].map(([, n]) => Number(n));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index),
    );
    run.signal("SIGINT");
    await run.ended;
    const late = await kept.ended;
    assert.equal(late.code, 0, late.err);
    assert.doesNotMatch(late.out, /line 0"/);
    assert.deepEqual(await place.settles(), []);
  },
  { timeoutMs: 120_000 },
);

test.run();
