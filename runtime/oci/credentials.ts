/**
 * Logins that docker and podman keep: containers-auth.json(5), docker's `config.json`, and their credential helpers.
 * The files are other programs': what is not known in them is theirs.
 */

import { join } from "node:path";
import { parseStrictJson } from "../protocol/index.js";
import { systemErrorCode } from "../protocol/index.js";
import { askHelper } from "./credential-helper.js";
import { loginHostsOf, loginServersOf } from "./docker-hub.js";
import { OciError } from "./error.js";
import { openRegular, readRange } from "./regular-file.js";

/** A login. */
export type Credential =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  /** A refresh token. */
  | { readonly kind: "identity"; readonly token: string };

type Environment = Readonly<Record<string, string | undefined>>;

const MAX_FILE = 1024 * 1024;

/** Finds the login for a repository; undefined where there is none. Throws `credential…`. */
export async function findCredential(
  env: Environment,
  registry: string,
  repository: string,
): Promise<Credential | undefined> {
  for (const path of filesOf(env)) {
    const file = await readLogins(path);
    if (file === undefined) continue;
    const found = await findIn(file, path, { registry, repository, env });
    if (found) return found;
  }
  return undefined;
}

/** Where podman and docker look, in this order. */
function filesOf(env: Environment): readonly string[] {
  const home = env["HOME"];
  const config = env["XDG_CONFIG_HOME"] ?? (home === undefined ? undefined : join(home, ".config"));
  const runtime = env["XDG_RUNTIME_DIR"];
  const docker = env["DOCKER_CONFIG"] ?? (home === undefined ? undefined : join(home, ".docker"));
  return [
    env["REGISTRY_AUTH_FILE"],
    runtime === undefined ? undefined : join(runtime, "containers", "auth.json"),
    config === undefined ? undefined : join(config, "containers", "auth.json"),
    docker === undefined ? undefined : join(docker, "config.json"),
  ].filter((path): path is string => path !== undefined && path !== "");
}

type Table = Readonly<Record<string, unknown>>;

async function readLogins(path: string): Promise<Table | undefined> {
  try {
    const { handle, size } = await openRegular(path, { followLinks: true });
    try {
      if (size > MAX_FILE) throw new SyntaxError(`it has more than ${MAX_FILE} bytes`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of readRange(handle, 0, size)) chunks.push(chunk);
      const value = tableOf(parseStrictJson(Buffer.concat(chunks)));
      if (value === undefined) throw new SyntaxError("it is no JSON object");
      return value;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    const why = cause instanceof SyntaxError ? cause.message : (code ?? "not a file");
    throw new OciError("credentials-unreadable", `${path}: ${why}`, { cause });
  }
}

interface Wanted {
  readonly registry: string;
  readonly repository: string;
  readonly env: Environment;
}

async function findIn(file: Table, path: string, wanted: Wanted): Promise<Credential | undefined> {
  const { registry, env } = wanted;
  const helpers = tableOf(file["credHelpers"]);
  for (const server of loginServersOf(registry)) {
    const helper = helpers?.[server];
    const found = typeof helper === "string" && (await askHelper(helper, server, env));
    if (found) return found;
  }
  const logins = tableOf(file["auths"]) ?? {};
  for (const key of keysOf(wanted)) {
    // The name as docker and podman write it, and as older versions of docker did.
    for (const name of [key, `https://${key}`, `https://${key}/`, `http://${key}`, `https://${key}/v1/`]) {
      const entry = tableOf(logins[name]);
      const found = entry && readLogin(entry, path, name);
      if (found) return found;
    }
  }
  const store = file["credsStore"];
  if (typeof store !== "string" || store === "") return undefined;
  for (const server of loginServersOf(registry)) {
    const found = await askHelper(store, server, env);
    if (found) return found;
  }
  return undefined;
}

/** The repository, those above it, and the registry: the nearest login counts. */
function keysOf({ registry, repository }: Wanted): readonly string[] {
  const parts = repository.split("/");
  return [
    ...parts.map((_, i) => `${registry}/${parts.slice(0, parts.length - i).join("/")}`),
    ...loginHostsOf(registry),
  ];
}

function readLogin(entry: Table, path: string, name: string): Credential | undefined {
  const { identitytoken, auth, username, password } = entry;
  if (typeof identitytoken === "string" && identitytoken !== "")
    return { kind: "identity", token: identitytoken };
  if (typeof auth === "string" && auth !== "") {
    const [user = "", ...rest] = Buffer.from(auth, "base64").toString("utf8").split(":");
    if (user === "" || rest.length === 0)
      throw new OciError(
        "credentials-unreadable",
        `${path}: the login for ${name} is not NAME:PASSWORD in base64`,
      );
    // docker ends some passwords with NUL.
    return { kind: "password", username: user, password: rest.join(":").replace(/\0+$/, "") };
  }
  if (typeof username === "string" && typeof password === "string" && username !== "")
    return { kind: "password", username, password };
  return undefined;
}

function tableOf(value: unknown): Table | undefined {
  return isTable(value) ? value : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
