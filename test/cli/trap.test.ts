import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { Place } from "./command.js";

const test = suite("cli: a trap");
const place = new Place();

const SOURCE = `let list: i32[] = [1, 2];

function pick(at: i32): i32 {
  return list[at];
}

export function tick(): void {
  if (pick(7) > 0) list = [];
}
`;

test(
  "run ends with the line and the function, as long as the map lies beside the module",
  async () => {
    const folder = join(place.folder, "slip");
    mkdirSync(join(folder, "assembly"), { recursive: true });
    writeFileSync(join(folder, "assembly", "index.ts"), SOURCE);
    const request = { log: {} };
    writeFileSync(
      join(folder, "sandpaw.json"),
      JSON.stringify({ name: "slip", version: "1.0.0", shape: "reactor", rateHz: 20, request }),
    );
    const built = await place.call(["build", "slip"]);
    assert.equal(built.code, 0, built.err);
    const run = ["run", join("slip", "build", "slip.wasm"), "--world", "room"];
    const { code, err } = await place.call(run);
    assert.equal(code, 134, err);
    assert.match(err, /^sandpaw: trap: .* at assembly\/index\.ts:4:10 in pick, inside ~lib\/array\.ts:/m);
    rmSync(join(folder, "build", "slip.wasm.map"));
    assert.match((await place.call(run)).err, /^sandpaw: trap: .* in \S+ at 0x[0-9a-f]+\.$/m);
    assert.deepEqual(await place.settles(), []);
  },
  { timeoutMs: 120_000 },
);

test.run();
