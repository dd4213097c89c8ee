/** From what was seen of an engine's end to the exit of its run. */

import { exitCodeOf, type Exit, type ExitReason } from "../../protocol/index.js";

/** What an engine may say of its own guest; the rest only the supervisor knows. */
const OWN_WORDS: ReadonlySet<ExitReason> = new Set([
  "exit",
  "trap",
  "stopped",
  "memory",
  "robot-lost",
  "refused",
]);

const MAX_MESSAGE = 2000;

/** An exit with the code that a shell sees. */
export function exitOf(reason: Exclude<ExitReason, "exit">, message: string): Exit {
  return { reason, code: exitCodeOf(reason), message };
}

/** What the engine said, as far as it is believed: a code is a byte, as for any process. */
export function believed(said: Exit): Exit {
  const message = said.message.slice(0, MAX_MESSAGE);
  if (!OWN_WORDS.has(said.reason))
    return exitOf("engine-lost", `the engine claimed ${said.reason}: ${message}`);
  if (said.reason === "exit") return { reason: "exit", code: said.code & 0xff, message };
  return exitOf(said.reason, message);
}

/** An engine that ended without a word. `lastWords` is the end of its standard error. */
export function unannounced(why: string, signal: NodeJS.Signals | null, lastWords: string): Exit {
  if (/out of memory|Zone allocation failed/i.test(lastWords)) {
    return exitOf("memory", `${why}: ${firstFatalLine(lastWords)}`);
  }
  if (signal === "SIGKILL" || signal === "SIGTERM") return exitOf("killed", why);
  return exitOf("engine-lost", why);
}

function firstFatalLine(text: string): string {
  return (text.split("\n").find((line) => /memory/i.test(line)) ?? "").trim().slice(0, 300);
}
