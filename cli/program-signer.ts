/**
 * A key that only a program can use: a token, a hardware module, a service. The program is started once for each
 * question, without arguments; the question is one line of JSON on its standard input, the answer is one JSON object on
 * its standard output, and it ends with 0.
 *
 *     {"version":1,"operation":"public-key"}                    → {"version":1,"publicKey":"-----BEGIN PUBLIC KEY…"}
 *     {"version":1,"operation":"sign","keyId":"…",
 *      "algorithm":"ecdsa-p256-sha256","digest":"<base64>"}     → {"version":1,"signature":"<base64 of DER>"}
 *
 * Only the SHA-256 of what is signed leaves this process, and no signature is used that does not verify.
 */

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseStrictJson } from "@sandpaw/runtime/policy";
import { isSignatureOf, readPublicKey, sha256, type PublicKey, type Signer } from "@sandpaw/runtime/trust";
import type { Context } from "./context.js";
import { CliError } from "./error.js";

/** A person may have to touch a token, or type a code, ms. */
const LIMIT_MS = 120_000;
const MAX_ANSWER = 16 * 1024;

/** Asks the program for its public key at once. Throws `key-program-…`, `key-malformed`. */
export function programSigner(context: Context, program: string): Signer {
  const path = program.includes("/") ? resolve(context.cwd, program) : program;
  const publicKey = readPublicKey(ask(context, path, { operation: "public-key" }, "publicKey"));
  return { publicKey, sign: (bytes) => signWith(context, path, publicKey, bytes) };
}

function signWith(context: Context, path: string, publicKey: PublicKey, bytes: Uint8Array): Uint8Array {
  const question = {
    operation: "sign",
    keyId: publicKey.id,
    algorithm: "ecdsa-p256-sha256",
    digest: Buffer.from(sha256(bytes)).toString("base64"),
  };
  const signature = Buffer.from(ask(context, path, question, "signature"), "base64");
  if (isSignatureOf(signature, bytes, publicKey)) return signature;
  throw new CliError(
    "key-program-invalid",
    `${path} answered a signature that its own public key does not verify`,
  );
}

function ask(
  { env, cwd }: Context,
  path: string,
  question: Readonly<Record<string, string>>,
  wanted: string,
): string {
  const input = `${JSON.stringify({ version: 1, ...question })}\n`;
  const options = {
    input,
    cwd,
    env,
    timeout: LIMIT_MS,
    maxBuffer: MAX_ANSWER,
    killSignal: "SIGKILL",
  } as const;
  const { error, status, signal, stdout, stderr } = spawnSync(path, [], options);
  if (error && !("code" in error && error.code === "EPIPE"))
    throw new CliError("key-program-failed", `${path}: ${whyNot(error)}`, { cause: error });
  if (status !== 0) {
    const last = stderr.toString().trim().split("\n").at(-1) ?? "";
    const end = status === null ? `was ended by ${signal ?? "a signal"}` : `ended with ${status}`;
    throw new CliError("key-program-failed", `${path} ${end}${last === "" ? "" : `: ${last.slice(0, 200)}`}`);
  }
  const answer = parseAnswer(path, stdout);
  const value = answer["version"] === 1 && Object.keys(answer).length === 2 ? answer[wanted] : undefined;
  if (typeof value === "string") return value;
  throw new CliError("key-program-invalid", `${path} did not answer {"version":1,"${wanted}":"…"}`);
}

function parseAnswer(path: string, stdout: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parseStrictJson(stdout);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "unreadable";
    throw new CliError("key-program-invalid", `${path} answered no JSON: ${why}`, { cause });
  }
  throw new CliError("key-program-invalid", `${path} answered no JSON object`);
}

function whyNot(error: Error): string {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such program";
  if (code === "EACCES") return "it may not be started";
  if (code === "ETIMEDOUT") return `it did not answer within ${LIMIT_MS / 1000} s`;
  if (code === "ENOBUFS") return `it answered more than ${MAX_ANSWER} bytes`;
  return error.message;
}
