/**
 * The folders that a container's root is made of, topmost first, from the mounts that containerd asks for. What is
 * not laid out in folders is mounted, for us alone.
 */

import { join } from "node:path";

import type { Mount } from "../task/messages.js";
import { withPrivateMount } from "./private-mount.js";

/** With one of these the files of a layer are not what they seem. */
const STRANGE = /^(metacopy|redirect_dir)=on$/;

/** Hands the layers to `use`; they may be gone when it is done. Rejects with `rootfs-…`, or as `use` does. */
export function withLayers<T>(
  mounts: readonly Mount[],
  bundle: string,
  use: (layers: readonly string[]) => Promise<T>,
): Promise<T> {
  const layers = layersOf(mounts, bundle);
  if (layers !== undefined) return use(layers);
  return withPrivateMount(mounts, join(bundle, "rootfs"), (folder) => use([folder]));
}

/** The layers; undefined where they cannot be read one by one. */
export function layersOf(mounts: readonly Mount[], bundle: string): readonly string[] | undefined {
  const [only, ...more] = mounts;
  // Nothing to mount: the client has prepared the root itself.
  if (only === undefined) return [join(bundle, "rootfs")];
  if (more.length > 0) return undefined;
  if (only.type === "bind") return [only.source];
  if (only.type !== "overlay" || only.options.some((option) => STRANGE.test(option))) return undefined;
  const lower = valueOf(only.options, "lowerdir");
  if (lower === undefined || lower.includes("\\") || lower.includes("::")) return undefined;
  const upper = valueOf(only.options, "upperdir");
  const layers = [...(upper === undefined ? [] : [upper]), ...lower.split(":")];
  return layers.every((layer) => layer.startsWith("/")) ? layers : undefined;
}

function valueOf(options: readonly string[], name: string): string | undefined {
  return options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
}
