// A service often runs with a strict umask; the engine's private root must stay readable to the engine's user.

import assert from "node:assert/strict";
import { createSupervisor } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: umask");
test.needs("root", process.geteuid?.() === 0, "only root can give an engine a uid of its own");

test("a umask of 077 takes no wall away", async () => {
  async function missing(): Promise<readonly string[]> {
    const supervisor = await createSupervisor({ runDir: temporaryFolder(), client: "test" });
    try {
      await supervisor.warm();
      assert.equal(supervisor.idle, 1);
      return supervisor.walls.filter(({ present }) => !present).map(({ wall }) => wall);
    } finally {
      await supervisor.close();
    }
  }
  const usual = await missing();
  const before = process.umask(0o077);
  try {
    assert.deepEqual(await missing(), usual);
  } finally {
    process.umask(before);
  }
});

test.run();
