/** What the contenders are measured in; each series is interleaved, one of each in every round. */

import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TEST_CGROUP } from "../containerd-bench.js";
import { withDescendants } from "../process-tree.js";
import { CONTENDERS, type Contender, type Contest } from "./contenders.js";

/** Values of each, ms unless said otherwise. */
export type Series = Readonly<Record<Contender, number[]>>;

/** Engines that have ended well are kept so long, and would be missed in the sum later. */
const PARKED_MS = 11_000;
/** What one has left to be done, such as an engine for the next, shall not be in the time of another, ms. */
const SETTLE_MS = 300;
const LINE_LIMIT_MS = 60_000;
const NONE = 0;

function series(): Series {
  return { sandpaw: [], runc: [], crun: [], nothing: [] };
}

async function lineOf(log: () => string): Promise<string> {
  const until = performance.now() + LINE_LIMIT_MS;
  for (;;) {
    const text = log();
    if (text.includes("\n")) return text;
    if (performance.now() > until) throw new Error("no line came");
    await sleep(2);
  }
}

const wallNow = (): number => performance.timeOrigin + performance.now();
/** Of the first line, as containerd stamped it. */
const stampOf = (log: string): number => {
  const [, date, fraction = "0"] = /^(\S+?)(\.\d+)?Z /.exec(log) ?? [];
  return Date.parse(`${date ?? ""}Z`) + Number(`0${fraction}`) * 1000;
};

/** Pods one after the other: from the first call to the first log line, and their removal. */
export async function podTimes(
  contest: Contest,
  rounds: number,
  warmUps: number,
): Promise<{ readonly line: Series; readonly removal: Series }> {
  const line = series();
  const removal = series();
  for (let round = -warmUps; round < rounds; round += 1)
    for (const who of CONTENDERS) {
      const before = wallNow();
      const pod = await contest.run(who, `one-${who}-${round + warmUps}`);
      const log = await lineOf(() => pod.rawLog());
      const at = performance.now();
      await contest.remove(pod);
      const removed = performance.now() - at;
      await sleep(SETTLE_MS);
      if (round < NONE) continue;
      removal[who].push(removed);
      line[who].push(stampOf(log) - before);
    }
  return { line, removal };
}

/** `ctr run --rm`, to its end. */
export async function ctrTimes(contest: Contest, rounds: number, warmUps: number): Promise<Series> {
  const total = series();
  for (let round = -warmUps; round < rounds; round += 1)
    for (const who of CONTENDERS) {
      const { runtime, flags, ends } = contest.entry(who);
      // The one that does nothing never ends by itself.
      if (who === "nothing") continue;
      const words = ["run", "--rm", "--runtime", runtime, ...flags, "--cgroup", `${TEST_CGROUP}/ctr`];
      const before = performance.now();
      const child = contest.bench.ctrStart(
        ...words,
        "--fifo-dir",
        join(contest.bench.folder, "fifo"),
        ends,
        `ctr-${who}-${round + warmUps}`,
      );
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
      child.stdin?.end();
      await once(child, "close");
      if (!said.startsWith("hello")) throw new Error(`${who}: ${said}`);
      const took = performance.now() - before;
      await sleep(SETTLE_MS);
      if (round >= NONE) total[who].push(took);
    }
  return total;
}

/** Twenty pods at once: until all have their line. */
export async function burstTimes(contest: Contest, count: number, rounds: number): Promise<Series> {
  const all = series();
  for (let round = 0; round < rounds; round += 1)
    for (const who of CONTENDERS) {
      const before = wallNow();
      const pods = await Promise.all(
        Array.from({ length: count }, (_, at) => contest.run(who, `burst-${who}-${round}-${at}`)),
      );
      const lines = await Promise.all(pods.map(async (pod) => stampOf(await lineOf(() => pod.rawLog()))));
      all[who].push(Math.max(...lines) - before);
      await Promise.all(pods.map((pod) => contest.remove(pod)));
      await sleep(SETTLE_MS);
    }
  return all;
}

/** MiB that are private to the processes behind pods, by each of so many. */
export async function memoryOfPods(
  contest: Contest,
  count: number,
): Promise<Readonly<Record<Contender, number>>> {
  const result = { sandpaw: NONE, runc: NONE, crun: NONE, nothing: NONE };
  await sleep(PARKED_MS);
  for (const who of CONTENDERS) {
    const before = privateBytes(contest);
    const pods = [];
    for (let at = 0; at < count; at += 1) {
      const pod = await contest.run(who, `memory-${who}-${count}-${at}`);
      await lineOf(() => pod.rawLog());
      pods.push(pod);
    }
    await sleep(1000);
    result[who] = (privateBytes(contest) - before) / count / 2 ** 20;
    await Promise.all(pods.map((pod) => contest.remove(pod)));
    await sleep(1000);
  }
  return result;
}

/** Of all shims of this containerd, and of what runs under them; not of containerd itself. */
function privateBytes({ bench, nothingPid }: Contest): number {
  const mine = new Set(withDescendants([bench.daemonPid(), nothingPid]));
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const shim = read(`/proc/${name}/cmdline`);
    const isShim = shim.includes("containerd-shim-runc") && shim.includes(bench.socket);
    if (isShim || read(`/proc/${name}/cgroup`).includes(`:${TEST_CGROUP}`)) mine.add(Number(name));
  }
  return [...mine].reduce((sum, pid) => sum + privateOf(pid), 0);
}

/** Bytes that are our daemon's alone, its engines apart. */
export function daemonBytes({ bench }: Contest): number {
  return privateOf(bench.daemonPid());
}

/** Bytes that are a process's alone. */
function privateOf(pid: number): number {
  const lines = read(`/proc/${pid}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty): *(\d+) kB/gm);
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * 1024, 0);
}

function read(path: string): string {
  try {
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}
