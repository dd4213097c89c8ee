/**
 * The console's process. Prints one line of JSON when it serves (`url`, and `open`, which is the address with the
 * token, for a person), ends cleanly on SIGTERM and
 * SIGINT, and, with `--with-parent`, when its standard input ends.
 */

import process from "node:process";

import { CodedError } from "@sandpaw/runtime/protocol";
import { startConsole } from "./console.js";
import { parseConsoleArguments } from "./console-options.js";
import { listenToParent } from "./parent-lines.js";

async function main(): Promise<void> {
  const surroundings = { env: process.env, uid: process.geteuid?.() ?? 0 };
  const options = parseConsoleArguments(process.argv.slice(2), surroundings);
  const served = await startConsole(options);
  const end = (): void => {
    void served.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  if (options.withParent) {
    const onNotice = (text: string | null): void => {
      served.notice(text);
    };
    listenToParent(process.stdin, { onNotice, onEnd: end });
  }
  process.stdout.write(
    `${JSON.stringify({ ready: true, pid: process.pid, url: served.url, open: served.open })}\n`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof CodedError && error.kind === "user" ? 2 : 1);
}
