/** Pods and tasks of ours beside those of runc, crun and a shim that does nothing, by turns under one containerd 1.7. */

import {
  burstTimes,
  CONTENDERS,
  ctrTimes,
  daemonBytes,
  DIRECT_LANES,
  directThroughput,
  LANES,
  memoryOfPods,
  podTimes,
  startContest,
  throughput,
  type Contender,
} from "@sandpaw/test/runtimes";
import { median, type BenchOptions, type Figure } from "./measure.js";

const ROUNDS = 20;
const WARM_UPS = 2;
const BURST = 20;
const TASKS = 20;
const MIB = 2 ** 20;

type Values = Readonly<Record<Contender, readonly number[]>>;

/** One row a contender, and how many times ours each takes. */
function rows(what: string, unit: "ms" | "MiB", values: Values): readonly Figure[] {
  const ours = median(values.sandpaw);
  return CONTENDERS.flatMap((who) => {
    if (values[who].length === 0) return [];
    const value = median(values[who]);
    const note = who === "sandpaw" ? "" : `${(value / ours).toFixed(2)} × ours`;
    return [{ name: `${what}: ${who}`, value, unit, note }];
  });
}

/** Measures; each series so many times. */
export async function runtimes({ times = ROUNDS }: BenchOptions = {}): Promise<readonly Figure[]> {
  const contest = await startContest();
  try {
    const { line, removal } = await podTimes(contest, times, WARM_UPS);
    const ctr = await ctrTimes(contest, times, WARM_UPS);
    const burst = await burstTimes(contest, BURST, times);
    const rates = await throughput(contest, TASKS, times);
    const direct = await directThroughput(contest, TASKS, times);
    const idle = daemonBytes(contest) / MIB;
    const few = await memoryOfPods(contest, 10);
    const many = await memoryOfPods(contest, 50);
    const after = daemonBytes(contest) / MIB;
    const asValues = (memory: Readonly<Record<Contender, number>>): Values => ({
      sandpaw: [memory.sandpaw],
      runc: [memory.runc],
      crun: [memory.crun],
      nothing: [memory.nothing],
    });
    const runc = median(rates.runc);
    return [
      ...rows(`first log line of a CRI pod on the host's network, median of ${times}`, "ms", line),
      ...rows(`its removal, median of ${times}`, "ms", removal),
      ...rows(`ctr run --rm to its end, median of ${times}`, "ms", ctr),
      ...rows(`${BURST} pods at once until all have printed, median of ${times}`, "ms", burst),
      ...LANES.map((lane): Figure => ({
        name: `tasks a second through containerd, 4 at once, median of ${times}: ${lane}`,
        value: median(rates[lane]),
        unit: "",
        note: `${(median(rates[lane]) / runc).toFixed(2)} × runc`,
      })),
      ...DIRECT_LANES.map((lane): Figure => ({
        name: `tasks a second over ttrpc without containerd, 4 at once, median of ${times}: ${lane}`,
        value: median(direct[lane]),
        unit: "",
        note:
          lane === "nothing"
            ? ""
            : `nothing does ${(median(direct.nothing) / median(direct[lane])).toFixed(1)} × as many`,
      })),
      ...rows("private memory of a pod, shims included, at 10", "MiB", asValues(few)),
      ...rows("private memory of a pod, shims included, at 50", "MiB", asValues(many)),
      { name: "private memory of the daemon after all that, no pods", value: idle, unit: "MiB", goal: 45 },
      { name: "the same when 60 pods more have come and gone", value: after, unit: "MiB", goal: 45 },
    ];
  } finally {
    await contest.close();
  }
}
