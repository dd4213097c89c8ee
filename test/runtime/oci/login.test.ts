// Logins: where they are looked for, how a token is got, and to whom they are shown.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { findCredential, OciError, parseChallenges, registryOrigin, retryDelay } from "@sandpaw/runtime/oci";
import { suite, temporaryFolder } from "../../harness/index.js";
import { sampleImage } from "./sample.js";
import { listen, scriptedRegistry, type ScriptedRegistry } from "./scripted-registry.js";

const test = suite("oci: logins");
const HOST = "registry.example.org:5000";
const basic = (login: string): string => Buffer.from(login).toString("base64");

/** A home with these files. */
function home(files: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

const loginFor = (name: string, login: string): unknown => ({ auths: { [name]: { auth: basic(login) } } });

async function find(env: Record<string, string>, repository = "fleet/hop", registry = HOST): Promise<string> {
  try {
    const found = await findCredential({ PATH: process.env["PATH"], ...env }, registry, repository);
    if (found === undefined) return "none";
    return found.kind === "password" ? `${found.username}:${found.password}` : `token ${found.token}`;
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  }
}

test("podman's file comes before docker's, and a named one before both", async () => {
  const HOME = home({
    ".docker/config.json": loginFor(HOST, "docker:a:b"),
    ".config/containers/auth.json": loginFor(HOST, "podman:1"),
    "run/containers/auth.json": loginFor(HOST, "run:1"),
    "named.json": loginFor(HOST, "named:1"),
    "other/config.json": loginFor(HOST, "other:1"),
  });
  assert.equal(
    await find({ HOME: home({ ".docker/config.json": loginFor(HOST, "docker:a:b") }) }),
    "docker:a:b",
  );
  assert.equal(await find({ HOME }), "podman:1");
  assert.equal(await find({ HOME, XDG_RUNTIME_DIR: join(HOME, "run") }), "run:1");
  assert.equal(await find({ HOME, REGISTRY_AUTH_FILE: join(HOME, "named.json") }), "named:1");
  assert.equal(await find({ DOCKER_CONFIG: join(HOME, "other") }), "other:1");
  assert.equal(await find({}), "none");
});

test("the nearest login counts, and old spellings are known", async () => {
  const auths = {
    [HOST]: { auth: basic("host:1") },
    [`${HOST}/fleet`]: { auth: basic("fleet:1") },
    [`${HOST}/fleet/other`]: { auth: basic("other:1") },
  };
  const HOME = home({ ".docker/config.json": { auths, HttpHeaders: { x: "y" } } });
  assert.equal(await find({ HOME }), "fleet:1");
  assert.equal(await find({ HOME }, "fleet/other"), "other:1");
  assert.equal(await find({ HOME }, "fleets/hop"), "host:1");
  for (const name of [`https://${HOST}`, `https://${HOST}/v1/`])
    assert.equal(await find({ HOME: home({ ".docker/config.json": loginFor(name, "old:1") }) }), "old:1");
  assert.equal(
    await find({ HOME: home({ ".docker/config.json": { auths: { [HOST]: { identitytoken: "t" } } } }) }),
    "token t",
  );
});

test("files that cannot be read say so", async () => {
  for (const content of [
    "",
    "[]",
    "{",
    '{"auths":{},"auths":{}}',
    loginFor(HOST, "no-colon"),
    loginFor(HOST, ":x"),
  ])
    assert.equal(
      await find({ HOME: home({ ".docker/config.json": content }) }),
      "credentials-unreadable",
      JSON.stringify(content),
    );
  assert.equal(await find({ HOME: home({ ".docker/config.json/x": "" }) }), "credentials-unreadable");
});

/** A folder with a helper that answers so. */
function helper(script: string): string {
  const folder = home({ "docker-credential-test": `#!/bin/sh\nread -r host\n${script}\n` });
  chmodSync(join(folder, "docker-credential-test"), 0o755);
  return folder;
}

test("helpers are asked, for one registry and for all", async () => {
  const answer = (user: string, secret: string): string =>
    `printf '{"ServerURL":"%s","Username":"${user}","Secret":"%s"}' "$host" "${secret}"`;
  const ask = (script: string, file: unknown): Promise<string> =>
    find({ HOME: home({ ".docker/config.json": file }), PATH: `${helper(script)}:/usr/bin:/bin` });
  const one = { credHelpers: { [HOST]: "test" } };
  const all = { credsStore: "test", auths: { [HOST]: {} } };
  assert.equal(await ask(answer("robot", "of $host"), one), `robot:of ${HOST}`);
  assert.equal(await ask(answer("robot", "paw"), all), "robot:paw");
  assert.equal(await ask(answer("<token>", "refresh"), all), "token refresh");
  assert.equal(await ask("echo 'credentials not found in native keychain'; exit 1", all), "none");
  assert.equal(await ask("exit 3", all), "credential-helper-failed");
  assert.equal(await ask("echo nonsense", all), "credential-helper-failed");
  assert.equal(await ask("echo '{}'", all), "credential-helper-failed");
  assert.equal(await ask("cat /dev/zero", all), "credential-helper-failed");
  for (const name of ["../x", "a/b", "", "-x y"]) {
    const expected = name === "" ? "none" : "credential-helper-failed";
    assert.equal(await ask("", { credsStore: name }), expected, name);
  }
  assert.equal(await ask("", { credsStore: "absent" }), "credential-helper-failed");
});

test("Docker Hub: what docker login and podman login write, and the host that answers", async () => {
  const hub = (file: unknown, script = "exit 3", registry = "docker.io"): Promise<string> =>
    find(
      { HOME: home({ ".docker/config.json": file }), PATH: `${helper(script)}:/usr/bin:/bin` },
      "fleet/hop",
      registry,
    );
  const server = "https://index.docker.io/v1/";
  const ofDocker = { [server]: { auth: basic("docker:1") } };
  assert.equal(await hub({ auths: ofDocker }), "docker:1");
  // What is written for the name itself, or a part of it, is nearer.
  assert.equal(await hub({ auths: { ...ofDocker, "docker.io": { auth: basic("podman:1") } } }), "podman:1");
  assert.equal(
    await hub({ auths: { ...ofDocker, "docker.io/fleet": { auth: basic("fleet:1") } } }),
    "fleet:1",
  );
  const knows = (name: string): string =>
    `if [ "$host" = ${name} ]; then printf '{"Username":"robot","Secret":"%s"}' "$host"; ` +
    "else echo 'credentials not found in native keychain'; exit 1; fi";
  for (const name of [server, "docker.io"]) {
    assert.equal(await hub({ credsStore: "test", auths: { [name]: {} } }, knows(name)), `robot:${name}`);
    assert.equal(await hub({ credHelpers: { [name]: "test" } }, knows(name)), `robot:${name}`);
  }
  assert.equal(await hub({ credsStore: "test" }, knows("nobody")), "none");
  // Nobody else is shown it.
  assert.equal(await hub({ auths: ofDocker }, "", "mirror.docker.io"), "none");
  assert.equal(await hub({ auths: ofDocker }, "", "docker.io.example.org"), "none");
  const origin = (registry: string): string => registryOrigin(registry, false, false).origin;
  assert.equal(origin("docker.io"), "https://registry-1.docker.io");
  assert.equal(origin("mirror.docker.io"), "https://mirror.docker.io");
  assert.equal(origin("127.0.0.1:5000"), "http://127.0.0.1:5000");
});

test("challenges are read as RFC 9110 writes them", () => {
  const of = (header: string): unknown =>
    parseChallenges(header)?.map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
  assert.deepEqual(of('Bearer realm="https://a/t",service=s , Scope="x y\\"z"'), [
    ["bearer", { realm: "https://a/t", service: "s", scope: 'x y"z' }],
  ]);
  assert.deepEqual(of('Basic realm="a", Bearer realm="b"'), [
    ["basic", { realm: "a" }],
    ["bearer", { realm: "b" }],
  ]);
  assert.deepEqual(of(""), []);
  for (const header of [
    "=",
    "a=b",
    'Bearer realm="',
    'Bearer a="1",a="2"',
    "Bearer a=",
    "Bearer \u00e4",
    "x".repeat(9000),
  ])
    assert.equal(of(header), undefined, header.slice(0, 40));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Bearer", " ", ",", "=", '"', "a", "\\"), { maxLength: 20 }),
      (parts) => {
        parseChallenges(parts.join(""));
      },
    ),
    { numRuns: 2000 },
  );
});

test("how long to wait", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(
    retryDelay("7", 1, () => 0, now),
    7000,
  );
  assert.equal(
    retryDelay("Thu, 01 Jan 2026 00:00:05 GMT", 1, () => 0, now),
    5000,
  );
  assert.equal(
    retryDelay("Wed, 31 Dec 2025 00:00:00 GMT", 1, () => 0, now),
    0,
  );
  assert.equal(
    retryDelay("61", 1, () => 0, now),
    undefined,
  );
  assert.equal(
    retryDelay("soon", 1, () => 1, now),
    250,
  );
  assert.equal(
    retryDelay(undefined, 4, () => 1, now),
    2000,
  );
});

test("a request that was refused after another had logged in takes its login", async () => {
  const registry = await scriptedRegistry();
  const good = `Basic ${basic("robot:paw")}`;
  const refuse = (response: ServerResponse): boolean => {
    response.writeHead(401, { "www-authenticate": 'Basic realm="test"' }).end();
    return true;
  };
  let late: ServerResponse | undefined;
  registry.twist = ({ headers, url = "" }, response) => {
    if (headers.authorization === undefined && url.endsWith("1".repeat(64))) {
      late = response;
      return true;
    }
    if (headers.authorization !== good) return refuse(response);
    // The first has its login now; only then the second hears that it needs one.
    if (late !== undefined) refuse(late);
    late = undefined;
    return false;
  };
  const HOME = home({ ".docker/config.json": loginFor(registry.host, "robot:paw") });
  const store = registry.open({ env: { HOME } });
  try {
    const second = store.hasBlob(`sha256:${"1".repeat(64)}`);
    while (late === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(await Promise.all([store.hasBlob(`sha256:${"0".repeat(64)}`), second]), [false, false]);
  } finally {
    await store.close();
    await registry.close();
  }
});

/** A registry that wants a token, and the server that gives it. */
async function withTokens(
  work: (
    registry: ScriptedRegistry,
    asked: { url: string; authorization: string; body: string }[],
  ) => Promise<void>,
  answer: (url: URL) => readonly [number, string] = () => [200, '{"token":"good"}'],
  realmOf: (origin: string) => string = (origin) => `${origin}/token`,
): Promise<void> {
  const asked: { url: string; authorization: string; body: string }[] = [];
  const read = async (request: IncomingMessage): Promise<string> => {
    let body = "";
    for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString();
    return body;
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      asked.push({ url: request.url ?? "", authorization: request.headers.authorization ?? "", body });
      const [status, text] = answer(new URL(request.url ?? "", "http://x"));
      response.writeHead(status).end(text);
    });
  });
  const port = await listen(server);
  const registry = await scriptedRegistry();
  registry.put(await sampleImage(), "1");
  registry.twist = (request, response) => {
    if (request.headers.authorization === "Bearer good") return false;
    const realm = realmOf(`http://127.0.0.1:${port}`);
    const header = `Bearer realm="${realm}",service="test",scope="repository:fleet/hop:pull"`;
    response.writeHead(401, { "www-authenticate": header }).end();
    return true;
  };
  try {
    await work(registry, asked);
  } finally {
    await registry.close();
    server.close();
    server.closeAllConnections();
  }
}

async function codeOf(registry: ScriptedRegistry, env: Record<string, string> = {}): Promise<string> {
  const store = registry.open({ env, mountFrom: "fleet/other" });
  try {
    await store.getManifest("1");
    return "got";
  } catch (error) {
    assert.ok(error instanceof OciError, String(error));
    return error.code;
  } finally {
    await store.close();
  }
}

test("a token is got without a login, with one, and for a refresh token", async () => {
  await withTokens(async (registry, asked) => {
    assert.equal(await codeOf(registry), "got");
    const url = new URL(asked[0]?.url ?? "", "http://x");
    assert.deepEqual(url.searchParams.getAll("scope"), [
      "repository:fleet/hop:pull",
      "repository:fleet/other:pull",
    ]);
    assert.deepEqual([url.searchParams.get("service"), asked[0]?.authorization], ["test", ""]);
    const login = { ".docker/config.json": loginFor(registry.host, "robot:paw") };
    assert.equal(await codeOf(registry, { HOME: home(login) }), "got");
    assert.equal(asked[1]?.authorization, `Basic ${basic("robot:paw")}`);
    const refresh = { ".docker/config.json": { auths: { [registry.host]: { identitytoken: "r" } } } };
    assert.equal(await codeOf(registry, { HOME: home(refresh) }), "got");
    const form = new URLSearchParams(asked[2]?.body);
    assert.deepEqual([form.get("grant_type"), form.get("refresh_token")], ["refresh_token", "r"]);
    // The registry is never shown the password itself.
    assert.deepEqual([...new Set(registry.shown)], [undefined, "Bearer good"]);
  });
});

test("token servers that refuse, fail, or answer nonsense", async () => {
  const ANSWERS: readonly (readonly [number, string, string])[] = [
    [401, "", "registry-unauthorized"],
    [403, "", "registry-unauthorized"],
    [500, "", "registry-failed"],
    [200, "", "registry-answer"],
    [200, "{}", "registry-answer"],
    [200, '{"token":1}', "registry-answer"],
    [200, '{"token":"a\\r\\nb"}', "registry-answer"],
    [200, `{"token":"${"x".repeat(70_000)}"}`, "image-too-large"],
    [200, '{"token":"bad"}', "registry-unauthorized"],
  ];
  for (const [status, text, code] of ANSWERS)
    await withTokens(
      async (registry) => {
        assert.equal(await codeOf(registry), code, `${status} ${text.slice(0, 40)}`);
      },
      () => [status, text],
    );
});

test("a login is not carried to a place without TLS that is not this machine", async () => {
  for (const realm of ["http://192.0.2.1/token", "ftp://127.0.0.1/", "nonsense"])
    await withTokens(
      async (registry, asked) => {
        const code = await codeOf(registry);
        assert.ok(code === "registry-redirect" || code === "registry-answer", code);
        assert.deepEqual(asked, []);
      },
      undefined,
      () => realm,
    );
});

test.run();
