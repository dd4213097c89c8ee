/** The daemon's process; the launcher starts it, or the service manager with the socket as descriptor 3. */

import { runDir, SYSTEM_CONFIG_DIR } from "@sandpaw/runtime/protocol";
import { SYSTEM_STATE_DIR } from "@sandpaw/runtime/trust";

import { startDaemon } from "./daemon.js";

const POOL_SIZE = 2;
const FIRST_PASSED_DESCRIPTOR = 3;

function log(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}

// A defect in the handling of one container must not end all others.
process.on("unhandledRejection", (why) => {
  log(`defect: ${why instanceof Error ? (why.stack ?? why.message) : String(why)}`);
});

const { env } = process;
const isActivated = env["LISTEN_PID"] === String(process.pid) && env["LISTEN_FDS"] === "1";
const starting = startDaemon({
  runDir: runDir({ env, uid: process.geteuid?.() ?? 0 }),
  configDir: env["SANDPAW_SHIM_CONFIG_DIR"] ?? SYSTEM_CONFIG_DIR,
  stateDir: env["SANDPAW_SHIM_STATE_DIR"] ?? SYSTEM_STATE_DIR,
  poolSize: POOL_SIZE,
  log,
  ...(isActivated ? { listenOn: FIRST_PASSED_DESCRIPTOR } : {}),
});

// From the beginning: whoever finds the daemon may end it at once.
let closing = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    log(`ends by ${signal}`);
    void starting.then((daemon) => daemon?.close());
  });
}

starting.then(
  (daemon) => {
    if (daemon === undefined) log("another daemon serves already");
  },
  (error: unknown) => {
    log(`did not start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
