/** How many tasks a second a daemon does by itself: the calls that containerd would make, on its socket, without containerd. */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  connectTtrpc,
  createRequest,
  deleteResponse,
  pidResponse,
  processRef,
  waitResponse,
  type Codec,
} from "@sandpaw/shim";
import { signModule } from "@sandpaw/runtime/trust";
import { TEST_CGROUP } from "../containerd-bench.js";
import { helloOf } from "../containerd-guests.js";
import type { Contest } from "./contenders.js";
import { ratePerSecond, WIDTH } from "./rate.js";

/** Tasks of one module again and again, of ever different ones, and of the daemon that does nothing. */
export const DIRECT_LANES = ["sandpaw, one module", "sandpaw, ever different ones", "nothing"] as const;
export type DirectLane = (typeof DIRECT_LANES)[number];

const NO_STDIO = { stdin: "", stdout: "", stderr: "", terminal: false };

/** Tasks a second of each lane, a value for each round, as `throughput` measures them; images and bundles are there before. */
export async function directThroughput(
  { bench, nothingSocket }: Contest,
  tasks: number,
  rounds: number,
): Promise<Readonly<Record<DirectLane, number[]>>> {
  const rates: Readonly<Record<DirectLane, number[]>> = {
    "sandpaw, one module": [],
    "sandpaw, ever different ones": [],
    nothing: [],
  };
  const folder = join(bench.folder, "direct");
  const ours = await connectTtrpc(join(bench.runDir, "shim", "shim.sock"));
  const nothing = await connectTtrpc(nothingSocket);
  const bundleOf = (id: string): string => join(folder, "bundles", "direct", id);

  function imageOf(name: string): string {
    const root = join(folder, "images", name);
    const module = helloOf(name);
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, "module.wasm"), module);
    writeFileSync(join(root, "module.wasm.sigstore.json"), signModule(module, bench.key));
    return root;
  }

  function prepare(id: string): void {
    mkdirSync(join(bundleOf(id), "rootfs"), { recursive: true });
    const spec = { process: { args: ["/module.wasm"] }, linux: { cgroupsPath: `${TEST_CGROUP}/${id}` } };
    writeFileSync(join(bundleOf(id), "config.json"), JSON.stringify(spec));
  }

  async function one(lane: DirectLane, id: string, source: string): Promise<void> {
    const client = lane === "nothing" ? nothing : ours;
    const call = async <Q, A>(method: string, question: Codec<Q>, answer: Codec<A>, value: Partial<Q>) =>
      answer.decode(await client.call("containerd.task.v2.Task", method, question.encode(value)));
    const rootfs = [{ type: "bind", source, target: "", options: ["ro"] }];
    await call("Create", createRequest, pidResponse, { id, bundle: bundleOf(id), rootfs, ...NO_STDIO });
    const ended = call("Wait", processRef, waitResponse, { id });
    await call("Start", processRef, pidResponse, { id });
    await ended;
    await call("Delete", processRef, deleteResponse, { id });
  }

  let made = 0;
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const lane of DIRECT_LANES) {
        const all = Array.from({ length: WIDTH + tasks }, () => {
          made += 1;
          const id = `ends-${made}`;
          const image =
            lane === "sandpaw, ever different ones" ? `d${String(made).padStart(4, "0")}` : "hello";
          prepare(id);
          return { id, source: imageOf(image) };
        });
        const run = ({ id, source }: { id: string; source: string }): Promise<void> => one(lane, id, source);
        await ratePerSecond(all.slice(0, WIDTH), run);
        rates[lane].push(await ratePerSecond(all.slice(WIDTH), run));
      }
  } finally {
    ours.close();
    nothing.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return rates;
}
