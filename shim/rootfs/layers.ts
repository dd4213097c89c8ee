/** The folders that a container's root is made of, topmost first, from the mounts that containerd asks for. */

import { join } from "node:path";

import { ShimError } from "../error.js";
import type { Mount } from "../task/messages.js";

/** With one of these the files of a layer are not what they seem. */
const STRANGE = /^(metacopy|redirect_dir)=on$/;

/** The layers. Throws `rootfs-unsupported`. */
export function layersOf(mounts: readonly Mount[], bundle: string): readonly string[] {
  const [only, ...more] = mounts;
  // Nothing to mount: the client has prepared the root itself.
  if (only === undefined) return [join(bundle, "rootfs")];
  if (more.length > 0) throw unsupported("the root is made of several mounts");
  if (only.type === "bind") return [only.source];
  if (only.type !== "overlay") throw unsupported(`the root is of type ${JSON.stringify(only.type)}`);
  const strange = only.options.find((option) => STRANGE.test(option));
  if (strange !== undefined) throw unsupported(`the root is mounted with ${strange}`);
  const lower = valueOf(only.options, "lowerdir");
  if (lower === undefined) throw unsupported("the root has no lower layers");
  if (lower.includes("\\") || lower.includes("::"))
    throw unsupported("the names of the layers cannot be told apart");
  const upper = valueOf(only.options, "upperdir");
  const layers = [...(upper === undefined ? [] : [upper]), ...lower.split(":")];
  if (layers.some((layer) => !layer.startsWith("/"))) throw unsupported("a layer has no full path");
  return layers;
}

function valueOf(options: readonly string[], name: string): string | undefined {
  return options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
}

function unsupported(why: string): ShimError {
  return new ShimError("rootfs-unsupported", why);
}
