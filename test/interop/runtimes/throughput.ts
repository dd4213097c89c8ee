/** How many tasks a second go through containerd: each is created, started, waited for and deleted, several at once. */

import { helloOf } from "../containerd-guests.js";
import { image } from "../ctr-client.js";
import { createTaskClient, TASK_NAMESPACE } from "../task-client.js";
import type { Contest } from "./contenders.js";
import { ratePerSecond, WIDTH } from "./rate.js";

/** Tasks of one module again and again, of ever different ones, and of others' programs. */
export const LANES = ["sandpaw, one module", "sandpaw, ever different ones", "runc", "nothing"] as const;
export type Lane = (typeof LANES)[number];

const RUNTIMES: Readonly<Record<Lane, string>> = {
  "sandpaw, one module": "io.containerd.sandpaw.v1",
  "sandpaw, ever different ones": "io.containerd.sandpaw.v1",
  runc: "io.containerd.runc.v2",
  nothing: "io.containerd.nothing.v1",
};

/**
 * Tasks a second of each lane, a value for each round. What is made before them, containers and images, is not timed,
 * nor the first few of a round: what the lane before has left is over then.
 */
export async function throughput(
  contest: Contest,
  tasks: number,
  rounds: number,
): Promise<Readonly<Record<Lane, number[]>>> {
  const { bench } = contest;
  const client = createTaskClient(() => bench);
  const rates: Readonly<Record<Lane, number[]>> = {
    "sandpaw, one module": [],
    "sandpaw, ever different ones": [],
    runc: [],
    nothing: [],
  };
  const imageOf = (lane: Lane, number: number): string => {
    if (lane === "runc") return "echo";
    if (lane !== "sandpaw, ever different ones") return "hello";
    const word = `h${String(number).padStart(4, "0")}`;
    bench.image(image(word), helloOf(word), { namespace: TASK_NAMESPACE });
    return word;
  };

  async function one(id: string): Promise<void> {
    await client.begin(id);
    const ended = client.wait(id);
    await client.start(id);
    await ended;
    await client.remove(id);
  }

  let made = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const lane of LANES) {
      const ids = Array.from({ length: WIDTH + tasks }, () => `ends-${(made += 1)}`);
      for (const [at, id] of ids.entries())
        client.prepare(imageOf(lane, made - ids.length + at), id, RUNTIMES[lane]);
      await ratePerSecond(ids.slice(0, WIDTH), one);
      rates[lane].push(await ratePerSecond(ids.slice(WIDTH), one));
      for (const id of ids) client.forget(id);
    }
  return rates;
}
