/** The manifests that the project ships, and the images that they name. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildImage, pushImage, writeArchive } from "@sandpaw/runtime/oci";
import { signModule } from "@sandpaw/runtime/trust";
import { standardModule } from "../harness/chain.js";
import { temporaryFolder } from "../harness/index.js";
import type { Cluster } from "./cluster.js";

const VERSION = "0.1.0";

/** The path of a manifest. */
export function manifest(name: string): string {
  return fileURLToPath(new URL(`../../../runtimeclass/manifests/${name}.yaml`, import.meta.url));
}

/** Brings the images to the node: the standard behaviours, signed for it, as `sandpaw push` makes images. */
export async function shippedImages(cluster: Cluster): Promise<void> {
  for (const name of ["cover", "square"]) {
    const module = (await standardModule(name)).bytes;
    const bundle = new TextEncoder().encode(signModule(module, cluster.key));
    const image = await buildImage({ form: "image", module, bundle, name, version: VERSION, request: {} });
    const archive = join(temporaryFolder(), `${name}.tar`);
    await writeArchive(archive, (store) => pushImage(store, image, VERSION));
    cluster.load(archive, `registry.example/behaviours/${name}`);
  }
}
