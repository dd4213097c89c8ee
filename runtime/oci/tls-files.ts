/** Certificates for a registry: named ones, and those that docker and podman keep in `certs.d/HOST:PORT`. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { systemErrorCode } from "../protocol/index.js";
import { OciError } from "./error.js";
import type { TlsFiles } from "./transport.js";

const MAX_PEM = 1024 * 1024;

/** The folders, in the order of containers-certs.d(5). */
function foldersOf(env: Readonly<Record<string, string | undefined>>, registry: string): readonly string[] {
  const home = env["HOME"];
  const config = env["XDG_CONFIG_HOME"] ?? (home === undefined ? undefined : join(home, ".config"));
  const own = config === undefined ? [] : [join(config, "containers", "certs.d")];
  return [...own, "/etc/containers/certs.d", "/etc/docker/certs.d"].map((folder) => join(folder, registry));
}

/** Whether TLS is meant, and with what. Throws `registry-certificate`. */
export function findTlsFiles(
  env: Readonly<Record<string, string | undefined>>,
  registry: string,
  caFile?: string,
): TlsFiles {
  const named = caFile === undefined ? [] : [pem(caFile)];
  const folder = foldersOf(env, registry).find((path) => namesIn(path).length > 0);
  const names = folder === undefined ? [] : namesIn(folder);
  const path = (name: string): string => join(folder ?? "", name);
  const ca = [...named, ...names.filter((name) => name.endsWith(".crt")).map((name) => pem(path(name)))];
  const cert = names.find((name) => name.endsWith(".cert"));
  const key = cert === undefined ? undefined : `${cert.slice(0, -".cert".length)}.key`;
  return {
    // Given alone they would stand for all that Node trusts.
    ...(ca.length > 0 && { ca: [...rootCertificates, ...ca] }),
    ...(cert !== undefined && key !== undefined && { cert: pem(path(cert)), key: pem(path(key)) }),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(crt|cert|key)$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

function pem(path: string): string {
  try {
    const text = readFileSync(path, "utf8");
    if (text.length <= MAX_PEM && text.includes("-----BEGIN ")) return text;
  } catch (cause) {
    throw new OciError("registry-certificate", `${path} cannot be read (${systemErrorCode(cause) ?? "?"})`, {
      cause,
    });
  }
  throw new OciError("registry-certificate", `${path} is no PEM file`);
}
