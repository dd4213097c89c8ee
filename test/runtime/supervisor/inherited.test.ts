import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";

import { suite } from "../../harness/index.js";

const test = suite("supervisor: inherited descriptors");
test.needs("/proc", existsSync("/proc/self/fdinfo"), "that is where descriptors are listed");

test("a descriptor that the supervisor was given is covered, its own are not touched", () => {
  const script = `
    import { coverInherited } from "@sandpaw/runtime/supervisor";
    import { openSync } from "node:fs";
    openSync("/dev/zero");
    console.log(JSON.stringify(coverInherited(["ignore", "pipe", "pipe", "pipe"], 99)));
  `;
  // Node itself marks what it was given below 16, and goes on only while there is no gap.
  const given = 20;
  const secret = openSync("/dev/zero", "r");
  const stdio: (number | "ignore" | "pipe" | "inherit")[] = ["ignore", "pipe", "inherit"];
  while (stdio.length < given) stdio.push("ignore");
  stdio.push(secret);
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    stdio,
    encoding: "utf8",
  });
  closeSync(secret);
  const covered: unknown = JSON.parse(child.stdout);
  assert.ok(Array.isArray(covered));
  assert.deepEqual(covered.slice(0, 5), ["ignore", "pipe", "pipe", "pipe", "ignore"]);
  assert.equal(covered[given], 99);
  // Whatever else this machine hands on is covered as well; nothing else is in the list.
  for (const rest of covered.slice(4)) assert.ok(rest === 99 || rest === "ignore");
});

test.run();
