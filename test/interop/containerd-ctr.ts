/** What `ctr` does with containers of this runtime; the same tests under each version of containerd. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCtrClient, image, readIfThere } from "./ctr-client.js";
import { startContainerd, TEST_CGROUP, type ContainerdBench, type Outcome } from "./containerd-bench.js";
import { CAT, COUNTER, GLUTTON, HELLO, PONG, SLEEPER, TELLER, TRAP } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";

/** Adds the tests and runs them. */
export function ctrSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("ctr", series);
  let bench: ContainerdBench;
  const { runWords, run, stateOf, until, nothingLeft } = createCtrClient(() => bench);

  test("containerd starts, and takes images", async () => {
    assert.ok(peer);
    bench = await startContainerd(peer);
    const modules = {
      hello: HELLO,
      teller: TELLER,
      cat: CAT,
      counter: COUNTER,
      trap: TRAP,
      glutton: GLUTTON,
      pong: PONG,
      sleeper: SLEEPER,
    };
    for (const [name, module] of Object.entries(modules)) bench.image(image(name), module);
    bench.image(image("unsigned"), HELLO, { signed: false });
    bench.image(image("native"), new TextEncoder().encode("#!/bin/sh\necho hello\n"));
  });

  test("six starts at once make one daemon, and all are served", async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const child = bench.ctrStart(...runWords("hello", `many-${i}`, "--rm"));
        let said = "";
        child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
        child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
        await once(child, "close");
        return [child.exitCode, said];
      }),
    );
    assert.deepEqual(
      all,
      Array.from({ length: 6 }, () => [7, "hello\n"]),
    );
    assert.equal(bench.daemonLog().match(/serves on/g)?.length, 1, bench.daemonLog());
    for (let i = 0; i < 6; i += 1) nothingLeft(`many-${i}`);
  });

  test("environment and arguments reach the module", () => {
    const { status, stdout } = bench.ctr(
      ...runWords("teller", "teller", "--rm", "--env", "COLOUR=blue"),
      "/module.wasm",
      "one",
      "two words",
    );
    assert.equal(status, 0);
    const lines = stdout.split("\n");
    for (const line of ["FROM_IMAGE=yes", "COLOUR=blue", "one", "two words"])
      assert.ok(lines.includes(line), stdout);
  });

  test("standard input, and its end", async () => {
    const child = bench.ctrStart(...runWords("cat", "cat", "--rm"));
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stdin?.write("first\n");
    await until("the first line", () => said === "first\n");
    child.stdin?.end("x".repeat(100_000));
    await once(child, "close");
    assert.deepEqual([child.exitCode, said.length], [0, 100_006]);
  });

  test("output goes to a file, or to a program of the client's, whole and before the task is over", async () => {
    const path = (name: string): string => join(bench.folder, name);
    writeFileSync(
      path("logger"),
      `#!/bin/sh\necho "$CONTAINER_NAMESPACE/$CONTAINER_ID" >&5\nexec 5>&-\ncat <&3 >"$1"\n`,
    );
    chmodSync(path("logger"), 0o755);
    const lines = (file: string): readonly number[] =>
      readIfThere(file).split("\n").filter(Boolean).map(Number);
    for (const [id, uri, file] of [
      ["to-file", `file://${path("file.log")}`, path("file.log")],
      ["to-program", `binary://${path("logger")}?${path("program.log")}`, path("program.log")],
    ] as const) {
      const started = bench.ctr(...runWords("counter", id, "-d", "--log-uri", uri));
      assert.equal(started.status, 0, started.stderr);
      await until("its lines", () => lines(file).length > 20);
      bench.ctr("task", "kill", "-s", "SIGKILL", id);
      await until("its end", () => stateOf(id)[2] === "STOPPED");
      bench.ctr("task", "rm", id);
      bench.ctr("c", "rm", id);
      const all = lines(file);
      assert.deepEqual(
        all,
        all.map((_, i) => i + 1),
      );
      nothingLeft(id);
    }
    const refused = bench.ctr(...runWords("hello", "no-program", "-d", "--log-uri", "binary:///nonexistent"));
    assert.match(refused.stderr, /stdio-unopenable/);
    bench.ctr("task", "rm", "-f", "no-program");
    bench.ctr("c", "rm", "no-program");
  });

  test("a module that is not signed, or is none, is refused in one sentence, and nothing is left", () => {
    const unsigned = run("unsigned", "unsigned");
    assert.notEqual(unsigned.status, 0);
    assert.match(unsigned.stderr, /\/module\.wasm was refused: .*signature-missing/);
    const native = run("native", "native");
    assert.match(native.stderr, /native-container: \/module\.wasm is no WebAssembly module/);
    for (const id of ["unsigned", "native"]) nothingLeft(id);
    assert.deepEqual(stateOf("unsigned"), [""]);
  });

  test("a trap is told in one sentence", () => {
    const { status, stderr } = run("trap", "trap");
    assert.equal(status, 134);
    assert.match(stderr, /^sandpaw: trap: .*unreachable.*\n$/);
  });

  test("a container at its memory limit is ended, and says so", () => {
    const { status, stderr } = run("glutton", "glutton", "--memory-limit", String(48 * 1024 * 1024));
    assert.deepEqual([status, stderr.split(":")[1]?.trim()], [137, "container-out-of-memory"], stderr);
    const small = run("hello", "small", "--memory-limit", String(4 * 1024 * 1024));
    assert.match(small.stderr, /memory-limit-too-small/);
    for (const id of ["glutton", "small"]) nothingLeft(id);
  });

  test("the task's pid is the engine's, in the container's cgroup; its use is told; a signal ends it", async () => {
    assert.equal(bench.ctr(...runWords("counter", "counter", "-d", "--null-io")).status, 0);
    const [, pid, state] = stateOf("counter");
    assert.equal(state, "RUNNING");
    assert.match(readFileSync(`/proc/${pid ?? ""}/cmdline`, "utf8"), /\/engine\/start\.cjs/);
    assert.match(
      readFileSync(`/proc/${pid ?? ""}/cgroup`, "utf8"),
      new RegExp(`:memory:${TEST_CGROUP}/counter$`, "m"),
    );
    const metrics = bench.ctr("task", "metrics", "counter").stdout;
    assert.match(metrics, /memory\.usage_in_bytes\s+\d{7,}/);
    assert.match(metrics, /cpuacct\.usage\s+[1-9]\d*/);
    assert.equal(bench.ctr("task", "kill", "-s", "SIGTERM", "counter").status, 0);
    await until("its end", () => stateOf("counter")[2] === "STOPPED");
    assert.ok(!existsSync(`/proc/${pid ?? ""}`), "the engine lives");
    const gone = bench.ctr("task", "kill", "counter");
    assert.match(gone.stderr, /not found|already finished/);
    assert.match(bench.ctr("task", "rm", "counter").stderr, /non-zero exit code 143/);
    assert.equal(bench.ctr("c", "rm", "counter").status, 0);
    nothingLeft("counter");
  });

  test("exec talks to the module that runs, or runs a program once more", async () => {
    const exec = (id: string, ...words: readonly string[]): Outcome =>
      bench.ctr(
        "task",
        "exec",
        "--fifo-dir",
        join(bench.folder, "fifo"),
        "--exec-id",
        `e${Math.random()}`,
        id,
        ...words,
      );
    bench.ctr(...runWords("pong", "pong", "-d", "--null-io"));
    const answer = exec("pong", "ping");
    assert.deepEqual([answer.status, answer.stdout, answer.stderr], [0, "pong\n", ""]);
    const refused = exec("pong", "no", "such", "word");
    assert.deepEqual([refused.status, refused.stdout], [1, ""]);
    assert.match(refused.stderr, /exec-refused/);
    assert.equal(stateOf("pong")[2], "RUNNING");
    const talk = bench.ctrStart(
      "task",
      "exec",
      "--fifo-dir",
      join(bench.folder, "fifo"),
      "--exec-id",
      "talk",
      "pong",
      "-",
    );
    let said = "";
    talk.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    for (let i = 1; i <= 3; i += 1) {
      talk.stdin?.write("ping\n");
      await until("an answer to each line", () => said === "pong\n".repeat(i));
    }
    talk.stdin?.end();
    await once(talk, "close");
    assert.equal(talk.exitCode, 0);
    // `script` gives ctr the terminal that it insists on.
    const words = [
      "task",
      "exec",
      "-t",
      "--fifo-dir",
      join(bench.folder, "fifo"),
      "--exec-id",
      "tty",
      "pong",
      "-",
    ];
    const typed = spawn("script", ["-qfec", bench.ctrLine(...words), "/dev/null"], { stdio: "pipe" });
    let shown = "";
    typed.stdout.on("data", (chunk: Buffer) => (shown += chunk.toString()));
    // Keys that are pressed before ctr has its terminal go astray: press them again.
    for (let tries = 0; tries < 20 && !/pong\r+\n/.test(shown); tries += 1) {
      typed.stdin.write("pinx\u007fg\r");
      await sleep(500);
    }
    assert.match(shown, /g\r+\npong\r+\n/);
    typed.stdin.write("\u0004");
    await once(typed, "close");
    assert.equal(typed.exitCode, 0, shown);
    bench.ctr("task", "kill", "pong");
    await until("its end", () => stateOf("pong")[2] === "STOPPED");
    assert.deepEqual(
      bench.ctr("task", "rm", "pong"),
      { status: 0, stdout: "", stderr: "" },
      "its on-stop ended well",
    );
    bench.ctr("c", "rm", "pong");
    bench.ctr(...runWords("counter", "fresh", "-d", "--null-io"));
    const killed = bench.ctrStart(
      "task",
      "exec",
      "--fifo-dir",
      join(bench.folder, "fifo"),
      "--exec-id",
      "again",
      "fresh",
      "/module.wasm",
    );
    let counted = "";
    killed.stdout?.on("data", (chunk: Buffer) => (counted += chunk.toString()));
    await until("the program's second life", () => counted.startsWith("000001\n000002\n"));
    bench.ctr("task", "kill", "-s", "SIGKILL", "--exec-id", "again", "fresh");
    await once(killed, "close");
    assert.deepEqual([killed.exitCode, stateOf("fresh")[2]], [137, "RUNNING"]);
    bench.ctr("task", "rm", "-f", "fresh");
    bench.ctr("c", "rm", "fresh");
    nothingLeft("fresh");
  });

  test("paused, it waits where it is; resumed, it goes on", async () => {
    const child = bench.ctrStart(...runWords("counter", "held", "--rm"));
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await until("its first lines", () => said.length > 70);
    assert.deepEqual(bench.ctr("task", "pause", "held"), { status: 0, stdout: "", stderr: "" });
    assert.equal(stateOf("held")[2], "PAUSED");
    await sleep(100);
    const before = said.length;
    await sleep(150);
    assert.equal(said.length, before, "it went on");
    assert.match(bench.ctr("task", "exec", "--exec-id", "no", "held", "x").stderr, /paused/);
    assert.equal(bench.ctr("task", "resume", "held").status, 0);
    assert.equal(stateOf("held")[2], "RUNNING");
    await until("more lines", () => said.length > before + 70);
    bench.ctr("task", "pause", "held");
    bench.ctr("task", "kill", "held");
    await once(child, "close");
    assert.equal(child.exitCode, 143);
    nothingLeft("held");
  });

  test("an engine serves the very same module again, and never one that differs, was killed, or was talked to", async () => {
    async function pidOf(name: string, id: string, ...flags: readonly string[]): Promise<string> {
      bench.ctr(...runWords(name, id, "-d", "--null-io", ...flags));
      if (name === "counter") bench.ctr("task", "kill", "-s", "SIGKILL", id);
      await until("its end", () => stateOf(id)[2] === "STOPPED");
      const pid = stateOf(id)[1] ?? "";
      bench.ctr("task", "rm", id);
      bench.ctr("c", "rm", id);
      nothingLeft(id);
      return pid;
    }
    const first = await pidOf("teller", "first");
    assert.equal(await pidOf("teller", "again"), first);
    assert.notEqual(await pidOf("teller", "other-env", "--env", "COLOUR=red"), first);
    assert.notEqual(await pidOf("hello", "other-module"), first);
    const killed = await pidOf("counter", "killed");
    assert.notEqual(await pidOf("counter", "killed-again"), killed);
    assert.equal((await pidOf("trap", "trap-1")) === (await pidOf("trap", "trap-2")), false);
  });

  test("an engine that is killed ends its own container, and no other", async () => {
    for (const id of ["left", "right"]) bench.ctr(...runWords("counter", id, "-d", "--null-io"));
    process.kill(Number(stateOf("left")[1]), "SIGKILL");
    await until("its end", () => stateOf("left")[2] === "STOPPED");
    assert.equal(stateOf("right")[2], "RUNNING");
    assert.match(bench.ctr("task", "rm", "left").stderr, /non-zero exit code 137/);
    bench.ctr("task", "rm", "-f", "right");
    for (const id of ["left", "right"]) {
      bench.ctr("c", "rm", id);
      nothingLeft(id);
    }
  });

  test("events arrive in the order of a life", async () => {
    const listener = bench.ctrStart("events");
    let said = "";
    listener.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const topics = (): readonly string[] =>
      said.split("\n").flatMap((line) => {
        const [, topic, about = ""] = / (\/tasks\/\S+) (\{.*)$/.exec(line) ?? [];
        return topic !== undefined && about.includes('"told"') ? [topic] : [];
      });
    // The listener needs a moment before it hears anything.
    for (let i = 0; i < 40 && !said.includes("warm"); i += 1) {
      run("hello", `warm-${i}`);
      await sleep(25);
    }
    assert.equal(run("hello", "told").status, 7);
    await until("the last event", () => topics().length === 4);
    assert.deepEqual(topics(), ["/tasks/create", "/tasks/start", "/tasks/exit", "/tasks/delete"]);
    listener.kill();
    await once(listener, "close");
  });

  test("containerd is killed and comes back: the container lives on", async () => {
    bench.ctr(...runWords("counter", "survivor", "-d", "--null-io"));
    const before = stateOf("survivor");
    await bench.restart("SIGKILL");
    await until("the task", () => stateOf("survivor")[2] === "RUNNING");
    assert.deepEqual(stateOf("survivor"), before);
    bench.ctr("task", "kill", "-s", "SIGKILL", "survivor");
    await until("its end", () => stateOf("survivor")[2] === "STOPPED");
    assert.match(bench.ctr("task", "rm", "survivor").stderr, /non-zero exit code 137/);
    bench.ctr("c", "rm", "survivor");
    nothingLeft("survivor");
  });

  test("a container that ends while containerd is down has its true code afterwards", async () => {
    bench.ctr(...runWords("sleeper", "sleeper", "-d", "--null-io"));
    await bench.restart("SIGKILL", 1500);
    await until("its end", () => stateOf("sleeper")[2] === "STOPPED");
    assert.match(bench.ctr("task", "rm", "sleeper").stderr, /non-zero exit code 5/);
    bench.ctr("c", "rm", "sleeper");
    nothingLeft("sleeper");
  });

  test("layers of the snapshotter `native` are read too", () => {
    const { status, stdout, stderr } = run("hello", "native-layers", "--snapshotter", "native");
    assert.deepEqual([status, stdout, stderr], [7, "hello\n", ""]);
  });

  test("the daemon is killed: its containers are over, and the next one runs at once", async () => {
    bench.ctr(...runWords("counter", "orphan", "-d", "--null-io"));
    const pid = stateOf("orphan")[1] ?? "";
    const daemon = bench.daemonPid();
    process.kill(daemon, "SIGKILL");
    await until("its end", () => stateOf("orphan")[2] !== "RUNNING");
    await until("the engine's end", () => !existsSync(`/proc/${pid}`));
    const next = run("hello", "next");
    assert.deepEqual([next.status, next.stdout], [7, "hello\n"], next.stderr);
    assert.notEqual(bench.daemonPid(), daemon);
    nothingLeft("orphan");
    bench.ctr("task", "rm", "-f", "orphan");
    bench.ctr("c", "rm", "orphan");
  });

  if (runs) {
    test.after(async () => {
      await bench.close();
    });
  }
  test.run();
}
