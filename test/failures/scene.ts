/** A robot that drives, with all that can fail: its processes, its link, its clock and its disk. */

import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { auditPlaces } from "@sandpaw/runtime/audit";
import { ROBOT, startChain, type Chain, type SignedModule } from "../harness/chain.js";
import { asOwnMachine } from "../harness/own-machine.js";
import { temporaryFolder } from "../harness/temporary-folder.js";
import { fakeTimeLibrary, WrongClock } from "../interop/wrong-clock.js";
import { LAST_WORDS } from "./guests.js";
import { SmallDisk } from "./small-disk.js";
import { startSpinners } from "./spinners.js";

const SUPERVISOR = fileURLToPath(new URL("./supervisor-process.js", import.meta.url));
/** How long a scene may take to move, and to stop; a busy machine is slow. */
export const PATIENCE_MS = 30_000;
const END_MS = 5000;

/** What a scene has beyond a robot and a behaviour. */
export interface Surroundings {
  readonly wrongClock?: boolean;
  readonly smallDisk?: boolean;
}

export interface Scene {
  readonly chain: Chain;
  readonly pids: { readonly engine: number; readonly supervisor: number; readonly robotd: number };
  /** Resolves while the robot drives. */
  driving(): Promise<void>;
  /** The time at which the guest says that it fails, monotonic ns. */
  guestFailure(): Promise<bigint>;
  /** Lays so many seconds on wall time, as robot server and supervisor see it. */
  setClock(seconds: number): void;
  /** The last line of the robot server's audit. */
  lastAuditLine(): string;
  /** Fills the disk of latch, audit, map and records. */
  fillDisk(): void;
  /** Starves everybody; ends with the scene. */
  starve(): void;
  close(): Promise<void>;
}

/** Starts everything, up to the behaviour. */
export async function openScene(
  bytes: Uint8Array,
  { wrongClock, smallDisk }: Surroundings = {},
): Promise<Scene> {
  const closers: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.toReversed()) await end();
  };
  try {
    const disk = smallDisk ? new SmallDisk() : undefined;
    disk?.open();
    closers.push(() => disk?.close());
    const clock = wrongClock ? new WrongClock(fakeTimeLibrary() ?? "") : undefined;
    const node = clock?.node ?? process.execPath;
    const stateDir = disk?.dir ?? temporaryFolder();
    const chain = await startChain({ node, stateDir });
    closers.push(() => chain.close());
    asOwnMachine(chain.sim.pid);
    const child = startSupervisor(node, chain, chain.sign(bytes), disk !== undefined);
    closers.push(() => endSupervisor(child));
    const lines = readLines(child);
    const engine = Number(await lines.next(() => true));
    const pids = { engine, supervisor: child.pid ?? 0, robotd: chain.robotd.pid ?? 0 };
    closers.push(() => {
      for (const pid of Object.values(pids)) signal(pid, "SIGCONT");
    });
    return {
      chain,
      pids,
      driving: () => driving(chain),
      async guestFailure() {
        const line = await lines.next((text) => text.startsWith(LAST_WORDS));
        return BigInt(line.slice(LAST_WORDS.length));
      },
      setClock: (seconds) => clock?.set(seconds),
      lastAuditLine() {
        const folder = auditPlaces(stateDir, ROBOT).dir;
        const file = readdirSync(folder).toSorted().at(-1) ?? "";
        return readFileSync(join(folder, file), "utf8").trimEnd().split("\n").at(-1) ?? "";
      },
      fillDisk: () => disk?.fill(),
      starve() {
        closers.push(startSpinners());
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It was ended meanwhile, as it should.
  }
}

function startSupervisor(
  node: string,
  chain: Chain,
  { bytes, bundle }: SignedModule,
  record: boolean,
): ChildProcess {
  const file = join(chain.configDir, "guest.wasm");
  writeFileSync(file, bytes);
  writeFileSync(`${file}.sigstore.json`, bundle);
  const args = [SUPERVISOR, chain.runDir, chain.configDir, ROBOT, file, `${file}.sigstore.json`];
  return spawn(node, record ? [...args, "record"] : args, { stdio: ["pipe", "pipe", "inherit"] });
}

interface Lines {
  /** The first line that fits, of those that nobody has asked for. */
  next(fits: (text: string) => boolean): Promise<string>;
}

function readLines(child: ChildProcess): Lines {
  if (!child.stdout) throw new TypeError("the supervisor has no output");
  const seen: string[] = [];
  let ended = false;
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => seen.push(line));
  reader.on("close", () => (ended = true));
  return {
    async next(fits) {
      for (const limit = performance.now() + PATIENCE_MS; performance.now() < limit; await sleep(5)) {
        const index = seen.findIndex(fits);
        if (index >= 0) return seen.splice(index, 1)[0] ?? "";
        if (ended) break;
      }
      throw new Error(
        `the supervisor of the failure harness did not say what was expected: ${seen.join("; ")}`,
      );
    },
  };
}

async function endSupervisor(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), END_MS);
  await gone;
  clearTimeout(timer);
}

async function driving({ truth }: Chain): Promise<void> {
  for (const limit = performance.now() + PATIENCE_MS; performance.now() < limit; await sleep(10)) {
    if ((await truth.call("truth", {})).motion.v > 0.15) return;
  }
  throw new Error("the robot of the failure harness does not drive");
}
