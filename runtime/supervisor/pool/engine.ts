/** One engine that has said `ready`: its process, its place at the robot server, and the frames on channel 3. */

import {
  decodeToSupervisor,
  encodeMessage,
  FrameError,
  type ControlMethods,
  type ToEngine,
  type ToSupervisor,
} from "../../protocol/index.js";
import { atMost } from "../at-most.js";
import { SupervisorError } from "../error.js";
import { readFramesPaced } from "../paced-reader.js";
import { engineCommand } from "../walls/command.js";
import { startEngineProcess, type EngineProcess } from "../walls/engine-process.js";
import { engineNodeArgs } from "../walls/node-args.js";
import { INSIDE } from "../walls/private-root.js";
import type { Survey } from "../walls/survey.js";
import type { UidPool } from "../walls/uid-pool.js";
import { createOutputPump } from "./output-pump.js";
import type { RobotLink } from "./robot-link.js";

/** The guest's two outputs. */
export type OutputName = "stdout" | "stderr";

/** What the one who uses an engine must react to. */
export interface EngineListener {
  readonly onMessage: (message: ToSupervisor) => void;
  /** What the guest printed; answers how many lines that was, when it is taken. */
  readonly onOutput: (stream: OutputName, chunk: Uint8Array) => number | Promise<number>;
  /** It said something that it may not say. */
  readonly onBroken: (why: string) => void;
  /** Its process is gone. */
  readonly onGone: (why: string, signal: NodeJS.Signals | null) => void;
}

/** A ready engine. */
export interface Engine {
  readonly process: EngineProcess;
  /** Its place at the robot server; absent without a robot. */
  readonly slot: string | undefined;
  readonly link: RobotLink | undefined;
  /** False once it has died or was ended. */
  readonly alive: boolean;
  send(message: ToEngine): void;
  /** One listener at a time. Nothing that a guest prints is read before the first. */
  listen(listener: EngineListener): void;
  /** Resolves when both outputs have ended, which they do with the process. */
  readonly outputEnded: Promise<void>;
  /** Whether all that was printed so far has been taken; waits for that a little. */
  isQuiet(): Promise<boolean>;
  /** Ends the process and all that it started, gives back its place and its uid. */
  end(): Promise<void>;
}

export interface EngineOptions {
  readonly survey: Survey;
  readonly uids: UidPool;
  readonly node: string;
  /** The engine's bundle; outside a private root it is run from here. */
  readonly bundle: string;
  readonly permissionFlag: string | undefined;
  readonly link?: RobotLink;
}

/** An engine that needs longer than this to say `ready` is broken, ms. */
const READY_LIMIT_MS = 60_000;
/** A robot server that does not answer for this long is given up, ms. */
const SLOT_LIMIT_MS = 5000;
/** What it answers afterwards is still listened to, ms. */
const LATE_SLOT_MS = 3_600_000;
/** Of what a failing engine printed, this much is kept for the message. */
const EARLY_TEXT = 2000;

/** What an engine asks of its supervisor. */
const ASKING: ReadonlySet<ToSupervisor["op"]> = new Set(["wait", "stdin", "file"]);

/**
 * A place at the robot server. One that comes after nobody waits for it any more is given back: a server that was
 * held up would else have its places taken by nobody.
 */
async function openSlot({ client, robot }: RobotLink): Promise<ControlMethods["slot.open"]["result"]> {
  const opening = client.call("slot.open", {}, { timeoutMs: LATE_SLOT_MS });
  let place: ControlMethods["slot.open"]["result"] | undefined;
  await atMost(
    SLOT_LIMIT_MS,
    opening.then((opened) => (place = opened)),
  );
  if (place !== undefined) return place;
  opening.then(({ slot }) => client.call("slot.close", { slot })).catch(() => undefined);
  throw new SupervisorError(
    "robot-unreachable",
    `the robot ${robot} gives no place within ${SLOT_LIMIT_MS} ms`,
  );
}

/** Starts an engine and waits for `ready`. Throws `engine-not-ready`, `engine-uids-exhausted`, or what the robot server said. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { survey, uids, node, permissionFlag, link } = options;
  const hold = survey.plan.identities === "own" ? uids.take() : undefined;
  let slot: string | undefined;
  let process: EngineProcess | undefined;

  async function end(): Promise<void> {
    await process?.kill();
    hold?.release();
    if (slot !== undefined && link?.alive === true) {
      await link.client.call("slot.close", { slot }).catch(() => undefined);
    }
  }

  try {
    const place = link === undefined ? undefined : await openSlot(link);
    slot = place?.slot;
    const inside = survey.root === undefined ? undefined : INSIDE;
    survey.code?.noteStart();
    process = await startEngineProcess({
      command: engineCommand({
        ...survey,
        node,
        nodeArgs: engineNodeArgs({
          permissionFlag,
          quickFlags: survey.quickFlags,
          readable: inside?.all ?? options.bundle,
          script: inside?.start ?? options.bundle,
        }),
        ...(hold === undefined ? {} : { uid: hold.uid }),
      }),
      hasOwnProcesses: survey.plan.namespaces,
      ...(hold === undefined ? {} : { uid: hold.uid }),
      ...(place === undefined ? {} : { slot: place }),
    });
    return await readyEngine(process, slot, link, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Follows the channel from the first frame on; resolves at `ready`. */
function readyEngine(
  process: EngineProcess,
  slot: string | undefined,
  link: RobotLink | undefined,
  end: () => Promise<void>,
): Promise<Engine> {
  return new Promise((resolve, reject) => {
    let alive = true;
    let listener: EngineListener | undefined;
    let early = "";
    let ending: Promise<void> | undefined;
    let gone: { readonly why: string; readonly signal: NodeJS.Signals | null } | undefined;
    const keepEarly = (chunk: Uint8Array): void => {
      early = (early + Buffer.from(chunk).toString("utf8")).slice(-EARLY_TEXT);
    };
    const outputs = [createOutputPump(process.stdout), createOutputPump(process.stderr)] as const;
    const engine: Engine = {
      process,
      slot,
      link,
      get alive() {
        return alive;
      },
      send(message) {
        if (alive) process.control.write(encodeMessage(message));
      },
      listen(next) {
        listener = next;
        outputs[0].start((chunk) => listener?.onOutput("stdout", chunk) ?? 0);
        outputs[1].start((chunk) => listener?.onOutput("stderr", chunk) ?? 0);
        if (gone !== undefined) next.onGone(gone.why, gone.signal);
      },
      outputEnded: Promise.all(outputs.map((output) => output.ended)).then(() => undefined),
      async isQuiet() {
        const quiet = await Promise.all(outputs.map((output) => output.isQuiet()));
        return alive && quiet.every(Boolean);
      },
      end() {
        alive = false;
        ending ??= end();
        return ending;
      },
    };
    const timer = setTimeout(() => {
      fail(`it was silent for ${READY_LIMIT_MS} ms`);
    }, READY_LIMIT_MS);

    function fail(why: string): void {
      clearTimeout(timer);
      const said = `${process.toolWords()}\n${early}`.trim();
      reject(new SupervisorError("engine-not-ready", said === "" ? why : `${why}; it printed: ${said}`));
    }

    function ready(): void {
      clearTimeout(timer);
      process.stderr.off("data", keepEarly);
      // Nobody reads it before there is a guest; what a guest prints must wait for its reader.
      process.stderr.pause();
      resolve(engine);
    }

    process.stderr.on("data", keepEarly);
    readFramesPaced(process.control, (frame) => {
      const message = decodeToSupervisor(frame);
      // An engine reads an answer whole before it asks again; what one does not read would pile up here.
      if (ASKING.has(message.op) && process.control.writableLength > 0) {
        throw new FrameError("frame-unexpected", `${message.op} came, and the last answer was not read`);
      }
      if (message.op === "ready" && listener === undefined) ready();
      else listener?.onMessage(message);
    }).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : "a frame that cannot be read";
      if (listener === undefined) fail(why);
      else listener.onBroken(why);
    });
    void process.ended.then(({ code, signal }) => {
      alive = false;
      const why =
        signal === null ? `its process ended with code ${code ?? 0}` : `its process ended by ${signal}`;
      gone = { why, signal };
      if (listener === undefined) fail(why);
      else listener.onGone(why, signal);
    });
  });
}
