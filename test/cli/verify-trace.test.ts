// What verification touches, as the kernel sees it: no socket, and no file beyond its inputs.
import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onPath, suite, temporaryFolder } from "../harness/index.js";
import { behaviour } from "../runtime/module/builder.js";
import { Place, SCRIPT } from "./command.js";

const test = suite("cli: what verify touches");
const place = new Place();
const WORKSPACE = fileURLToPath(new URL("../../../", import.meta.url));

/** Whether this process may trace a child of its own; some containers do not allow it. */
function canTrace(): boolean {
  return onPath("strace") !== undefined && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
}
test.needs(
  "strace, and the right to trace",
  canTrace(),
  "it lists what a process opens; .ci/install installs it",
);

/** One system call: its name and all that stands behind it. */
interface Call {
  readonly name: string;
  readonly text: string;
}

/** Everything about files and networks that a command did, with all its threads and children. */
function trace(args: readonly string[], env: Readonly<Record<string, string>> = {}): readonly Call[] {
  const folder = temporaryFolder();
  const out = join(folder, "trace");
  // Files as its output: what Node makes for a child otherwise are sockets.
  const said = openSync(join(folder, "said"), "w");
  const options = {
    cwd: place.folder,
    stdio: ["ignore", said, said],
    env: { PATH: process.env["PATH"], HOME: place.folder, SANDPAW_CONFIG_DIR: place.config, ...env },
  } satisfies SpawnSyncOptions;
  const strace = [
    "-f",
    "-qq",
    "-s",
    "4096",
    "-e",
    "trace=%network,%file,%process",
    "-o",
    out,
    process.execPath,
  ];
  const { status } = spawnSync("strace", [...strace, SCRIPT, ...args], options);
  closeSync(said);
  assert.equal(status, 0, readFileSync(join(folder, "said"), "utf8"));
  return readFileSync(out, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, name, text] = /^\d+ +(?:<\.\.\. )?(\w+)[( ](.*)$/.exec(line) ?? [];
      return name === undefined || text === undefined ? [] : [{ name, text }];
    });
}

const NETWORK =
  /^(socket|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg|recvfrom|recvmsg|getsockname|getpeername)$/;

/** The paths that calls name, and that are there; full, and each once. */
function filesOf(calls: readonly Call[]): readonly string[] {
  const found = new Set<string>();
  for (const { text } of calls) {
    const path = /^(?:AT_FDCWD, )?"([^"]*)"/.exec(text)?.[1];
    if (path === undefined || path === "" || / = -1 E/.test(text)) continue;
    found.add(path.startsWith("/") ? path : join(place.folder, path));
  }
  return [...found];
}

/** What Node and the C library read of the machine when a process starts, whatever it does then. */
const STARTUP: readonly RegExp[] = [
  /^\/etc\/(ld\.so\.(cache|preload)|localtime)$/,
  /^(\/usr)?\/lib(64)?\//,
  /^\/proc\/(self|meminfo|stat|cpuinfo|version_signature|sys\/vm\/overcommit_memory)(\/|$)/,
  /^\/sys\/fs\/cgroup(\/|$)/,
  /^\/sys\/(devices\/system\/cpu|kernel\/mm)(\/|$)/,
  /^\/dev\/(null|urandom|tty|pts\/\d+)$/,
  /^(\/usr\/lib\/ssl|\/etc\/ssl|\/usr\/local\/ssl)\/openssl\.cnf$/,
  /\/openssl\.cnf$/,
];

/** Files that belong to neither the machine's start, nor the program itself, nor `inputs`. */
function foreign(calls: readonly Call[], inputs: readonly string[]): readonly string[] {
  const node = dirname(dirname(process.execPath));
  return filesOf(calls).filter((path) => {
    if (STARTUP.some((pattern) => pattern.test(path))) return false;
    if (path === process.execPath || path.startsWith(`${node}/lib/`)) return false;
    // The code of the command and of the packages that it consists of, and the folders on the way there.
    if (isCode(path) || isAbove(path, SCRIPT) || isAbove(path, place.folder)) return false;
    return !inputs.some((input) => path === input || path.startsWith(`${input}/`));
  });
}

function isAbove(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

function isCode(path: string): boolean {
  return (
    path.startsWith(WORKSPACE) &&
    /\.(m?js|cjs|json|node|wasm)$|\/(node_modules|dist|bin)(\/|$)|\/[a-z-]+$/.test(path)
  );
}

test("a module, a layout and an archive are signed and lie there", async () => {
  const must = async (...words: readonly string[]): Promise<void> => {
    const { code, err } = await place.call(words);
    assert.equal(code, 0, `${words.join(" ")}: ${err}`);
  };
  mkdirSync(join(place.folder, "in"));
  await must("keygen", "me");
  writeFileSync(join(place.folder, "in", "m.wasm"), behaviour({}));
  await must("sign", "in/m.wasm", "--key", "me.key");
  await must("push", "in/m.wasm", "oci:layout:1");
  await must("sign", "oci:layout:1", "--key", "me.key");
  await must("copy", "oci:layout:1", "oci-archive:image.tar");
});

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["in/m.wasm", ["in/m.wasm", "in/m.wasm.sigstore.json"]],
  ["oci:layout:1", ["layout"]],
  ["oci-archive:image.tar", ["image.tar"]],
];
for (const [what, inputs] of CASES)
  test(`verify ${what} opens no socket, starts nothing, and reads its inputs alone`, () => {
    const calls = trace(["verify", what, "--key", "me.pub"]);
    assert.deepEqual(
      calls.filter(({ name }) => NETWORK.test(name)),
      [],
    );
    const programs = calls.filter(({ name, text }) => name === "execve" && !text.includes(" = -1"));
    assert.equal(programs.length, 1, "the command itself");
    const mine = ["me.pub", ...inputs].map((name) => join(place.folder, name));
    assert.deepEqual(foreign(calls, mine), []);
    for (const name of ["me.pub", ...inputs.slice(0, 1)])
      assert.ok(
        filesOf(calls).some((path) => path.startsWith(join(place.folder, name))),
        `the trace shows ${name} being read`,
      );
  });

test("the trace would show a socket and a foreign file", () => {
  const calls = trace(["verify", "in/m.wasm", "--key", "me.pub"], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
      'import{connect}from"node:net";import{readFileSync}from"node:fs";' +
        `connect(1,"127.0.0.1").on("error",()=>{});readFileSync(${JSON.stringify(join(place.folder, "me.key"))})`,
    )}`,
  });
  assert.ok(calls.some(({ name }) => name === "socket"));
  assert.deepEqual(
    foreign(
      calls,
      ["in", "me.pub"].map((name) => join(place.folder, name)),
    ),
    [join(place.folder, "me.key")],
  );
});

test("nothing is left of it", () => {
  assert.ok(!readdirSync(place.folder).includes("state"));
});

test.run();
