/**
 * A supervisor in a process of its own, for tests that kill it: starts a driver and a program that never ends,
 * and prints one line of JSON about them. Arguments: run folder, robot.
 */

import { setTimeout as sleep } from "node:timers/promises";

import { createSupervisor } from "@sandpaw/runtime/supervisor";
import { DRIVER, DRIVER_MANIFEST, guest, SPINNER } from "./guests.js";

const [, , runDir = "", robot = ""] = process.argv;
const supervisor = await createSupervisor({ runDir, robot, client: "doomed" });
const runs = [
  await supervisor.start(guest(DRIVER, DRIVER_MANIFEST, "doomed-driver")),
  await supervisor.start(guest(SPINNER, undefined, "doomed-spinner")),
];
while (runs.some((run) => run.state !== "running")) await sleep(5);
const engines = runs.map((run) => ({
  id: run.id,
  pid: run.engine.process.pid(),
  uid: run.engine.process.uid,
}));
process.stdout.write(`${JSON.stringify(engines)}\n`);
