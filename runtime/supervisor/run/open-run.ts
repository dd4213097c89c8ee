/** Gives a run its folder, its log, its socket and its line in the journal, and starts it. */

import { setImmediate as nextTurn } from "node:timers/promises";

import { runPaths, type Exit, type Identity, type LineServer } from "../../protocol/index.js";
import type { Admitted } from "../admission/admitted.js";
import { appendJournal } from "../journal.js";
import type { Engine } from "../pool/engine.js";
import type { ProcessStamp } from "../walls/process-table.js";
import type { WallReport } from "../walls/wall.js";
import { serveRun } from "./run-control.js";
import { createRunFolder, removeRunFolder, writeRunRecord } from "./run-folder.js";
import { createRunLog } from "./run-log.js";
import type { RunRecord } from "./run-record.js";
import type { GuestInput, Run, RunOptions } from "./run-contract.js";
import { startRun } from "./run.js";

export interface OpenRunOptions {
  readonly runDir: string;
  readonly journal: string;
  readonly id: string;
  readonly supervisor: ProcessStamp;
  /** Empty without a robot. */
  readonly robot: string;
  readonly walls: readonly WallReport[];
  readonly admitted: Admitted;
  readonly identity: Identity;
  readonly engine: Engine;
  readonly giveBack: RunOptions["giveBack"];
  readonly input: GuestInput;
  readonly wallTime: () => Date;
}

/** For output that becomes log lines where the grant has no rate of its own. */
const DEFAULT_LINES_PER_SECOND = 100;

/** Rejects, with everything undone and the engine ended, when the run cannot begin. */
export async function openRun(options: OpenRunOptions): Promise<Run> {
  const { runDir, id, admitted, identity, engine, wallTime } = options;
  const paths = runPaths(runDir, id);
  let record = firstRecord(options);
  let server: LineServer | undefined;
  createRunFolder(runDir, record);
  const log = createRunLog({
    file: paths.log,
    linesPerSecond: admitted.grant.log?.linesPerSecond ?? DEFAULT_LINES_PER_SECOND,
    wallTime,
    now: () => performance.now(),
  });

  /** A disk that is full must neither end a behaviour nor keep one from ending. */
  function tryWrite(what: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      const why = error instanceof Error ? error.message : "no reason given";
      log.write("supervisor", "error", `${what} could not be written: ${why}`);
    }
  }

  function change(changes: Partial<RunRecord>): void {
    record = { ...record, ...changes };
    tryWrite("the state of this run", () => {
      writeRunRecord(runDir, record);
    });
  }

  function onExit(exit: Exit): void {
    const at = wallTime().toISOString();
    const { name, digest, signer } = identity;
    tryWrite("the exit", () => {
      appendJournal(options.journal, { at, run: id, name, digest, signer, ...exit });
    });
    change({ exit });
  }

  async function afterExit(): Promise<void> {
    // Whoever asked for the end over the socket gets the answer before the socket goes.
    await nextTurn();
    await server?.close();
    removeRunFolder(runDir, id);
  }

  try {
    for (const warning of admitted.warnings) log.write("supervisor", "warn", warning);
    const run = await startRun({
      id,
      admitted,
      identity,
      engine,
      log,
      input: options.input,
      nowNs: () => process.hrtime.bigint(),
      onState: (state) => {
        change({ state });
      },
      giveBack: options.giveBack,
      onExit,
      afterExit,
    });
    server = await serveRun(paths.control, run, () => ({
      ...record,
      logDropped: log.dropped,
      ticks: run.ticks ?? null,
    }));
    return run;
  } catch (error) {
    await engine.end();
    log.close();
    removeRunFolder(runDir, id);
    throw error;
  }
}

function firstRecord(options: OpenRunOptions): RunRecord {
  const { admitted, identity, engine } = options;
  const { uid } = engine.process;
  const pid = engine.process.pid();
  return {
    id: options.id,
    name: identity.name,
    module: identity.module,
    digest: identity.digest,
    signer: identity.signer,
    shape: admitted.shape,
    state: "created",
    robot: options.robot,
    createdAt: options.wallTime().toISOString(),
    supervisor: options.supervisor,
    missingWalls: options.walls.flatMap((wall) => (wall.present ? [] : [`${wall.wall} (${wall.reason})`])),
    ...(pid === undefined ? {} : { engine: { pid, ...(uid === undefined ? {} : { uid }) } }),
  };
}
