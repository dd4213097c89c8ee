/** Exec calls into one pod, and pods one after the other, under a real containerd; what is left, and what grows. */

import { startContainerd } from "../../interop/containerd-bench.js";
import { HELLO, PONG } from "../../interop/containerd-guests.js";
import { containerdPeer, whyNoContainers } from "../../interop/containerd-peer.js";
import { createCri, type Cri } from "../../interop/cri-client.js";
import { CONTAINER_STATE } from "../../interop/cri-messages.js";
import { image } from "../../interop/ctr-client.js";
import { untilNothingIsLeft } from "../../interop/leftovers.js";
import { createProcessWatch } from "../../interop/process-tree.js";
import { createUntil, type Until } from "../../interop/until.js";
import { growthOf, residentKiB, type Growth } from "./memory.js";

export interface PodSoak {
  readonly execs: number;
  readonly pods: number;
  readonly progress: (text: string) => void;
}

/** One kind of work, done again and again. */
export interface Phase {
  readonly done: number;
  /** Answers that were not the right one, in words. */
  readonly wrong: readonly string[];
  readonly slowestMs: number;
  readonly seconds: number;
  /** Of the daemon, one sample after each. */
  readonly memory: Growth;
}

export interface PodSoakResult {
  readonly execs: Phase;
  readonly pods: Phase;
}

const SERIES = "1.7";
/** The daemon fills what it fills once. */
const WARM_UP = 5;
const ENDS_WITH = 7;
const PROGRESS_EVERY = 100;

/** Does it. Throws where containers cannot be run; a call that hangs is a wrong answer. */
export async function soakPods({ execs, pods, progress }: PodSoak): Promise<PodSoakResult> {
  const peer = containerdPeer(SERIES);
  const why = whyNoContainers();
  if (peer === undefined || why !== undefined)
    throw new Error(why ?? `containerd ${SERIES} is missing: run .ci/install`);
  const bench = await startContainerd(peer);
  const until = createUntil(() => bench.daemonLog());
  const watch = createProcessWatch();
  try {
    const cri = createCri(bench);
    for (const [name, module] of Object.entries({ pause: HELLO, hello: HELLO, pong: PONG }))
      bench.image(image(name), module, { namespace: "k8s.io" });

    async function phase(what: string, count: number, once: (at: number) => Promise<void>): Promise<Phase> {
      const wrong: string[] = [];
      const samples: number[] = [];
      let slowestMs = 0;
      for (let at = -WARM_UP; at < 0; at += 1) await once(at);
      const start = performance.now();
      for (let at = 0; at < count; at += 1) {
        const before = performance.now();
        await once(at).catch((error: unknown) => {
          wrong.push(
            `${what} ${at}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`,
          );
        });
        slowestMs = Math.max(slowestMs, performance.now() - before);
        samples.push(residentKiB(bench.daemonPid()));
        watch.add(bench.daemonPid());
        if ((at + 1) % PROGRESS_EVERY === 0)
          progress(`${at + 1} of ${count} ${what}s, the daemon has ${samples.at(-1)} KiB`);
      }
      const seconds = (performance.now() - start) / 1000;
      return { done: count, wrong, slowestMs, seconds, memory: growthOf(samples) };
    }

    const talked = await cri.run("talked", { image: image("pong") });
    const execPhase = await phase("exec", execs, async () => {
      const [code, stdout] = await cri.exec(talked.container, "ping");
      if (code !== 0 || stdout !== "pong\n") throw new Error(`${code}, ${JSON.stringify(stdout)}`);
    });
    await cri.remove(talked);
    const podPhase = await phase("pod", pods, (at) => onePod(cri, until, `pod-${at}`));
    await untilNothingIsLeft(bench, watch);
    return { execs: execPhase, pods: podPhase };
  } finally {
    await bench.close();
  }
}

/** A pod from its sandbox to its removal. */
async function onePod(cri: Cri, until: Until, name: string): Promise<void> {
  const pod = await cri.run(name, { image: image("hello") });
  const status = (): ReturnType<Cri["status"]> => cri.status(pod.container);
  await until("its end", async () => (await status()).state === CONTAINER_STATE.exited);
  const { exitCode } = await status();
  await until("its line", () => pod.log().length > 0);
  await cri.remove(pod);
  if (exitCode !== ENDS_WITH || pod.log().join() !== "hello") throw new Error(`${exitCode}, ${pod.rawLog()}`);
}
