/** The manifests that the project ships, and the images that they name. */

import { fileURLToPath } from "node:url";
import { standardModule } from "../harness/chain.js";
import type { Cluster } from "./cluster.js";

/** The path of a manifest. */
export function manifest(name: string): string {
  return fileURLToPath(new URL(`../../../runtimeclass/manifests/${name}.yaml`, import.meta.url));
}

/** Brings the images to the node, built from the standard behaviours and signed for it. */
export async function shippedImages(cluster: Cluster): Promise<void> {
  for (const name of ["cover", "square"])
    cluster.image(`registry.example/behaviours/${name}:0.1.0`, (await standardModule(name)).bytes);
}
