/** What dies without a word, in each state of a task: an engine, the daemon, containerd. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, constants, existsSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { TASK_STATUS } from "@sandpaw/shim";
import { startContainerd, type ContainerdBench } from "./containerd-bench.js";
import { COUNTER, HELLO, PONG, SLEEPER } from "./containerd-guests.js";
import { containerdSuite, type Series } from "./containerd-suite.js";
import { image, readIfThere } from "./ctr-client.js";
import { untilNothingIsLeft } from "./leftovers.js";
import { createProcessWatch } from "./process-tree.js";
import { createTaskClient, TASK_NAMESPACE } from "./task-client.js";
import { createUntil } from "./until.js";

/** The states in which a task is met. */
const STATES = ["created", "running", "paused", "exec", "stopped", "deleting"] as const;
type State = (typeof STATES)[number];

const KILLED = 137;
const ENDED_WELL = 7;
const TERM = 15;
const KILL = 9;

/** Adds the tests and runs them. */
export function faultSuite(series: Series): void {
  const { test, peer, runs } = containerdSuite("faults", series);
  let bench: ContainerdBench;
  const tasks = createTaskClient(() => bench);
  const until = createUntil(() => bench.daemonLog());
  const watch = createProcessWatch();
  const talks: number[] = [];
  const log = (id: string): string => join(bench.folder, `${id}.log`);

  /** Brings a task into a state; answers its pid. What it does while it is deleted, the test adds. */
  async function bring(id: string, state: State): Promise<number> {
    const ends = state === "stopped" || state === "deleting";
    const pid = await tasks.create(ends ? "hello" : state === "exec" ? "pong" : "counter", id);
    watch.add(bench.daemonPid());
    if (state === "created") return pid;
    await tasks.start(id);
    if (state === "paused") await tasks.pause(id);
    if (state === "exec") {
      // A talk that goes on: no line comes, and no end of input.
      const stdin = join(bench.folder, `${id}.fifo`);
      execFileSync("mkfifo", [stdin]);
      talks.push(openSync(stdin, constants.O_RDWR | constants.O_NONBLOCK));
      await tasks.exec(id, "talk", stdin, "-");
    }
    if (ends) assert.equal(await tasks.wait(id), ENDED_WELL);
    return pid;
  }

  /** A container that has nothing to do with it, and prints numbers without a gap. */
  async function bystander(id: string): Promise<number> {
    const pid = await tasks.create("counter", id, `file://${log(id)}`);
    await tasks.start(id);
    watch.add(bench.daemonPid());
    await until("its first lines", () => readIfThere(log(id)).length > 70);
    return pid;
  }

  const linesOf = (id: string): readonly number[] =>
    readIfThere(log(id)).split("\n").filter(Boolean).map(Number);

  function isWhole(id: string): void {
    const numbers = linesOf(id);
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  }

  async function goesOn(id: string): Promise<void> {
    const before = linesOf(id).length;
    await until(`more lines of ${id}`, () => linesOf(id).length > before + 5);
    isWhole(id);
  }

  /** A new container runs at once. */
  async function newOneRuns(id: string): Promise<void> {
    await tasks.create("hello", id);
    await tasks.start(id);
    assert.equal(await tasks.wait(id), ENDED_WELL);
    assert.equal(await tasks.remove(id), ENDED_WELL);
    tasks.forget(id);
    watch.add(bench.daemonPid());
  }

  async function end(id: string): Promise<void> {
    await tasks.kill(id, KILL);
    assert.equal(await tasks.wait(id), KILLED);
    assert.equal(await tasks.remove(id), KILLED);
    tasks.forget(id);
  }

  const nothingIsLeft = (): Promise<void> => untilNothingIsLeft(bench, watch);

  test("containerd starts, and takes images", async () => {
    assert.ok(peer);
    bench = await startContainerd(peer);
    const modules = { hello: HELLO, counter: COUNTER, pong: PONG, sleeper: SLEEPER };
    for (const [name, module] of Object.entries(modules))
      bench.image(image(name), module, { namespace: TASK_NAMESPACE });
    await newOneRuns("first");
  });

  for (const state of STATES)
    test(`an engine is killed while its task is ${state}: no other is touched`, async () => {
      const other = await bystander(`beside-${state}`);
      const id = `engine-${state}`;
      const pid = await bring(id, state);
      const ended = state === "stopped" || state === "deleting";
      const deleting = state === "deleting" ? whileDaemonSleeps(() => tasks.remove(id)) : undefined;
      if (existsSync(`/proc/${pid}`)) process.kill(pid, "SIGKILL");
      await until("the engine's end", () => !existsSync(`/proc/${pid}`));
      const status = ended ? ENDED_WELL : state === "created" ? await startOf(id) : await tasks.wait(id);
      if (!ended && state !== "created") assert.equal(status, KILLED);
      if (state === "exec") assert.equal(await tasks.wait(id, "talk"), KILLED);
      if (deleting !== undefined) assert.equal(await deleting(), ENDED_WELL);
      else if (state !== "created") assert.equal(await tasks.remove(id), status);
      else await tasks.remove(id);
      tasks.forget(id);
      // Its place was not given to another: the same module has a new engine.
      await newOneRuns(`after-engine-${state}`);
      assert.equal((await tasks.get(`beside-${state}`))?.pid, other);
      await goesOn(`beside-${state}`);
      await end(`beside-${state}`);
      await nothingIsLeft();
    });

  /** A start that cannot succeed any more: refused, or begun and ended at once. */
  async function startOf(id: string): Promise<number> {
    return tasks.start(id).then(
      () => tasks.wait(id),
      () => KILLED,
    );
  }

  /** Stops the daemon, begins a call, and answers what lets both go on. */
  function whileDaemonSleeps<T>(begin: () => Promise<T>): () => Promise<T> {
    const daemon = bench.daemonPid();
    process.kill(daemon, "SIGSTOP");
    const call = begin();
    call.catch(() => undefined);
    return () => {
      process.kill(daemon, "SIGCONT");
      return call;
    };
  }

  for (const state of STATES)
    test(`the daemon is killed while a task is ${state}: all of its containers are over, and new ones run`, async () => {
      const other = await bystander(`beside-daemon-${state}`);
      const id = `daemon-${state}`;
      const pid = await bring(id, state);
      const daemon = bench.daemonPid();
      const engines = watch.add(daemon);
      assert.ok(engines.includes(other));
      const told = bench.ctrStart("-n", TASK_NAMESPACE, "events");
      let events = "";
      told.stdout?.on("data", (chunk: Buffer) => (events += chunk.toString()));
      // Until it listens: an event of its own.
      for (let tries = 0; tries < 200 && !events.includes("/containers/update"); tries += 1) {
        bench.ctr("-n", TASK_NAMESPACE, "c", "label", id, `round=${tries}`);
        await sleep(25);
      }
      if (state === "deleting") {
        process.kill(daemon, "SIGSTOP");
        tasks.remove(id).catch(() => undefined);
        await sleep(100);
      }
      process.kill(daemon, "SIGKILL");
      await until("the end of all engines", () => engines.every((one) => !existsSync(`/proc/${one}`)));
      // containerd has seen it: what ran is over, with the code of a kill.
      const codeOf = async (name: string): Promise<number | undefined> => {
        const task = await tasks.get(name);
        return task === undefined || task.status === TASK_STATUS.stopped
          ? (task?.exitStatus ?? KILLED)
          : undefined;
      };
      for (const name of [id, `beside-daemon-${state}`])
        await until(`the end of ${name}`, async () => (await codeOf(name)) !== undefined);
      await until("the event of its end", () => exitOf(events, `beside-daemon-${state}`) === KILLED);
      told.kill();
      await newOneRuns(`after-daemon-${state}`);
      assert.notEqual(bench.daemonPid(), daemon);
      for (const name of [id, `beside-daemon-${state}`]) {
        await tasks.remove(name);
        tasks.forget(name);
      }
      isWhole(`beside-daemon-${state}`);
      assert.ok(pid > 0);
      await nothingIsLeft();
    });

  for (const state of STATES)
    test(`containerd is killed while a task is ${state}: nothing else notices`, async () => {
      const other = await bystander(`beside-containerd-${state}`);
      const id = `containerd-${state}`;
      const pid = await bring(id, state);
      const daemon = bench.daemonPid();
      const goOn = state === "deleting" ? whileDaemonSleeps(() => tasks.remove(id)) : undefined;
      if (goOn !== undefined) {
        await sleep(100);
        process.kill(bench.containerdPid(), "SIGKILL");
        await goOn().catch(() => undefined);
      }
      await bench.restart("SIGKILL");
      assert.equal(bench.daemonPid(), daemon);
      const task = await tasks.get(id);
      if (state === "deleting") assert.ok(task === undefined || task.status === TASK_STATUS.stopped);
      else {
        assert.equal(task?.pid, pid);
        assert.equal(task.status, STATUS_IN[state]);
      }
      if (state === "created") {
        await tasks.start(id);
        assert.equal((await tasks.get(id))?.status, TASK_STATUS.running);
      }
      if (state === "exec") {
        // It is there still, and can be ended by itself.
        await tasks.kill(id, TERM);
        assert.equal(await tasks.wait(id), 0);
        assert.equal(await tasks.remove(id), 0);
      } else if (state === "stopped") assert.equal(await tasks.remove(id), ENDED_WELL);
      else if (state === "deleting") await tasks.remove(id);
      else {
        await tasks.kill(id, KILL);
        assert.equal(await tasks.wait(id), KILLED);
        assert.equal(await tasks.remove(id), KILLED);
      }
      tasks.forget(id);
      assert.equal((await tasks.get(`beside-containerd-${state}`))?.pid, other);
      await goesOn(`beside-containerd-${state}`);
      await end(`beside-containerd-${state}`);
      await newOneRuns(`after-containerd-${state}`);
      await nothingIsLeft();
    });

  if (runs)
    test.after(async () => {
      for (const handle of talks) closeSync(handle);
      await bench.close();
    });
  test.run();
}

const STATUS_IN: Readonly<Record<Exclude<State, "deleting">, number>> = {
  created: TASK_STATUS.created,
  running: TASK_STATUS.running,
  paused: TASK_STATUS.paused,
  exec: TASK_STATUS.running,
  stopped: TASK_STATUS.stopped,
};

/** The exit status of a container among what `ctr events` prints; undefined before it is there. */
function exitOf(events: string, id: string): number | undefined {
  for (const line of events.split("\n")) {
    const [, about] = / \/tasks\/exit (\{.*)$/.exec(line) ?? [];
    if (about === undefined || !about.includes(`"${id}"`)) continue;
    return Number(/"exit_status":(\d+)/.exec(about)?.[1] ?? 0);
  }
  return undefined;
}
