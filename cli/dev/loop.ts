/**
 * What happens on each save: build, sign, decide, stop the old behaviour, start the new one in the same world.
 * Whatever fails before the old one is stopped leaves it running.
 */

import type { Exit } from "@sandpaw/runtime/protocol";
import type { Admitted, LogLine, Run, Supervisor } from "@sandpaw/runtime/supervisor";
import type { BuiltBehaviour } from "@sandpaw/sdk/build";
import type { SignedModule } from "../development-signature.js";
import type { Compiler } from "./compiler.js";

/** What the loop stands on. */
export interface LoopGround {
  readonly project: string;
  readonly compiler: Compiler;
  readonly supervisor: Pick<Supervisor, "start">;
  /** Signs what was built and lets it in; throws what refused it. */
  readonly admit: (built: BuiltBehaviour) => { readonly signed: SignedModule; readonly admitted: Admitted };
  /** Lays the build beside the sources. */
  readonly keep: (signed: SignedModule, map: string) => void;
  /** Whether a source is empty right now. */
  readonly hasEmpty: () => boolean;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly tell: LoopListener;
}

/** What there is to say. */
export interface LoopListener {
  /** The new behaviour runs; times since the save was noticed, ms. */
  started(run: Run, times: { readonly builtMs: number; readonly runningMs: number }): void;
  /** The same bytes as those that run. */
  unchanged(): void;
  /** It was not built or not let in; `running` says whether an older one goes on. */
  failed(error: unknown, running: boolean): Promise<void>;
  warned(built: BuiltBehaviour): void;
  log(line: LogLine): void;
  /** It ended by itself. */
  ended(exit: Exit): void;
}

/** The loop. */
export interface DevLoop {
  /** The sources have changed: builds and swaps, once more if they change meanwhile. */
  changed(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Stops the behaviour; nothing is started any more. */
  close(): Promise<void>;
}

/** How long `on-stop` may take before the next version runs, ms. */
const GRACE_MS = 500;
/** A failure is told after this long without a further save, ms: a file may be half written. */
const HALF_WRITTEN_MS = 60;

interface Current {
  readonly run: Run;
  readonly digest: string;
  over: boolean;
}

/** Creates the loop; nothing runs before `changed`. */
export function createLoop(ground: LoopGround): DevLoop {
  const { tell } = ground;
  let current: Current | undefined;
  let isDirty = false;
  let isClosed = false;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (isDirty && !isClosed) {
      isDirty = false;
      const from = ground.now();
      try {
        await turn(from);
      } catch (error) {
        await ground.sleep(HALF_WRITTEN_MS);
        if (!isStale()) await tell.failed(error, current !== undefined && !current.over);
      }
    }
  }

  async function turn(from: number): Promise<void> {
    if (ground.hasEmpty()) await ground.sleep(HALF_WRITTEN_MS);
    if (isStale()) return;
    const built = await ground.compiler.build(ground.project);
    const builtMs = ground.now() - from;
    if (isStale()) return;
    tell.warned(built);
    const { signed, admitted } = ground.admit(built);
    if (current?.digest === admitted.digest && !current.over) {
      tell.unchanged();
      return;
    }
    await current?.run.stop(GRACE_MS);
    current = undefined;
    if (isClosed) return;
    const run = await ground.supervisor.start(admitted, { sourceMap: built.map });
    current = follow(run, admitted.digest);
    tell.started(run, { builtMs, runningMs: ground.now() - from });
    ground.keep(signed, built.map);
  }

  /** Whether what is being worked on is not what anybody wants any more. */
  function isStale(): boolean {
    return isDirty || isClosed;
  }

  function follow(run: Run, digest: string): Current {
    const one: Current = { run, digest, over: false };
    run.listen((line) => {
      tell.log(line);
    });
    void run.wait().then((exit) => {
      one.over = true;
      if (exit.reason !== "stopped" && !isClosed) tell.ended(exit);
    });
    return one;
  }

  return {
    changed() {
      isDirty = true;
      working ??= work().finally(() => {
        working = undefined;
      });
    },
    async settled() {
      await working;
    },
    async close() {
      isClosed = true;
      // A build under way is of no use to anybody.
      await ground.compiler.close();
      await working;
      await current?.run.stop(GRACE_MS);
      await current?.run.closed;
    },
  };
}
