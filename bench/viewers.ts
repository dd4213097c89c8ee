/** What people who look at the page cost: the robot server's and the console's CPU with no viewer and with many. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, get, type ClientRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { CONSOLE_MAIN } from "@sandpaw/dashboard";
import { robotPaths } from "@sandpaw/runtime/protocol";
import { ROBOT, startChain, type Chain } from "@sandpaw/test/chain";
import type { Figure } from "./measure.js";

const VIEWERS = 100;
const SECONDS = 8;
/** Linux counts CPU time for user space in hundredths of a second, on every architecture. */
const TICKS_PER_SECOND = 100;

/** CPU seconds of a process so far, of all its threads. */
function cpuOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory, MiB. */
function memoryOf(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(match?.[1]) / 1024;
}

/** What the viewers got, all together. */
interface Seen {
  states: number;
  pictures: number;
}

/** A page: reads the stream, and fetches each new picture, as a browser does. */
function openViewer(url: string, agent: Agent, seen: Seen): ClientRequest {
  const stream = get(`${url}events`, { agent: false }, (response) => {
    response.setEncoding("utf8").on("data", (text: string) => {
      seen.states += text.split('"type":"state"').length - 1;
      const id = /"type":"picture","id":(\d+)/.exec(text)?.[1];
      if (id === undefined) return;
      get(`${url}camera.png?${id}`, { agent }, (picture) => {
        seen.pictures += picture.statusCode === 200 ? 1 : 0;
        picture.resume();
      }).on("error", ignore);
    });
    response.on("error", ignore);
  });
  return stream.on("error", ignore);
}

function ignore(): void {
  // A viewer that is closed while it reads.
}

interface Load {
  /** Per cent of one core. */
  readonly robotd: number;
  readonly console: number;
  /** MiB, of the console. */
  readonly memory: number;
}

async function load(chain: Chain, consolePid: number): Promise<Load> {
  const robotd = chain.robotd.pid ?? 0;
  // Until connections stand and V8 has compiled what they need.
  await sleep(3000);
  const before = [cpuOf(robotd), cpuOf(consolePid)] as const;
  const from = performance.now();
  await sleep(SECONDS * 1000);
  const seconds = (performance.now() - from) / 1000;
  const part = (pid: number, start: number): number => ((cpuOf(pid) - start) / seconds) * 100;
  return {
    robotd: part(robotd, before[0]),
    console: part(consolePid, before[1]),
    memory: memoryOf(consolePid),
  };
}

async function startConsoleProcess(chain: Chain): Promise<{ child: ChildProcess; url: string }> {
  const view = robotPaths(chain.runDir, ROBOT).view;
  const child = spawn(process.execPath, [CONSOLE_MAIN, "--view", view, "--with-parent"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as readonly unknown[];
  const ready: unknown = JSON.parse(String(line));
  const url = typeof ready === "object" && ready !== null && "url" in ready ? String(ready.url) : "";
  return { child, url };
}

/** Measures with a robot that drives. */
export async function viewers(): Promise<readonly Figure[]> {
  const chain = await startChain({ world: "flat" });
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const open: ClientRequest[] = [];
  const seen: Seen = { states: 0, pictures: 0 };
  let child: ChildProcess | undefined;
  try {
    const supervisor = await chain.supervisor();
    await supervisor.start(chain.admit(await chain.standard("cover")));
    const served = await startConsoleProcess(chain);
    child = served.child;
    const pid = child.pid ?? 0;
    const without = await load(chain, pid);
    for (let i = 0; i < VIEWERS; i++) open.push(openViewer(served.url, agent, seen));
    const from = performance.now();
    const many = await load(chain, pid);
    const each = VIEWERS * ((performance.now() - from) / 1000);
    const got = `each got ${(seen.states / each).toFixed(1)} states and ${(seen.pictures / each).toFixed(1)} pictures a second`;
    const note = `of one core; ${without.robotd.toFixed(1)} % without`;
    return [
      { name: `robot server, ${VIEWERS} viewers`, value: many.robotd, unit: "%", note },
      {
        name: `console, ${VIEWERS} viewers`,
        value: many.console,
        unit: "%",
        goal: 50,
        note: `of one core; ${without.console.toFixed(1)} % without; ${got}`,
      },
      {
        name: `console, ${VIEWERS} viewers, resident`,
        value: many.memory,
        unit: "MiB",
        note: `${without.memory.toFixed(0)} MiB without`,
      },
    ];
  } finally {
    for (const viewer of open) viewer.destroy();
    agent.destroy();
    child?.kill("SIGTERM");
    await chain.close();
  }
}
