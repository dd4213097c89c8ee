/** Asks a program `docker-credential-NAME` for a login. Protocol: docker/docker-credential-helpers. */

import { spawn } from "node:child_process";
import { parseStrictJson } from "../protocol/index.js";
import type { Credential } from "./credentials.js";
import { OciError } from "./error.js";

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const PATIENCE_MS = 30_000;
const MAX_OUTPUT = 64 * 1024;

/** The login that the program keeps; undefined where it knows none. Throws `credential-helper-failed`. */
export async function askHelper(
  name: string,
  registry: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Credential | undefined> {
  if (!NAME.test(name))
    throw new OciError("credential-helper-failed", `${JSON.stringify(name)} is no name of a helper`);
  const program = `docker-credential-${name}`;
  const { code, output } = await call(program, registry, env);
  if (code !== 0) {
    if (/credentials not found/i.test(output)) return undefined;
    throw new OciError("credential-helper-failed", `${program} ended with ${code ?? "a signal"}`);
  }
  const answer = read(output);
  if (answer === undefined)
    throw new OciError("credential-helper-failed", `${program} answered something else than a login`);
  const { Username: username, Secret: secret } = answer;
  if (username === "<token>") return { kind: "identity", token: secret };
  return username === "" ? undefined : { kind: "password", username, password: secret };
}

function read(output: string): { Username: string; Secret: string } | undefined {
  try {
    const value = parseStrictJson(output);
    if (typeof value !== "object" || value === null) return undefined;
    if (!("Username" in value) || !("Secret" in value)) return undefined;
    const { Username, Secret } = value;
    return typeof Username === "string" && typeof Secret === "string" ? { Username, Secret } : undefined;
  } catch {
    return undefined;
  }
}

async function call(
  program: string,
  registry: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown): void => {
      reject(new OciError("credential-helper-failed", `${program} ${why}`, { cause }));
    };
    const child = spawn(program, ["get"], {
      env: { ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.length <= MAX_OUTPUT) return;
      // What the program has started may go on writing; nobody reads it any more.
      child.stdout.destroy();
      child.kill("SIGKILL");
      fail("answered far more than a login");
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      fail("could not be started", cause);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
    // A helper that does not read is its own affair; how it ends says it all.
    child.stdin.on("error", () => undefined);
    child.stdin.end(registry);
  });
}
