/**
 * Starts and ends behaviours for one front end: a terminal, the agent or the shim. It looks at the machine's
 * walls once, keeps engines warm, and writes down how every run ended. The kernel ends its engines with it, as
 * long as it lives on the thread that has created it.
 */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { runPaths, type Identity } from "../protocol/index.js";
import type { Admitted } from "./admission/admitted.js";
import { enginesFolder, makeRunDir, sweepEnginesFolders } from "./run-dir.js";
import { SupervisorError } from "./error.js";
import { startEngine, type Engine } from "./pool/engine.js";
import { createPool, type EnginePool } from "./pool/pool.js";
import { openRobotLink, type RobotLink } from "./pool/robot-link.js";
import { reuseKey, type ReuseInput } from "./reuse-key.js";
import { openRun } from "./run/open-run.js";
import type { GuestInput, Run } from "./run/run-contract.js";
import { sweepRuns } from "./run/run-folder.js";
import { ownStamp } from "./walls/process-table.js";
import { surveyWalls } from "./walls/survey.js";
import type { Tools } from "./walls/tool.js";
import { createUidPool, UID_LOCKS } from "./walls/uid-pool.js";
import type { WallReport } from "./walls/wall.js";

export interface SupervisorOptions {
  /** The run folder, as `runDir` says. */
  readonly runDir: string;
  /** Name of the robot; without one only modules without robot imports can run. */
  readonly robot?: string;
  /** Who uses this supervisor, for the robot server's log. */
  readonly client: string;
  /** Connects to the robot when it is first needed; unless told, a robot that does not answer is an error at once. */
  readonly connectLater?: boolean;
  /** Warm engines for the robot; 1 unless told. */
  readonly poolSize?: number;
  /** Effective uid; the process's own unless told. */
  readonly uid?: number;
  /** Full path of the Node that engines run on; this process's unless told. */
  readonly node?: string;
  /** The engine's one file; the package's own unless told. */
  readonly bundle?: string;
  /** The system's tools; looked for unless told. */
  readonly tools?: Tools;
  readonly wallTime?: () => Date;
}

/** How one behaviour is started. */
export interface StartOptions extends GuestInput {
  /** For people; the behaviour's name unless told. */
  readonly name?: string;
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly podUid?: string;
  /** One that `reserve` has given for this module; taken from the pool unless told. */
  readonly engine?: Engine;
  /**
   * Takes such an engine out of where its user has put it, before it is kept for the same guest; answers whether
   * that went well. Without it an engine that was set aside is ended with its run.
   */
  readonly vacate?: (engine: Engine) => Promise<boolean>;
}

/** A working supervisor. */
export interface Supervisor {
  readonly walls: readonly WallReport[];
  /** Live runs. */
  readonly runs: ReadonlyMap<string, Run>;
  /** Engines that are ready. */
  readonly idle: number;
  /** The robot's clock: live, or in lockstep with the world; undefined without a robot. */
  readonly mode: "live" | "lockstep" | undefined;
  /** Resolves when the pool is full. */
  warm(): Promise<void>;
  /** Takes an engine for a module that is started later; the caller starts it, or ends the engine. */
  reserve(admitted: Admitted, wanted?: ReuseInput): Promise<Engine>;
  /** Starts an admitted module. Rejects with `SupervisorError`, or with what the robot server said. */
  start(admitted: Admitted, options?: StartOptions): Promise<Run>;
  /** Ends every run and every engine, and removes what was on disk. */
  close(): Promise<void>;
}

/** The journal of a run folder. */
export function journalPath(runDir: string): string {
  return join(runDir, "journal.jsonl");
}

const BUNDLE = fileURLToPath(new URL("../engine/engine.cjs", import.meta.url));
const START = fileURLToPath(new URL("../engine/start.cjs", import.meta.url));

/** The flag of the permission model, whatever this Node calls it. */
function permissionFlag(): string | undefined {
  return ["--permission", "--experimental-permission"].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
}

/** Looks at the machine, connects to the robot, and begins to warm engines. */
export async function createSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { runDir } = options;
  const bundle = options.bundle ?? BUNDLE;
  if (!existsSync(bundle)) throw new SupervisorError("engine-bundle-missing", `${bundle} is not there`);
  const uid = options.uid ?? process.geteuid?.() ?? 0;
  const node = options.node ?? process.execPath;
  const wallTime = options.wallTime ?? (() => new Date());
  const self = ownStamp();
  makeRunDir(runDir, uid);
  sweepEnginesFolders(runDir);
  sweepRuns(runDir, journalPath(runDir), wallTime());
  const folder = enginesFolder(runDir, self);
  const flag = permissionFlag();
  const survey = await surveyWalls({
    uid,
    node,
    bundle,
    start: START,
    folder: folder.dir,
    permissionFlag: flag,
    ...(options.tools === undefined ? {} : { tools: options.tools }),
  }).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  const uids = createUidPool({ folder: UID_LOCKS, self });
  const engineOptions = { survey, uids, node, bundle, permissionFlag: flag };
  const runs = new Map<string, Run>();
  const starting = new Set<Promise<Run>>();
  let robot: { readonly link: RobotLink; readonly pool: EnginePool } | undefined;
  let connecting: Promise<EnginePool> | undefined;
  let closed = false;

  const plain = createPool({
    size: options.robot === undefined ? (options.poolSize ?? 1) : 0,
    start: () => startEngine(engineOptions),
  });

  async function connect(name: string): Promise<EnginePool> {
    const link = await openRobotLink({
      run: runDir,
      robot: name,
      client: options.client,
      onClose() {
        // Its engines hold dead sessions; the next start connects again.
        void robot?.pool.close();
        robot = undefined;
      },
    });
    const pool = createPool({
      size: options.poolSize ?? 1,
      start: () => startEngine({ ...engineOptions, link }),
    });
    robot = { link, pool };
    return pool;
  }

  function robotPool(): Promise<EnginePool> {
    if (options.robot === undefined) {
      return Promise.reject(
        new SupervisorError("robot-needed", "the module imports the robot API, and no robot was named"),
      );
    }
    if (robot !== undefined) return Promise.resolve(robot.pool);
    connecting ??= connect(options.robot).finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  function poolFor(admitted: Admitted): Promise<EnginePool> {
    if (closed) {
      return Promise.reject(new SupervisorError("supervisor-closed", "nothing is started any more"));
    }
    return admitted.interfaces.length === 0 ? Promise.resolve(plain) : robotPool();
  }

  async function begin(admitted: Admitted, start: StartOptions): Promise<Run> {
    const pool = await poolFor(admitted);
    const key = reuseKey(admitted, start);
    const engine = start.engine ?? (await pool.take(key));
    const name = start.name ?? admitted.name;
    const identity: Identity = {
      name,
      digest: admitted.digest,
      module: admitted.module,
      signer: admitted.signer,
      ...(start.namespace === undefined ? {} : { namespace: start.namespace }),
      ...(start.podUid === undefined ? {} : { podUid: start.podUid }),
    };
    const run = await openRun({
      runDir,
      journal: journalPath(runDir),
      id: newRunId(name, runDir),
      supervisor: self,
      robot: engine.link?.robot ?? "",
      walls: survey.walls,
      admitted,
      identity,
      engine,
      giveBack: giveBackOf(pool, key, start),
      input: start,
      wallTime,
    });
    runs.set(run.id, run);
    void run.closed.finally(() => runs.delete(run.id));
    return run;
  }

  try {
    if (options.robot !== undefined && options.connectLater !== true) await robotPool();
  } catch (error) {
    survey.root?.remove();
    folder.remove();
    throw error;
  }

  return {
    walls: survey.walls,
    runs,
    get idle() {
      return plain.idle + (robot?.pool.idle ?? 0);
    },
    get mode() {
      return robot?.link.mode;
    },
    async warm() {
      await Promise.all([plain.filled(), robot?.pool.filled()]);
    },
    async reserve(admitted, wanted = {}) {
      const pool = await poolFor(admitted);
      return pool.take(reuseKey(admitted, wanted));
    },
    start(admitted, start = {}) {
      const begun = begin(admitted, start).finally(() => starting.delete(begun));
      starting.add(begun);
      return begun;
    },
    async close() {
      closed = true;
      // What is just being started is a run a moment later.
      await Promise.allSettled(starting);
      await Promise.allSettled(
        [...runs.values()].map(async (run) => {
          await run.kill("its supervisor is closing");
          await run.closed;
        }),
      );
      await connecting?.catch(() => undefined);
      await Promise.all([plain.close(), robot?.pool.close()]);
      robot?.link.close();
      await survey.code?.settled();
      survey.root?.remove();
      folder.remove();
    },
  };
}

/** What becomes of an engine that may serve again; one that was set aside is somewhere, and must be able to leave. */
function giveBackOf(
  pool: EnginePool,
  key: string,
  { engine, vacate }: StartOptions,
): ((used: Engine) => Promise<void>) | undefined {
  if (engine !== undefined && vacate === undefined) return undefined;
  return async (used) => {
    if ((await vacate?.(used)) === false) void used.end();
    else pool.giveBack(key, used);
  };
}

/** A name that is free, short enough for the socket below it, and says to people what it is. */
function newRunId(name: string, runDir: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 32);
  for (;;) {
    const id = `${stem === "" ? "run" : stem}-${randomBytes(3).toString("hex")}`;
    if (!existsSync(runPaths(runDir, id).dir)) return id;
  }
}
