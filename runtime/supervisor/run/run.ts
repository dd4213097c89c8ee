/** One behaviour from its load to its exit. Everything that can end it meets in `finish`, and the first wins. */

import type { Exit, TickReport, ToSupervisor } from "../../protocol/index.js";
import { atMost } from "../at-most.js";
import { SupervisorError } from "../error.js";
import { deferred } from "../deferred.js";
import { createFilePeer } from "../files/file-peer.js";
import { createFileTree } from "../files/file-tree.js";
import type { OutputName } from "../pool/engine.js";
import { threadMs } from "../walls/process-table.js";
import { createCallWatch, type CallWatch } from "./call-watch.js";
import { createExecCalls } from "./exec-calls.js";
import { believed, exitOf, unannounced } from "./exit-cause.js";
import { createGuestPeer } from "./guest-peer.js";
import { localSession, openRobotSession, type GuestSession } from "./guest-session.js";
import { createLifecycle } from "./lifecycle.js";
import { intoLines, passOn, type Output } from "./output.js";
import type { Run, RunOptions } from "./run-contract.js";
import { LOG_LEVELS } from "./run-log.js";
import { withPlace } from "./trap-place.js";

/** `on-stop` has this long unless told, ms. */
export const DEFAULT_GRACE_MS = 2000;
const DEFAULT_EXEC_MS = 5000;
/** Compiling is all that happens between load and start, ms. */
const START_LIMIT_MS = 30_000;
const LAST_WORDS = 4096;
/** After a guest's end its output's destination has this long to take the rest, ms. */
const DRAIN_LIMIT_MS = 5000;

/** Opens the session, loads the module, and follows it. Rejects, with the engine ended, when no session is given. */
export async function startRun(options: RunOptions): Promise<Run> {
  const { admitted, engine, log, input, giveBack } = options;
  const execs = createExecCalls();
  const lifecycle = createLifecycle(options.onState);
  const timers = new Set<NodeJS.Timeout>();
  let ticks: TickReport | undefined;
  let startedNs: bigint | undefined;
  let lastWords = "";
  let finishing = false;
  let wasTalkedTo = false;
  const exited = deferred<Exit>();
  // Nobody has to wait for it.
  exited.promise.catch(() => undefined);

  const peer = createGuestPeer({
    send: (message) => {
      engine.send(message);
    },
    nowNs: options.nowNs,
    ...(input.stdin === undefined ? {} : { stdin: input.stdin }),
    ...(engine.link === undefined && admitted.shape === "reactor" ? { watch: callWatch() } : {}),
  });

  const tree = createFileTree(input.files, admitted.grant.files);
  const files = createFilePeer({
    tree,
    send: (message) => {
      engine.send(message);
    },
    nowMs: () => performance.now(),
  });

  function callWatch(): CallWatch {
    return createCallWatch({
      callMs: admitted.grant.resources.callMs,
      usedMs: () => threadMs(engine.process.pid()),
      nowNs: options.nowNs,
      onUnresponsive,
    });
  }

  function after(ms: number, then: () => void): void {
    timers.add(setTimeout(then, ms));
  }

  function finish(exit: Exit, isClean = false): void {
    if (finishing) return;
    finishing = true;
    void end(exit, isClean).then(exited.resolve, exited.reject);
  }

  async function end(exit: Exit, isClean: boolean): Promise<Exit> {
    for (const timer of timers) clearTimeout(timer);
    execs.close(`the behaviour has ended: ${exit.message}`);
    peer.close();
    files.close();
    if (giveBack !== undefined && isClean && !wasTalkedTo && (await isWhole())) {
      await giveBack(engine);
    } else {
      // Both at once: the robot server withdraws motion while the process is being killed.
      await Promise.all([session.close(), engine.end()]);
      await atMost(DRAIN_LIMIT_MS, engine.outputEnded);
    }
    for (const output of Object.values(outputs)) output.finish();
    log.write("supervisor", exit.code === 0 ? "info" : "error", `ended: ${exit.reason}: ${exit.message}`);
    options.onExit(exit);
    lifecycle.move("exit");
    log.close();
    return exit;
  }

  /** Whether the guest itself has ended its session, and all that it printed is taken. */
  async function isWhole(): Promise<boolean> {
    return (await session.close()) && engine.isQuiet();
  }

  function placed(said: Exit): Exit {
    const { codeShift } = admitted;
    const { sourceMap } = input;
    return withPlace(believed(said), {
      frames: said.frames ?? [],
      codeShift,
      ...(sourceMap === undefined ? {} : { sourceMap }),
    });
  }

  function onUnresponsive(silentMs: number): void {
    finish(
      exitOf(
        "hang",
        `one call ran longer than ${admitted.grant.resources.callMs} ms (${silentMs} ms so far)`,
      ),
    );
  }

  function worldTime(stampNs: bigint): bigint | undefined {
    return engine.link?.mode === "lockstep" ? stampNs : undefined;
  }

  function onMessage(message: ToSupervisor): void {
    switch (message.op) {
      case "started":
        startedNs ??= message.atNs;
        if (lifecycle.can("start")) lifecycle.move("start");
        peer.started();
        return;
      case "log":
        log.write("guest", LOG_LEVELS[message.level] ?? "info", message.text, worldTime(message.stampNs));
        return;
      case "ticks":
        ticks = message.report;
        return;
      case "execResult":
        execs.answer(message.id, message.ok, message.text);
        return;
      case "exited":
        finish(placed(message.exit), message.exit.reason === "exit" || message.exit.reason === "stopped");
        return;
      case "wait":
        peer.wait(message);
        return;
      case "stdin":
        peer.stdin(message.atMost);
        return;
      case "file":
        files.ask(message.ask);
        return;
      case "ready":
        // Said before each load; this engine is loaded once.
        return;
    }
  }

  function logged(source: OutputName): Output {
    return intoLines((text) => {
      if (source === "stderr") lastWords = `${lastWords}${text}\n`.slice(-LAST_WORDS);
      log.write(source, source === "stderr" ? "warn" : "info", text);
    });
  }

  const outputs: Readonly<Record<OutputName, Output>> = {
    stdout: input.stdout === undefined ? logged("stdout") : passOn(input.stdout),
    stderr: input.stderr === undefined ? logged("stderr") : passOn(input.stderr),
  };
  const session: GuestSession = await openSession().catch(async (error: unknown) => {
    await engine.end();
    throw error;
  });

  function openSession(): Promise<GuestSession> {
    if (engine.slot === undefined) return Promise.resolve(localSession(peer));
    return openRobotSession({
      engine,
      admitted,
      identity: options.identity,
      record: input.record ?? false,
      handlers: {
        onEnded: (why) => {
          finish(exitOf("robot-lost", `the robot server ended the session: ${why}`));
        },
        onUnresponsive,
      },
    });
  }

  function killAfter(graceMs: number): void {
    after(graceMs, () => {
      finish(exitOf("killed", `it did not stop within its grace of ${graceMs} ms`));
    });
  }

  async function stop(graceMs: number = DEFAULT_GRACE_MS): Promise<Exit> {
    if (lifecycle.state === "exited" || finishing) return exited.promise;
    if (lifecycle.state === "stopping") {
      // Whoever asks again may shorten the grace, and takes none of it away otherwise.
      killAfter(graceMs);
      return exited.promise;
    }
    const heard = admitted.entries.includes("on-stop") && lifecycle.state === "running";
    lifecycle.move("stop");
    // A robot server that does not answer must not keep the behaviour alive; closing the session stops motion too.
    const told = session.stop(heard ? graceMs : 0).catch(() => undefined);
    if (heard) {
      killAfter(graceMs);
    } else {
      await told;
      finish(exitOf("stopped", "stopped on request"));
    }
    return exited.promise;
  }

  engine.listen({
    onMessage,
    onOutput: (stream, chunk) => outputs[stream].take(chunk),
    onBroken: (why) => {
      finish(exitOf("engine-lost", `the engine said what it may not say: ${why}`));
    },
    onGone: (why, signal) => {
      // What it may have forked must not keep the session; its last words may still be on their way.
      void Promise.all([session.close(), engine.end(), atMost(DRAIN_LIMIT_MS, engine.outputEnded)]).then(
        () => {
          finish(unannounced(why, signal, lastWords));
        },
      );
    },
  });
  after(START_LIMIT_MS, () => {
    if (startedNs === undefined)
      finish(exitOf("hang", `the module did not start within ${START_LIMIT_MS} ms`));
  });
  engine.send({
    op: "load",
    header: {
      shape: admitted.shape,
      rateHz: admitted.rateHz,
      args: [admitted.name, ...(input.args ?? [])],
      env: input.env ?? [],
      interfaces: admitted.interfaces,
      ...(tree === undefined ? {} : { files: true }),
      ...(admitted.stringEncoding === undefined ? {} : { stringEncoding: admitted.stringEncoding }),
      ...(session.token === undefined ? {} : { token: session.token }),
    },
    module: admitted.cappedBytes,
  });

  return {
    id: options.id,
    admitted,
    identity: options.identity,
    engine,
    log,
    recording: session.recording,
    get state() {
      return lifecycle.state;
    },
    get ticks() {
      return ticks;
    },
    get startedNs() {
      return startedNs;
    },
    wait: () => exited.promise,
    closed: exited.promise.then(options.afterExit, options.afterExit),
    stop,
    kill(why = "killed on request") {
      finish(exitOf("killed", why));
      return exited.promise;
    },
    async hold(held) {
      if (finishing) throw new SupervisorError("run-not-running", `${options.id} has ended`);
      try {
        await session.hold(held);
      } catch (error) {
        // A robot server that was too slow may still do it, and the caller is told that it was not done.
        if (held) session.hold(false).catch(() => undefined);
        throw error;
      }
      peer.hold(held);
    },
    async withdrawMotion(why) {
      if (finishing) throw new SupervisorError("run-not-running", `${options.id} has ended`);
      await session.withdrawMotion();
      log.write("supervisor", "error", `motion is withdrawn: ${why}`);
    },
    async exec(line, timeoutMs = DEFAULT_EXEC_MS) {
      if (!admitted.entries.includes("exec")) {
        throw new SupervisorError("exec-not-offered", `${admitted.name} does not export exec`);
      }
      if (finishing || lifecycle.state !== "running") {
        throw new SupervisorError("run-not-running", `${options.id} is ${lifecycle.state}`);
      }
      wasTalkedTo = true;
      return execs.call(
        timeoutMs,
        (id) => session.exec(id, line),
        (id) => session.dropExec(id),
      );
    },
    listen: (listener) => log.listen(listener),
  };
}
