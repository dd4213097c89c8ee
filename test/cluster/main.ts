/**
 * `npm run cluster`: a Kubernetes with the shim, a simulated robot and the images of the shipped manifests, until it is
 * interrupted. `--json` prints where it is as one line.
 */

import { once } from "node:events";
import { startChain } from "../harness/chain.js";
import { cniPlugins, containerdPeer } from "../interop/containerd-peer.js";
import { startCluster } from "./cluster.js";
import { kubernetesPeer, whyNoCluster } from "./kubernetes-peer.js";
import { manifest, shippedImages } from "./shipped.js";

const containerd = containerdPeer("1.7");
const kubernetes = kubernetesPeer();
const cni = cniPlugins();
const why = whyNoCluster();
if (why !== undefined || !containerd || !kubernetes || !cni) {
  console.error(why ?? "Kubernetes and containerd are not there yet: run .ci/install");
  process.exit(69);
}
const chain = await startChain({ world: "flat" });
const cluster = await startCluster({ containerd, kubernetes, cni, runDir: chain.runDir });
await shippedImages(cluster);
await cluster.do("apply", "-f", manifest("runtimeclass"));
if (process.argv.includes("--json")) {
  const { folder, kubeconfig, runDir } = cluster;
  console.log(JSON.stringify({ folder, kubeconfig, runDir }));
} else {
  console.log(`export KUBECONFIG=${cluster.kubeconfig} PATH=${cluster.programs}:$PATH
kubectl apply -f ${manifest("pod")}
Interrupt to end it.`);
}
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await cluster.close();
await chain.close();
