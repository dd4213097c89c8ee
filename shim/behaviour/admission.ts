/** From a container's image to a module that may run: read inside the snapshot, verified, granted. Fails closed. */

import { MAX_MODULE_BYTES } from "@sandpaw/runtime/module";
import { admit, type Admitted, type MachinePapers } from "@sandpaw/runtime/supervisor";
import { bundlePath, MAX_BUNDLE } from "@sandpaw/runtime/trust";

import type { WasmLayer } from "../containerd/index.js";
import { ShimError } from "../error.js";
import { readImageFile } from "../rootfs/index.js";
import type { ContainerSpec } from "../spec/index.js";
import { STATUS, StatusError } from "../ttrpc/index.js";

/** Where a container's module is looked for. */
export interface ImagePlaces {
  readonly spec: ContainerSpec;
  readonly layers: readonly string[];
  /** An empty folder of the container's own. */
  readonly mountPoint: string;
  /** The module of an image that is nothing but a module. */
  readonly wasmLayer: () => Promise<WasmLayer | undefined>;
}

/** A container's module as it was found. */
export interface ImageModule extends WasmLayer {
  /** What it is called in messages. */
  readonly path: string;
}

/** The annotation that chooses among several robots; it narrows nothing. */
export const ROBOT_ANNOTATION = "robot";
const WASM_MAGIC = Buffer.from("\0asm");

/** Reads it: the file that the command names, or else the layer that is the module. Rejects with `module-…`, `image-…`, `native-container`. */
export async function findModule({ spec, layers, mountPoint, wasmLayer }: ImagePlaces): Promise<ImageModule> {
  const path = modulePath(spec);
  const read = (file: string, maxBytes: number): Promise<Uint8Array | undefined> =>
    readImageFile({ layers, mountPoint, path: file, maxBytes });
  const module = await read(path, MAX_MODULE_BYTES);
  const found = module === undefined ? await wasmLayer() : { module, bundle: undefined };
  if (found === undefined) throw new ShimError("module-not-in-image", `the image has no file ${path}`);
  if (!WASM_MAGIC.equals(found.module.subarray(0, WASM_MAGIC.length)))
    throw new ShimError(
      "native-container",
      `${path} is no WebAssembly module, and only signed ones run under the RuntimeClass sandpaw; ` +
        "put it into a pod of its own, without runtimeClassName",
    );
  return { ...found, path, ...(module && { bundle: await read(bundlePath(path), MAX_BUNDLE) }) };
}

/** Decides; throws what containerd is to be told. */
export function admitImage(
  { module, bundle, path }: ImageModule,
  { annotations }: { readonly annotations: Readonly<Record<string, string>> },
  papers: MachinePapers,
): Admitted {
  const { store, time } = papers.trust();
  const decision = admit({
    bytes: module,
    bundle,
    trust: store,
    nodePolicy: papers.policy(),
    annotations,
    otherAnnotations: [ROBOT_ANNOTATION],
    file: path,
    now: time.now,
  });
  if (decision.kind === "admitted") return decision;
  const reasons = decision.message.split("\n").join("; ");
  const coded = reasons.startsWith(decision.code) ? reasons : `${decision.code}: ${reasons}`;
  throw new StatusError(STATUS.failedPrecondition, `${path} was refused: ${coded}`);
}

/** The first word of the command, from the working folder where it is no full path. */
function modulePath({ args, cwd }: ContainerSpec): string {
  const [path] = args;
  if (path === undefined || path === "")
    throw new ShimError(
      "module-not-in-image",
      "the container has no command, so nothing says where the module is",
    );
  return path.startsWith("/") ? path : `${cwd}/${path}`;
}
