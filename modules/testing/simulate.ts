/** Runs `sandpaw simulate` as a process of its own: JSON in, JSON out. */

import { spawn } from "node:child_process";
import process from "node:process";
import { SimulationError } from "./error.js";
import { findCommand } from "./find-command.js";
import type { SimulationRequest } from "./request.js";
import type { SimulationResult } from "./result.js";

/** Set by `sandpaw test`: the module that it has built. */
const MODULE_VARIABLE = "SANDPAW_MODULE";

/**
 * Simulates a behaviour for exactly `for` seconds of the world, as fast as the machine can. Rejects with
 * `SimulationError` when it could not be run: a module that is refused, a world that is not there, a fault that
 * does not fit.
 */
export async function simulate(request: SimulationRequest): Promise<SimulationResult> {
  const module = request.module ?? process.env[MODULE_VARIABLE];
  if (module === undefined) {
    throw new SimulationError("test-module-missing", `neither \`module\` nor ${MODULE_VARIABLE} is given`);
  }
  const command = findCommand({ env: process.env, cwd: process.cwd() });
  const isScript = /\.[cm]?js$/.test(command);
  const child = spawn(
    isScript ? process.execPath : command,
    isScript ? [command, "simulate"] : ["simulate"],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  // It may refuse without reading to the end.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify({ ...request, module }));
  const ended = new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve(signal ?? `code ${code}`);
    });
  });
  const how = await ended;
  return readAnswer(await out, `${how}: ${(await err).trim().slice(-2000)}`);
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** `{result}` or `{error}`, from a command that this package trusts. */
type CommandAnswer =
  | { readonly result: SimulationResult }
  | { readonly error: { readonly code: string; readonly message: string; readonly kind: "user" | "system" } };

function readAnswer(text: string, otherwise: string): SimulationResult {
  let answer: CommandAnswer;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its answers are made from these very types
    answer = JSON.parse(text) as CommandAnswer;
  } catch {
    throw new SimulationError("test-command-failed", otherwise, "system");
  }
  if ("result" in answer) return answer.result;
  const { code, message, kind } = answer.error;
  throw new SimulationError(code, message, kind);
}
