/** The launcher: what it prints, byte by byte, and nothing else; what it starts, and when. */

import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { any, bytes, deleteResponse, child as inner, message, signed, text, type Codec } from "@sandpaw/shim";
import { onPath, suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: launcher");
const LAUNCHER = fileURLToPath(
  new URL("../bin/containerd-shim-sandpaw-v1", import.meta.resolve("@sandpaw/shim")),
);

interface Outcome {
  readonly status: number | null;
  readonly out: Buffer;
  readonly err: string;
}

function run(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  file = LAUNCHER,
  input: string | Uint8Array = "",
): Outcome {
  const { status, stdout, stderr } = spawnSync(file, words, {
    cwd,
    input,
    env: { PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`, ...env },
  });
  return { status, out: stdout, err: stderr.toString() };
}

/** `containerd.runtime.bootstrap.v1`, as far as it is used here; field numbers as in its bootstrap.proto. */
interface BootstrapParams {
  readonly instanceId: string;
  readonly namespace: string;
  readonly version: string;
  readonly extensions: Uint8Array;
}
const bootstrapParams: Codec<BootstrapParams> = message<BootstrapParams>({
  instanceId: text(1),
  namespace: text(2),
  version: text(4),
  extensions: bytes(8),
});
interface BootstrapResult {
  readonly version: number;
  readonly address: string;
  readonly protocol: string;
}
const bootstrapResult: Codec<BootstrapResult> = message<BootstrapResult>({
  version: signed(1),
  address: text(2),
  protocol: text(3),
});

const WORDS = ["-namespace", "default", "-address", "/run/c.sock", "-publish-binary", "/bin/c", "-id", "one"];

test("-info and -v name the runtime and the package's version", () => {
  const folder = temporaryFolder();
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(LAUNCHER), "..", "package.json"), "utf8"));
  assert.ok(typeof manifest === "object" && manifest !== null && "version" in manifest);
  interface Version {
    readonly version: string;
  }
  interface Info {
    readonly name: string;
    readonly version: Version | undefined;
  }
  const info: Codec<Info> = message<Info>({
    name: text(1),
    version: inner(2, message<Version>({ version: text(1) })),
  });
  const { status, out, err } = run(["-info"], {}, folder);
  assert.deepEqual([status, err], [0, ""]);
  const said = info.decode(out);
  assert.deepEqual([said.name, said.version?.version], ["io.containerd.sandpaw.v1", manifest.version]);
  assert.match(run(["-v"], {}, folder).out.toString(), new RegExp(`Version: +${String(manifest.version)}`));
});

/** `before` in whole seconds since 1970. */
function isDeletedAfter(before: number, out: Uint8Array): void {
  const { pid, exitStatus, exitedAt } = deleteResponse.decode(out);
  assert.deepEqual([pid, exitStatus], [0, 137]);
  const at = (exitedAt?.getTime() ?? 0) / 1000;
  assert.ok(at >= before && at <= Date.now() / 1000, String(exitedAt));
}

test("delete answers 137 and now, and asks nobody", () => {
  const folder = temporaryFolder();
  const before = Math.floor(Date.now() / 1000);
  const { status, out, err } = run(
    [...WORDS, "-bundle", folder, "delete"],
    { SANDPAW_RUN_DIR: "/nonexistent" },
    folder,
  );
  assert.deepEqual([status, err], [0, ""]);
  isDeletedAfter(before, out);
});

test("another word is refused", () => {
  assert.equal(run([...WORDS, "dance"], {}, temporaryFolder()).status, 64);
});

test.needs(
  "root with flock",
  process.geteuid?.() === 0 && onPath("flock") !== undefined,
  "the daemon is started by root",
);

/** Daemons that a failed test may have left. */
const begun: ChildProcess[] = [];
const pidFiles: string[] = [];
test.after(() => {
  for (const daemon of begun) daemon.kill("SIGKILL");
  for (const file of pidFiles) {
    const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) : 0;
    const cmdline = `/proc/${pid}/cmdline`;
    if (existsSync(cmdline) && readFileSync(cmdline, "utf8").includes("daemon/main.js"))
      process.kill(pid, "SIGKILL");
  }
});

interface Place {
  readonly run: string;
  readonly bundle: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pid: () => number;
}

function place(): Place {
  const folder = temporaryFolder();
  const runDir = join(folder, "run");
  const bundle = join(folder, "bundle");
  mkdirSync(bundle);
  pidFiles.push(join(runDir, "shim", "daemon.pid"));
  return {
    run: runDir,
    bundle,
    env: {
      SANDPAW_RUN_DIR: runDir,
      SANDPAW_SHIM_CONFIG_DIR: folder,
      SANDPAW_SHIM_STATE_DIR: folder,
      TTRPC_ADDRESS: "/run/c.sock.ttrpc",
    },
    pid: () => Number(readFileSync(join(runDir, "shim", "daemon.pid"), "utf8").split(" ")[0]),
  };
}

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  await until(`${pid} has ended`, () => !existsSync(`/proc/${pid}/exe`));
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    assert.ok(tries < 500, `not within ten seconds: ${what}`);
    await sleep(20);
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

test("start prints an address at which somebody listens, once, and leaves it in the bundle", async () => {
  const { run: runDir, bundle, env, pid } = place();
  const link = join(bundle, "..", "containerd-shim-sandpaw-v1");
  symlinkSync(LAUNCHER, link);
  const socket = join(runDir, "shim", "shim.sock");
  const first = run([...WORDS, "start"], env, bundle, link);
  assert.deepEqual([first.status, first.out.toString(), first.err], [0, `unix://${socket}`, ""]);
  assert.ok(await answers(socket));
  assert.equal(readFileSync(join(bundle, "address"), "utf8"), `unix://${socket}`);
  assert.equal(readFileSync(join(bundle, "sandpaw-containerd"), "utf8"), "/run/c.sock.ttrpc\n/run/c.sock\n");
  const one = pid();
  const second = run([...WORDS, "start"], env, bundle);
  assert.deepEqual([second.out.toString(), pid()], [`unix://${socket}`, one]);
  await end(one, "SIGKILL");
  // The socket's file and the pid's are left behind; neither is believed.
  assert.ok(existsSync(socket));
  // The last of its threads closes the socket, a moment after its memory is gone.
  await until("nobody listens", async () => !(await answers(socket)));
  const third = run([...WORDS, "start"], env, bundle);
  assert.deepEqual([third.status, third.err], [0, ""]);
  assert.ok(await answers(socket));
  const two = pid();
  assert.notEqual(two, one);
  await end(two, "SIGTERM");
  assert.ok(!existsSync(join(runDir, "shim", "daemon.pid")));
});

test("the bootstrap protocol of containerd 2.3 is answered in kind, and anything else as before", async () => {
  const { run: runDir, bundle, env, pid } = place();
  const address = `unix://${join(runDir, "shim", "shim.sock")}`;
  const start = (id: string, namespace: string, input: Uint8Array): Buffer => {
    const words = [
      "-namespace",
      namespace,
      "-address",
      "/run/c.sock",
      "-publish-binary",
      "/bin/c",
      "-id",
      id,
    ];
    const { status, out, err } = run([...words, "start"], env, bundle, LAUNCHER, input);
    assert.deepEqual([status, err], [0, ""]);
    assert.equal(readFileSync(join(bundle, "address"), "utf8"), address);
    return out;
  };
  const params = (instanceId: string, namespace: string): Uint8Array =>
    bootstrapParams.encode({
      instanceId,
      namespace,
      version: "2.3.7\n",
      extensions: Uint8Array.of(0, 10, 0x81, 0xff, 92, 10),
    });
  // A length of ten is the byte of a new line.
  for (const id of ["one", "a".repeat(10), "b".repeat(64), "c-d.e_f"])
    for (const namespace of ["default", "k8s.io", "n".repeat(10)])
      assert.deepEqual(bootstrapResult.decode(start(id, namespace, params(id, namespace))), {
        version: 2,
        address,
        protocol: "ttrpc",
      });
  const options = any.encode({
    typeUrl: "runtimeoptions.v1.Options",
    value: Uint8Array.of(10, 3, 65, 66, 67),
  });
  for (const [what, input] of [
    ["nothing", new Uint8Array(0)],
    ["options", options],
    ["options that begin as the name does", any.encode({ typeUrl: "one", value: Uint8Array.of(1, 2, 3) })],
    ["another container's", params("two", "default")],
    ["another namespace's", params("one", "k8s.io")],
    ["half of it", params("one", "default").subarray(0, 9)],
    ["zeros", new Uint8Array(1000)],
  ] as const)
    assert.equal(start("one", "default", input).toString(), address, what);
  await end(pid(), "SIGTERM");
});

test("a pid that belongs to another process by now is not believed", async () => {
  const { run: runDir, bundle, env, pid } = place();
  assert.equal(run([...WORDS, "start"], env, bundle).status, 0);
  const one = pid();
  await end(one, "SIGKILL");
  writeFileSync(join(runDir, "shim", "daemon.pid"), `${process.pid} 1\n`);
  assert.equal(run([...WORDS, "start"], env, bundle).status, 0);
  assert.notEqual(pid(), process.pid);
  await end(pid(), "SIGTERM");
});

test("while the daemon lives, delete uses no program to know what time it is; of a dead one it believes nothing", async () => {
  const { run: runDir, bundle, env, pid } = place();
  assert.equal(run([...WORDS, "start"], env, bundle).status, 0);
  const file = join(runDir, "shim", "daemon.pid");
  const remove = (more: Readonly<Record<string, string>>): void => {
    // The daemon counts in hundredths of a second.
    const before = Math.floor(Date.now() / 1000 - 0.05);
    const { status, out, err } = run([...WORDS, "-bundle", bundle, "delete"], { ...env, ...more }, bundle);
    assert.deepEqual([status, err], [0, ""]);
    isDeletedAfter(before, out);
  };
  remove({ PATH: "/nonexistent" });
  const [one, started] = readFileSync(file, "utf8").split(" ");
  writeFileSync(file, `${one ?? ""} ${started ?? ""}\n`);
  // One of an earlier version does not tell.
  remove({});
  await end(pid(), "SIGKILL");
  writeFileSync(file, `${one ?? ""} ${started ?? ""} 100\n`);
  remove({});
});

test("with the socket in the hands of a service manager, a start waits for its daemon", async () => {
  const { run: runDir, bundle, env, pid } = place();
  const socket = join(runDir, "shim", "shim.sock");
  mkdirSync(join(runDir, "shim"), { recursive: true, mode: 0o700 });
  // The manager listens, starts a daemon whenever somebody knocks and none lives, and passes it the socket.
  const manager = createServer({ pauseOnConnect: true });
  manager.listen(socket);
  await once(manager, "listening");
  const handle: unknown = Reflect.get(manager, "_handle");
  assert.ok(typeof handle === "object" && handle !== null && "fd" in handle && typeof handle.fd === "number");
  const { fd } = handle;
  const main = fileURLToPath(new URL("daemon/main.js", import.meta.resolve("@sandpaw/shim")));
  const begin = (): ChildProcess => {
    const daemon = spawn("sh", ["-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$1"`, process.execPath, main], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit", fd],
    });
    begun.push(daemon);
    return daemon;
  };
  const first = begin();
  const start = (): Promise<number | null> => {
    const launcher = spawn(LAUNCHER, [...WORDS, "start"], {
      cwd: bundle,
      env: { PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`, ...env },
      stdio: "ignore",
    });
    return new Promise((resolve) => launcher.once("exit", resolve));
  };
  assert.equal(await start(), 0);
  assert.equal(pid(), first.pid);
  const ended = once(first, "exit");
  first.kill("SIGKILL");
  await ended;
  assert.ok(existsSync(socket));
  const waiting = start();
  const second = begin();
  assert.equal(await waiting, 0);
  assert.equal(pid(), second.pid);
  const over = once(second, "exit");
  second.kill("SIGTERM");
  await over;
  manager.close();
});

test("a daemon that cannot start is said in one line", () => {
  const { bundle, env } = place();
  const { status, out, err } = run(
    [...WORDS, "start"],
    { ...env, SANDPAW_NODE: "/nonexistent/node" },
    bundle,
  );
  assert.equal(status, 1);
  assert.match(out.toString(), /^sandpaw's shim daemon did not start; see .*daemon\.log\n$/);
  assert.equal(err, "");
});

test.run();
