/** Ends containers whose bundle has vanished: containerd has forgotten them, and nobody else will ever ask. */

import { existsSync } from "node:fs";

import { SIGNAL } from "../task/workload.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import type { Registry } from "../task/registry.js";
import type { Task } from "../task/task.js";

const EVERY_MS = 10_000;

/** Looks from time to time. */
export interface Sweeper {
  /** Looks now. */
  sweep(): Promise<void>;
  close(): void;
}

/** Creates it. */
export function createSweeper(
  registry: Registry<Task>,
  sandboxes: Registry<Sandbox>,
  log: (text: string) => void,
): Sweeper {
  async function end(task: Task): Promise<void> {
    log(`container ${task.id} is ended: its bundle ${task.bundle} has vanished`);
    const { init } = task;
    if (init.state !== "stopped") {
      await init.kill(SIGNAL.kill).catch(() => undefined);
      await init.wait();
    }
    registry.remove(task);
    await task.remove("").catch(() => undefined);
  }

  async function sweep(): Promise<void> {
    for (const sandbox of sandboxes.all) {
      if (existsSync(sandbox.bundle)) continue;
      sandbox.stop();
      sandboxes.remove(sandbox);
    }
    const lost = [...registry.all].filter((task) => !existsSync(task.bundle));
    await Promise.all(lost.map(end));
  }

  const timer = setInterval(() => void sweep(), EVERY_MS);
  timer.unref();
  return {
    sweep,
    close() {
      clearInterval(timer);
    },
  };
}
