/** Takes the one module, and its signature, out of an image. */

import { createGunzip } from "node:zlib";
import { pipeline, Readable } from "node:stream";
import type { Descriptor } from "./descriptor.js";
import { finish, startDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { parseConfig } from "./image-config.js";
import { formOf, MAX_IMAGE } from "./image-form.js";
import { getBlob, type ImageStore } from "./image-store.js";
import { MAX_DOCUMENT } from "./json-document.js";
import { LAYER_TAR_GZIP } from "./media-types.js";
import type { ImageManifest } from "./manifest.js";
import { readTar, type TarFile } from "./tar-reader.js";

/** Largest module, bytes; what reads modules takes no larger one. */
export const MAX_PACKED_MODULE: number = 16 * 1024 * 1024;
const MAX_BUNDLE = 16 * 1024;
const BUNDLE_END = ".sigstore.json";
const MAX_BUNDLES = 16;
const MAX_ENTRIES = 4096;

/** What was found. */
export interface Unpacked {
  /** Of the module. */
  readonly digest: Digest;
  readonly size: number;
  readonly bundle: Uint8Array | undefined;
}

/** Takes the module as it comes. What it was given must not be used before `unpack` has resolved. */
export type ModuleSink = (chunk: Uint8Array) => Promise<void>;

/** Unpacks an image of either form. Throws `image-…`, `layer-…`, `blob-…`. */
export async function unpack(
  store: Pick<ImageStore, "readBlob">,
  manifest: ImageManifest,
  sink: ModuleSink,
): Promise<Unpacked> {
  const form = formOf(manifest);
  if (form.kind === "artifact") {
    const found = await takeModule(store.readBlob(form.module), form.module.size, sink);
    if (found === undefined) throw new OciError("image-module-missing", "the layer is no WebAssembly module");
    const { bundle } = form;
    if (bundle === undefined) return { ...found, bundle: undefined };
    if ("text" in bundle) return { ...found, bundle: new TextEncoder().encode(bundle.text) };
    return { ...found, bundle: await getBlob(store, bundle.layer, MAX_BUNDLE) };
  }
  const config = parseConfig(await getBlob(store, form.config, MAX_DOCUMENT));
  const plain = config.rootfs.diff_ids;
  if (plain.length !== form.layers.length)
    throw new OciError(
      "image-config-malformed",
      `there are ${form.layers.length} layers, and the configuration knows ${plain.length}`,
    );
  const found = new FoundFiles(sink);
  for (const [i, layer] of form.layers.entries()) await readLayer(store, layer, plain[i], found);
  return found.result();
}

/** What the layers held so far. */
class FoundFiles {
  readonly #sink: ModuleSink;
  readonly #bundles = new Map<string, Uint8Array>();
  #module: { readonly path: string; readonly digest: Digest; readonly size: number } | undefined;

  constructor(sink: ModuleSink) {
    this.#sink = sink;
  }

  async take({ path, size, content }: TarFile): Promise<void> {
    if (path.endsWith(BUNDLE_END) && size <= MAX_BUNDLE) {
      if (this.#bundles.size === MAX_BUNDLES)
        throw new OciError("image-too-large", `more than ${MAX_BUNDLES} signatures`);
      this.#bundles.set(path, await collect(content, size));
      return;
    }
    const isFirst = this.#module === undefined;
    const found = await takeModule(content, size, isFirst ? this.#sink : undefined);
    if (found === undefined) return;
    if (this.#module)
      throw new OciError("image-modules-several", `/${this.#module.path} and /${path} are modules`);
    this.#module = { path, ...found };
  }

  result(): Unpacked {
    if (this.#module === undefined) throw new OciError("image-module-missing", "no file is a module");
    const { path, digest, size } = this.#module;
    return { digest, size, bundle: this.#bundles.get(`${path}${BUNDLE_END}`) };
  }
}

async function readLayer(
  store: Pick<ImageStore, "readBlob">,
  layer: Descriptor,
  diffId: Digest | undefined,
  found: FoundFiles,
): Promise<void> {
  const blob = store.readBlob(layer)[Symbol.asyncIterator]();
  try {
    await readFiles({ [Symbol.asyncIterator]: () => ({ next: () => blob.next() }) }, layer, diffId, found);
  } catch (error) {
    // What makes no sense may not be what was asked for, and then that is what is wrong: its end will tell.
    if (error instanceof OciError && !error.code.startsWith("transfer-"))
      for (let more = await blob.next(); more.done !== true;) more = await blob.next();
    throw error;
  } finally {
    await blob.return?.();
  }
}

async function readFiles(
  chunks: AsyncIterable<Uint8Array>,
  layer: Descriptor,
  diffId: Digest | undefined,
  found: FoundFiles,
): Promise<void> {
  const bounds = { maxEntries: MAX_ENTRIES, maxFile: MAX_IMAGE };
  if (layer.mediaType !== LAYER_TAR_GZIP) {
    // Its digest is held against its bytes by the store.
    if (layer.digest !== diffId) throw differs(layer.digest, diffId);
    for await (const file of readTar(chunks, bounds)) await found.take(file);
    return;
  }
  const hash = startDigest();
  for await (const file of readTar(hashing(gunzip(chunks), hash), bounds)) await found.take(file);
  const digest = finish(hash);
  if (digest !== diffId) throw differs(digest, diffId);
}

function differs(digest: Digest, diffId: Digest | undefined): OciError {
  return new OciError(
    "image-config-malformed",
    `a layer is ${digest} unpacked, and the configuration says ${diffId ?? "nothing"}`,
  );
}

/** Hands a module on; undefined where the content is none. Only its beginning tells. */
async function takeModule(
  content: AsyncIterable<Uint8Array>,
  size: number,
  sink: ModuleSink | undefined,
): Promise<{ digest: Digest; size: number } | undefined> {
  const hash = startDigest();
  let start: Uint8Array = new Uint8Array();
  let isModule = false;
  for await (const chunk of content) {
    let piece: Uint8Array = chunk;
    if (!isModule) {
      start = Buffer.concat([start, chunk]);
      if (start.length < 4 && start.length < size) continue;
      if (Buffer.from(start.subarray(0, 4)).toString("latin1") !== "\0asm") return undefined;
      if (size > MAX_PACKED_MODULE)
        throw new OciError(
          "image-too-large",
          `the module has ${size} bytes, at most ${MAX_PACKED_MODULE} are taken`,
        );
      isModule = true;
      piece = start;
    }
    hash.update(piece);
    await sink?.(piece);
  }
  return isModule ? { digest: finish(hash), size } : undefined;
}

async function* hashing(
  chunks: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof startDigest>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_IMAGE)
      throw new OciError("image-too-large", `a layer is more than ${MAX_IMAGE} bytes when it is unpacked`);
    hash.update(chunk);
    yield chunk;
  }
}

/** Unpacks; what follows the gzip stream, or is missing from it, is refused. */
async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let failure: unknown;
  const source = Readable.from(chunks, { objectMode: false });
  const plain: AsyncIterable<Buffer> = pipeline(
    source,
    createGunzip(),
    (error) => (failure = error ?? undefined),
  );
  try {
    for await (const chunk of plain) yield chunk;
  } catch (cause) {
    throw gzipError(failure ?? cause);
  }
}

function gzipError(cause: unknown): unknown {
  if (cause instanceof OciError) return cause;
  const isZlib = cause instanceof Error && "code" in cause && String(cause.code).startsWith("Z_");
  return isZlib ? new OciError("layer-malformed", `a layer is no whole gzip stream`, { cause }) : cause;
}

async function collect(content: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of content) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
