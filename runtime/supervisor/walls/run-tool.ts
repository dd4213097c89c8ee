/** Runs a short-lived tool to its end. */

import { execFile } from "node:child_process";

import type { Command } from "./command.js";

export type ToolOutcome =
  | { readonly ok: true; readonly stdout: string }
  /** `reason`: the first line that the tool complained with. */
  | { readonly ok: false; readonly reason: string };

/** Far longer than any of them takes: Node starts within a second also on a small robot. */
const TIMEOUT_MS = 60_000;

/** Runs a program with an empty environment; never rejects. */
export function run({ file, args, uid }: Command): Promise<ToolOutcome> {
  return new Promise((resolve) => {
    const options = {
      env: {},
      cwd: "/",
      timeout: TIMEOUT_MS,
      killSignal: "SIGKILL" as const,
      ...(uid === undefined ? {} : { uid, gid: uid }),
    };
    execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, stdout });
      else resolve({ ok: false, reason: (stderr.split("\n")[0] ?? "").trim() || error.message });
    });
  });
}
