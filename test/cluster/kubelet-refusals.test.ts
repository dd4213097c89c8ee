/** Pods that may not run: each says why in `kubectl describe pod`. */

import assert from "node:assert/strict";
import { DEVELOPMENT_POLICY } from "@sandpaw/runtime/policy";
import { standardModule } from "../harness/chain.js";
import { PONG } from "../interop/containerd-guests.js";
import { testImage } from "./cluster.js";
import { kubeletTable, podManifest, until, type Bench, type PodOptions } from "./kubelet-rows.js";

/** The development policy, without the camera. */
const NO_CAMERA = DEVELOPMENT_POLICY.replace(/^ {2}camera:\n(?: {4}.*\n)+/m, "");

async function prepare({ cluster }: Bench): Promise<void> {
  cluster.image(testImage("pong"), PONG);
  cluster.image(testImage("unsigned"), PONG, { key: undefined });
  cluster.image(testImage("lookout"), (await standardModule("lookout")).bytes);
  cluster.image(testImage("native"), new TextEncoder().encode("\u007fELF and so on"));
}

/** Applies a pod, and waits until its description says this. */
async function refused(bench: Bench, name: string, options: PodOptions, why: RegExp): Promise<void> {
  const { cluster } = bench;
  await cluster.apply(podManifest(name, options));
  let told = "";
  await until(`the refusal of ${name}`, async () => {
    told = await cluster.do("describe", "pod", name);
    return why.test(told);
  }).catch(() => assert.fail(`${String(why)} is not in\n${told}\nthe daemon says:\n${cluster.log("shim")}`));
  await bench.remove(name);
}

kubeletTable(
  "refusals",
  { series: "1.6", before: () => Promise.resolve({ policy: NO_CAMERA }), prepare },
  (row) => {
    row("no signature", async (bench) => {
      await refused(bench, "unsigned", { image: "unsigned" }, /was refused: .*signature-missing/);
    });
    row("the node's policy denies what the module asks for", async (bench) => {
      await refused(bench, "lookout", { image: "lookout" }, /was refused: .*camera/);
    });
    row("an annotation that is not known, or not valid", async (bench) => {
      const annotations = { "sandpaw.dev/no-such-limit": "1" };
      await refused(bench, "unknown", { image: "pong", annotations }, /annotation-unknown/);
      await refused(
        bench,
        "invalid",
        { image: "pong", annotations: { "sandpaw.dev/call-ms": "0.5" } },
        /annotation-invalid/,
      );
    });
    row("a native container, alone or beside a behaviour, which goes on", async (bench) => {
      const { cluster } = bench;
      const spec = { containers: ["pong", "native"].map((name) => ({ name, image: testImage(name) })) };
      await refused(
        bench,
        "native",
        { image: "native" },
        /native-container: .*pod of their own|native-container/,
      );
      await cluster.apply(podManifest("mixed", { image: "pong", spec }));
      await until("the refusal", async () =>
        (await cluster.do("describe", "pod", "mixed")).includes("native-container"),
      );
      assert.equal(await cluster.do("exec", "mixed", "-c", "pong", "--", "ping"), "pong\n");
      await bench.remove("mixed");
    });
    row("less memory than an engine needs", async (bench) => {
      const container = { resources: { limits: { memory: "6Mi" } } };
      await refused(bench, "small", { image: "pong", container }, /memory-limit-too-small/);
    });
    // The last row: what is revoked stays so.
    row("a revoked key", async (bench) => {
      bench.cluster.revoke();
      await refused(bench, "revoked", { image: "pong" }, /was refused: .*key-revoked/);
    });
  },
);
