/** Debian's docker-registry, started for one test, on a port of its own. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../harness/index.js";

/** How it is set up. */
export interface RegistrySetup {
  /** Whether a login is wanted: `LOGIN`. */
  readonly auth?: boolean;
  readonly tls?: boolean;
}

/** The login that it takes. */
export const LOGIN = { username: "robot", password: "paw" } as const;
/** `htpasswd -B`, of that login. */
const HTPASSWD = "robot:$2b$04$um4xzI1MFLugdqHNpOk2XexVxsR2oKAP9tz8cgFFV5neWw5ZKh8MO\n";

/** One that runs. */
export interface RunningRegistry {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** The CA's certificate, where it has TLS. */
  readonly caFile: string;
  readonly close: () => Promise<void>;
}

/** Starts it; resolves when it listens. */
export async function startRegistry(
  program: string,
  { auth = false, tls = false }: RegistrySetup = {},
): Promise<RunningRegistry> {
  const folder = temporaryFolder();
  const caFile = join(folder, "ca.pem");
  const lines = ["version: 0.1", "log:", "  level: info", "storage:", "  delete:", "    enabled: true"];
  lines.push("  filesystem:", `    rootdirectory: ${join(folder, "store")}`, "http:", "  addr: 127.0.0.1:0");
  if (tls) {
    makeCertificates(folder);
    lines.push(
      "  tls:",
      `    certificate: ${join(folder, "cert.pem")}`,
      `    key: ${join(folder, "key.pem")}`,
    );
  }
  if (auth) {
    writeFileSync(join(folder, "htpasswd"), HTPASSWD);
    lines.push("auth:", "  htpasswd:", "    realm: test", `    path: ${join(folder, "htpasswd")}`);
  }
  writeFileSync(join(folder, "config.yml"), `${lines.join("\n")}\n`);
  // Into a file: nobody reads a pipe while a test waits for another program, and a full one would stop the registry.
  const log = join(folder, "log");
  const descriptor = openSync(log, "w");
  const child = spawn(program, ["serve", join(folder, "config.yml")], {
    stdio: ["ignore", descriptor, descriptor],
    env: { OTEL_TRACES_EXPORTER: "none" },
  });
  closeSync(descriptor);
  const ended = once(child, "close");
  for (let tries = 0; tries < 1000 && child.exitCode === null; tries += 1) {
    const host = /listening on (127\.0\.0\.1:\d+)/.exec(readFileSync(log, "utf8"))?.[1];
    if (host === undefined) {
      await sleep(20);
      continue;
    }
    return {
      host,
      caFile,
      close: async () => {
        child.kill("SIGKILL");
        await ended;
      },
    };
  }
  child.kill("SIGKILL");
  throw new Error(`docker-registry did not start:\n${readFileSync(log, "utf8")}`);
}

/** A CA and a certificate for 127.0.0.1 by it. */
export function makeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`openssl: ${stderr}`);
  };
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "30",
    "-subj",
    "/CN=test CA",
  );
  openssl("req", ...key, "-keyout", "key.pem", "-out", "cert.csr", "-subj", "/CN=127.0.0.1");
  writeFileSync(join(folder, "names"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
  const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names"];
  openssl("x509", "-req", "-in", "cert.csr", ...by, "-out", "cert.pem", "-days", "30");
}
