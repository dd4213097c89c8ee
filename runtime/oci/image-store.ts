/** What holds images: one repository of a registry, a folder, a tar file. Push, pull, copy and sign know only this. */

import type { Hash } from "node:crypto";
import type { Descriptor } from "./descriptor.js";
import type { Digest } from "./digest.js";
import { assertIs } from "./descriptor.js";
import { OciError } from "./error.js";
import type { StoredDocument } from "./manifest.js";

/** Bytes that can be read again from any place, so that an upload can go on where it broke. */
export interface BlobSource {
  readonly descriptor: Descriptor;
  readonly open: (offset: number) => AsyncIterable<Uint8Array>;
}

/** A blob of which a beginning is there already. */
export interface Started {
  /** Bytes that are there. */
  readonly offset: number;
  /** Of those bytes. */
  readonly hash: Hash;
}

/** A place of images. What it hands out is what its digest says, or an error. */
export interface ImageStore {
  /** What messages call it. */
  readonly label: string;
  /** A manifest or an index, by tag or digest. Throws `image-absent`, `blob-mismatch`. */
  readonly getManifest: (tagOrDigest: string) => Promise<StoredDocument>;
  /** Stores a manifest or an index whose parts are there, under its digest and under a tag. */
  readonly putManifest: (document: StoredDocument, tag?: string) => Promise<void>;
  readonly hasBlob: (digest: Digest) => Promise<boolean>;
  /** Chunks of a blob; throws at its end, or as soon as it is too long, where it is not what was asked for. */
  readonly readBlob: (descriptor: Descriptor, started?: Started) => AsyncIterable<Uint8Array>;
  /** Stores a blob; does nothing where it is there. */
  readonly writeBlob: (source: BlobSource, onBytes?: (count: number) => void) => Promise<void>;
  readonly listTags: () => Promise<readonly string[]>;
  /**
   * Descriptors of the manifests whose subject is this one. Their `artifactType` and annotations are the place's word
   * for it, and known to be wrong in places: open the manifest.
   */
  readonly getReferrers: (subject: Digest) => Promise<readonly Descriptor[]>;
  /** Gives back connections and files. */
  readonly close: () => Promise<void>;
}

/** A small blob as bytes. Throws `image-too-large`. */
export async function getBlob(
  store: Pick<ImageStore, "readBlob">,
  descriptor: Descriptor,
  maxBytes: number,
): Promise<Uint8Array> {
  if (descriptor.size > maxBytes)
    throw new OciError(
      "image-too-large",
      `${descriptor.digest} has ${descriptor.size} bytes, at most ${maxBytes} are taken`,
    );
  const bytes = new Uint8Array(descriptor.size);
  let length = 0;
  for await (const chunk of store.readBlob(descriptor)) {
    bytes.set(chunk, length);
    length += chunk.length;
  }
  assertIs(bytes.subarray(0, length), descriptor);
  return bytes;
}

/** Bytes in memory as a source. */
export function sourceOf(descriptor: Descriptor, bytes: Uint8Array): BlobSource {
  return {
    descriptor,
    open: async function* (offset) {
      if (offset < bytes.length) yield bytes.subarray(offset);
    },
  };
}

/** Stores bytes that are at hand. */
export async function putBlob(
  store: Pick<ImageStore, "writeBlob">,
  descriptor: Descriptor,
  bytes: Uint8Array,
): Promise<void> {
  await store.writeBlob(sourceOf(descriptor, bytes));
}
