/**
 * The stop table: something dies or freezes while the robot drives, and the simulated device says when the zero
 * command reached it, or its own expiry took the last one back. Live, the worst of `SAMPLES`.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ROBOT, startChain, type Chain, type SignedModule } from "@sandpaw/test/chain";
import { median, type Figure } from "./measure.js";

const SAMPLES = 20;
const PATIENCE_MS = 5000;
const SUPERVISOR = fileURLToPath(new URL("./stop-supervisor.js", import.meta.url));
/** Drives in a circle, far from every wall. */
const SOURCE = `
import { motion } from "@sandpaw/sdk";
export function tick(): void { motion.drive(0.1, 0.0, 1.0, 300); }
`;

interface Victims {
  readonly engine: number;
  readonly supervisor: number;
  readonly robotd: number;
}

interface Kind {
  readonly name: string;
  readonly victim: keyof Victims;
  readonly signal: "SIGKILL" | "SIGSTOP";
  /** Time-to-live + 100 ms, or what ends it sooner. */
  readonly boundMs: number;
}

const KINDS: readonly Kind[] = [
  { name: "engine killed", victim: "engine", signal: "SIGKILL", boundMs: 400 },
  { name: "engine frozen", victim: "engine", signal: "SIGSTOP", boundMs: 400 },
  { name: "supervisor killed", victim: "supervisor", signal: "SIGKILL", boundMs: 400 },
  { name: "supervisor frozen", victim: "supervisor", signal: "SIGSTOP", boundMs: 400 },
  { name: "robot server killed", victim: "robotd", signal: "SIGKILL", boundMs: 400 },
  { name: "robot server frozen", victim: "robotd", signal: "SIGSTOP", boundMs: 400 },
];

/** Measures each kind. */
export async function stopTable(): Promise<readonly Figure[]> {
  const builder = await startChain();
  const module = await builder.build({
    source: SOURCE,
    shape: "reactor",
    request: { motion: { maxSpeed: 0.1, maxTurn: 1.0, maxTtlMs: 300 } },
  });
  await builder.close();
  const figures: Figure[] = [];
  for (const kind of KINDS) {
    const series: number[] = [];
    const causes = new Set<string>();
    for (let i = 0; i < SAMPLES; i += 1) {
      const { ms, cause } = await sample(kind, module.bytes);
      series.push(ms);
      causes.add(cause);
    }
    figures.push({
      name: `${kind.name} (${kind.signal}), worst of ${SAMPLES}`,
      value: Math.max(...series),
      unit: "ms",
      goal: kind.boundMs,
      note: `median ${median(series).toFixed(1)} ms; by ${[...causes].join(", ")}`,
    });
  }
  return figures;
}

async function sample(kind: Kind, bytes: Uint8Array): Promise<{ ms: number; cause: string }> {
  const chain = await startChain();
  const child = await startSupervisor(chain, chain.sign(bytes));
  try {
    const victims: Victims = { ...child.pids, robotd: chain.robotd.pid ?? 0 };
    await driving(chain);
    const at = process.hrtime.bigint();
    process.kill(victims[kind.victim], kind.signal);
    const stop = await stopAfter(chain, at);
    return { ms: Number(BigInt(stop.zeroNs) - at) / 1e6, cause: stop.cause };
  } finally {
    if (kind.signal === "SIGSTOP") resume(kind, child.pids, chain);
    await end(child.process);
    await chain.close();
  }
}

async function startSupervisor(
  chain: Chain,
  module: SignedModule,
): Promise<{ process: ChildProcess; pids: Pick<Victims, "engine" | "supervisor"> }> {
  const file = join(chain.configDir, "guest.wasm");
  writeFileSync(file, module.bytes);
  writeFileSync(`${file}.sigstore.json`, module.bundle);
  const child = spawn(
    process.execPath,
    [SUPERVISOR, chain.runDir, chain.configDir, ROBOT, file, `${file}.sigstore.json`],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const engine = await new Promise<number>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => {
      resolve(Number(chunk.toString()));
    });
    child.once("exit", () => {
      reject(new Error("the supervisor of the stop table ended early"));
    });
  });
  return { process: child, pids: { engine, supervisor: child.pid ?? 0 } };
}

async function driving(chain: Chain): Promise<void> {
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await sleep(20)) {
    const { commanded } = await chain.truth.call("truth", {});
    if (commanded.v > 0.05) {
      // Not always at the same moment of a tick.
      await sleep(150 + Math.random() * 100);
      return;
    }
  }
  throw new Error("the robot of the stop table does not drive");
}

async function stopAfter(chain: Chain, at: bigint): Promise<{ zeroNs: string; cause: string }> {
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await sleep(20)) {
    const { stops } = await chain.truth.call("stops", {});
    const stop = stops.find(({ zeroNs }) => BigInt(zeroNs) >= at);
    if (stop) return stop;
  }
  throw new Error("the robot of the stop table did not stop");
}

function resume(kind: Kind, pids: Pick<Victims, "engine" | "supervisor">, chain: Chain): void {
  const pid = kind.victim === "robotd" ? (chain.robotd.pid ?? 0) : pids[kind.victim];
  try {
    process.kill(pid, "SIGCONT");
  } catch {
    // It was ended meanwhile, as it should.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(timer);
}
