/**
 * The module of an image in the CNCF's form, whose one layer is the module itself: containerd unpacks nothing of it,
 * so it is read from its content store. Every document is held against the digest that led to it.
 */

import { createHash } from "node:crypto";

import { MAX_MODULE_BYTES } from "@sandpaw/runtime/module";
import {
  BUNDLE_ANNOTATION,
  IMAGE_MANIFEST,
  MAX_DOCUMENT,
  parseManifest,
  WASM_LAYER,
  type Descriptor,
} from "@sandpaw/runtime/oci";

import { ShimError } from "../error.js";
import { bytes, child, message, text, type Codec } from "../protobuf/index.js";
import { STATUS, StatusError } from "../ttrpc/index.js";
import type { GrpcChannels } from "./channels.js";

interface WithImage {
  readonly container: { readonly image: string } | undefined;
}
const containerAnswer: Codec<WithImage> = message<WithImage>({
  container: child(1, message<{ readonly image: string }>({ image: text(3) })),
});
interface Target {
  readonly mediaType: string;
  readonly digest: string;
}
interface StoredImage {
  readonly target: Target | undefined;
}
interface ImageAnswer {
  readonly image: StoredImage | undefined;
}
const imageAnswer: Codec<ImageAnswer> = message<ImageAnswer>({
  image: child(
    1,
    message<StoredImage>({ target: child(3, message<Target>({ mediaType: text(1), digest: text(2) })) }),
  ),
});
type ById = { readonly id: string };
const byId: Codec<ById> = message<ById>({ id: text(1) });
interface ReadPart {
  readonly data: Uint8Array;
}
const readPart: Codec<ReadPart> = message<ReadPart>({ data: bytes(2) });

const LIMIT_MS = 3000;
const READ_LIMIT_MS = 10_000;
const MAX_ANSWER = 4 * 1024 * 1024;
/** containerd sends content in pieces; each has a little around it. */
const AROUND = 1024 * 1024;

export interface ContainerQuestion {
  /** containerd's gRPC socket; empty where it is not known. */
  readonly address: string;
  readonly namespace: string;
  readonly id: string;
}

/** A module and its signature, if there is one. */
export interface WasmLayer {
  readonly module: Uint8Array;
  readonly bundle: Uint8Array | undefined;
}

/** The layer of the container's image; undefined where it has none. Rejects with `image-…`. */
export async function wasmLayer(
  channels: GrpcChannels,
  question: ContainerQuestion,
): Promise<WasmLayer | undefined> {
  if (question.address === "") return undefined;
  try {
    return await find(channels, question);
  } catch (cause) {
    if (cause instanceof ShimError) throw cause;
    const why = cause instanceof Error ? cause.message : "no reason given";
    throw new ShimError("image-unreadable", `containerd does not give the image of ${question.id}: ${why}`, {
      cause,
    });
  }
}

async function find(channels: GrpcChannels, question: ContainerQuestion): Promise<WasmLayer | undefined> {
  const target = await targetOf(channels, question);
  if (target?.mediaType !== IMAGE_MANIFEST) return undefined;
  const manifest = parseManifest(await content(channels, question, target.digest, MAX_DOCUMENT));
  const [layer, ...more] = manifest.layers.filter(({ mediaType }) => mediaType === WASM_LAYER);
  if (layer === undefined) return undefined;
  if (more.length > 0)
    throw new ShimError("image-ambiguous", `the image has ${more.length + 1} layers of type ${WASM_LAYER}`);
  if (layer.size > MAX_MODULE_BYTES)
    throw new ShimError(
      "image-ambiguous",
      `the layer has ${layer.size} bytes, ${MAX_MODULE_BYTES} are taken`,
    );
  return {
    module: await content(channels, question, layer.digest, MAX_MODULE_BYTES),
    bundle: bundleOf(layer),
  };
}

function bundleOf({ annotations }: Descriptor): Uint8Array | undefined {
  const said = annotations?.[BUNDLE_ANNOTATION];
  return said === undefined ? undefined : new TextEncoder().encode(said);
}

/** What the container's image stands for; undefined where the container has no image. */
async function targetOf(
  channels: GrpcChannels,
  { address, namespace, id }: ContainerQuestion,
): Promise<Target | undefined> {
  const ask = (service: string, name: string): Promise<Uint8Array> =>
    channels.call({
      address,
      namespace,
      method: `containerd.services.${service}/Get`,
      payload: byId.encode({ id: name }),
      timeoutMs: LIMIT_MS,
      maxBytes: MAX_ANSWER,
    });
  try {
    const image = containerAnswer.decode(await ask("containers.v1.Containers", id)).container?.image ?? "";
    return image === "" ? undefined : imageAnswer.decode(await ask("images.v1.Images", image)).image?.target;
  } catch (error) {
    // A client may give a root of its own, and have no image or container in the store.
    if (error instanceof StatusError && error.status === STATUS.notFound) return undefined;
    throw error;
  }
}

async function content(
  channels: GrpcChannels,
  { address, namespace }: ContainerQuestion,
  digest: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const parts = await channels.stream({
    address,
    namespace,
    method: "containerd.services.content.v1.Content/Read",
    payload: byId.encode({ id: digest }),
    timeoutMs: READ_LIMIT_MS,
    maxBytes: maxBytes + AROUND,
  });
  const whole = Buffer.concat(parts.map((part) => readPart.decode(part).data));
  if (`sha256:${createHash("sha256").update(whole).digest("hex")}` !== digest)
    throw new ShimError("image-unreadable", `what containerd gives for ${digest} has another digest`);
  return whole;
}
