/** Images of behaviours, in two forms. What goes in decides every byte: nothing of the machine or the time does. */

import { type Annotations, describe, type Descriptor } from "./descriptor.js";
import { OciError } from "./error.js";
import type { ImageConfig } from "./image-config.js";
import { writeDocument } from "./json-document.js";
import { encodeManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_CONFIG, LAYER_TAR, WASM_CONFIG, WASM_LAYER } from "./media-types.js";
import { writeTar, type TarInput } from "./tar-writer.js";

/** Where the module lies in an image. */
export const MODULE_FILE = "module.wasm";
/** The Sigstore bundle over it. */
export const BUNDLE_FILE = "module.wasm.sigstore.json";
/** The signature of a module that lies in a folder. */
export function bundleBeside(module: string): string {
  return `${module}.sigstore.json`;
}

/** In an artifact, which has one layer only, the bundle is an annotation of that layer. */
export const BUNDLE_ANNOTATION = "dev.sandpaw.bundle";
/** What the behaviour asks for, as JSON, for people and policies; the module's own word counts. */
export const REQUEST_ANNOTATION = "dev.sandpaw.request";
/** Nobody's user: `nonroot` of most images that have none of their own. */
const USER = "65532:65532";
/** The CNCF's form demands a time; it is the same for all. */
const NO_TIME = "1970-01-01T00:00:00Z";

/** `image`: every containerd takes it. `artifact`: the CNCF's, containerd 1.7 and later. */
export type ImageForm = "image" | "artifact";

/** What an image is made of. */
export interface ImageInput {
  readonly form: ImageForm;
  readonly module: Uint8Array;
  /** The signature, as it lies beside the module. */
  readonly bundle?: Uint8Array;
  readonly name: string;
  readonly version: string;
  readonly request: unknown;
  /** The revision of the source, and where the source is. */
  readonly revision?: string;
  readonly source?: string;
}

/** An image whole: a manifest and its parts. */
export interface BuiltImage {
  readonly manifest: StoredDocument;
  readonly parts: readonly { readonly descriptor: Descriptor; readonly bytes: Uint8Array }[];
}

/** Makes an image. */
export async function buildImage(input: ImageInput): Promise<BuiltImage> {
  if (Buffer.from(input.module.subarray(0, 4)).toString("latin1") !== "\0asm")
    throw new OciError("image-module-missing", "what is to be packed is no WebAssembly module");
  return input.form === "image" ? tarImage(input) : artifact(input);
}

async function tarImage(input: ImageInput): Promise<BuiltImage> {
  const files = [fileOf(MODULE_FILE, input.module)];
  if (input.bundle !== undefined) files.push(fileOf(BUNDLE_FILE, input.bundle));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTar(files)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const layer = { descriptor: describe(LAYER_TAR, bytes), bytes };
  const config = writeDocument({
    architecture: "wasm",
    os: "wasip1",
    config: { User: USER, Entrypoint: [`/${MODULE_FILE}`] },
    rootfs: { type: "layers", diff_ids: [layer.descriptor.digest] },
  } satisfies ImageConfig);
  return assemble(IMAGE_CONFIG, config, layer, annotationsOf(input));
}

function artifact(input: ImageInput): BuiltImage {
  const bundle = input.bundle === undefined ? undefined : new TextDecoder().decode(input.bundle);
  const annotations = bundle === undefined ? undefined : { [BUNDLE_ANNOTATION]: bundle };
  const layer = { descriptor: describe(WASM_LAYER, input.module, annotations), bytes: input.module };
  // CNCF tag-runtime, `wasm-oci-artifact`.
  const config = writeDocument({
    created: NO_TIME,
    architecture: "wasm",
    os: "wasip1",
    layerDigests: [layer.descriptor.digest],
  });
  return assemble(WASM_CONFIG, config, layer, annotationsOf(input));
}

function assemble(
  configType: string,
  config: Uint8Array,
  layer: BuiltImage["parts"][number],
  annotations: Annotations,
): BuiltImage {
  const descriptor = describe(configType, config);
  return {
    manifest: encodeManifest({ config: descriptor, layers: [layer.descriptor], annotations }),
    parts: [{ descriptor, bytes: config }, layer],
  };
}

/** In the order of their keys, as every writer of ours has them. OCI image-spec 1.1, `annotations.md`. */
function annotationsOf({ name, version, request, revision, source }: ImageInput): Annotations {
  return {
    [REQUEST_ANNOTATION]: JSON.stringify(sorted(request)),
    ...(revision !== undefined && { "org.opencontainers.image.revision": revision }),
    ...(source !== undefined && { "org.opencontainers.image.source": source }),
    "org.opencontainers.image.title": name,
    "org.opencontainers.image.version": version,
  };
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function fileOf(path: string, bytes: Uint8Array): TarInput {
  return { path, size: bytes.length, content: () => [bytes] };
}
