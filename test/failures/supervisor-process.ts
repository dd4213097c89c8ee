/**
 * The supervisor of the failure harness, in a process of its own so that it can be killed. Prints its engine's pid, then
 * what its guest says, one line each.
 */

import { readFileSync } from "node:fs";
import { loadUserPolicy } from "@sandpaw/runtime/policy";
import { admit, createSupervisor } from "@sandpaw/runtime/supervisor";
import { loadUserTrust } from "@sandpaw/runtime/trust";

const [runDir = "", configDir = "", robot = "", module = "", bundle = "", record = ""] =
  process.argv.slice(2);
const uid = process.geteuid?.() ?? 0;
const now = new Date();
const admitted = admit({
  bytes: readFileSync(module),
  bundle: readFileSync(bundle),
  trust: loadUserTrust(configDir, { uid, now }),
  nodePolicy: loadUserPolicy(configDir, uid),
  now,
});
if (admitted.kind === "refused") throw new Error(admitted.message);
const supervisor = await createSupervisor({ runDir, robot, client: "failures", poolSize: 1 });
const run = await supervisor.start(admitted, { record: record === "record" });
process.stdout.write(`${run.engine.process.pid() ?? 0}\n`);
run.listen(({ text }) => {
  process.stdout.write(`${text}\n`);
});
process.stdin.resume();
process.stdin.on("end", () => {
  void supervisor.close().then(() => process.exit(0));
});
