/** An OCI image layout as one tar file, for a USB stick. It is written whole and never changed. */

import { lstatSync } from "node:fs";
import { mkdtemp, rm, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { checkedChunks } from "./checked-chunks.js";
import { assertIs, type Descriptor } from "./descriptor.js";
import { isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { writeWhole } from "./file-draft.js";
import { fileError } from "./file-error.js";
import { MAX_IMAGE } from "./image-form.js";
import { parseIndex } from "./image-index.js";
import type { ImageStore, Started } from "./image-store.js";
import { MAX_DOCUMENT, readDocument } from "./json-document.js";
import { blobPath, LAYOUT_INDEX_FILE, LAYOUT_MARK_FILE, LayoutFolder } from "./layout-folder.js";
import { findEntry, isAbout, tagsOf } from "./layout-index.js";
import { parseManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_MANIFEST } from "./media-types.js";
import { openRegular, readRange } from "./regular-file.js";
import { readTar } from "./tar-reader.js";
import { writeTar, type TarInput } from "./tar-writer.js";
import { isLayoutMark } from "./validators.gen.js";

interface Place {
  readonly offset: number;
  readonly size: number;
}

/** The images of one file, to read. */
export class LayoutArchive implements ImageStore {
  readonly label: string;
  readonly #handle: FileHandle;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #entries: readonly Descriptor[];

  private constructor(
    label: string,
    handle: FileHandle,
    places: ReadonlyMap<string, Place>,
    entries: readonly Descriptor[],
  ) {
    this.label = label;
    this.#handle = handle;
    this.#places = places;
    this.#entries = entries;
  }

  /** Opens the file and finds out what is where. Throws `layout-…`, `layer-malformed`. */
  static async open(path: string): Promise<LayoutArchive> {
    let opened: Awaited<ReturnType<typeof openRegular>>;
    try {
      opened = await openRegular(path, { followLinks: true });
    } catch (cause) {
      throw fileError("layout-unreadable", path, cause);
    }
    const { handle, size } = opened;
    try {
      const places = new Map<string, Place>();
      const bounds = { maxEntries: 4096, maxFile: MAX_IMAGE };
      for await (const file of readTar(readRange(handle, 0, size), bounds))
        places.set(file.path, { offset: file.offset, size: file.size });
      const read = async (name: string): Promise<Uint8Array> => {
        const place = places.get(name);
        if (place === undefined) throw new OciError("layout-malformed", `${path} holds no ${name}`);
        return readSmall(handle, place);
      };
      readDocument(await read(LAYOUT_MARK_FILE), isLayoutMark, "layout-malformed");
      const { manifests } = parseIndex(await read(LAYOUT_INDEX_FILE));
      return new LayoutArchive(`oci-archive:${path}`, handle, places, manifests);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async getManifest(tagOrDigest: string): Promise<StoredDocument> {
    const entry = findEntry(this.#entries, tagOrDigest, this.label);
    const digest = entry?.digest ?? (isDigest(tagOrDigest) ? tagOrDigest : undefined);
    const place = digest === undefined ? undefined : this.#places.get(blobPath(digest));
    if (digest === undefined || place === undefined)
      throw new OciError("image-absent", `${this.label} has no ${tagOrDigest}`);
    const bytes = await readSmall(this.#handle, place);
    const descriptor = entry ?? { mediaType: IMAGE_MANIFEST, digest, size: bytes.length };
    assertIs(bytes, descriptor);
    if (entry === undefined) parseManifest(bytes);
    return { descriptor, bytes };
  }

  putManifest(): Promise<void> {
    return Promise.reject(unchangeable(this.label));
  }

  writeBlob(): Promise<void> {
    return Promise.reject(unchangeable(this.label));
  }

  hasBlob(digest: Digest): Promise<boolean> {
    return Promise.resolve(this.#places.has(blobPath(digest)));
  }

  async *readBlob(descriptor: Descriptor, started?: Started): AsyncGenerator<Uint8Array, void, undefined> {
    const place = this.#places.get(blobPath(descriptor.digest));
    if (place === undefined) throw new OciError("blob-absent", `${this.label} lacks ${descriptor.digest}`);
    const from = started?.offset ?? 0;
    const chunks = readRange(this.#handle, place.offset + from, place.size - from);
    yield* checkedChunks(chunks, descriptor, started);
  }

  listTags(): Promise<readonly string[]> {
    return Promise.resolve(tagsOf(this.#entries));
  }

  entries(): Promise<readonly Descriptor[]> {
    return Promise.resolve(this.#entries);
  }

  async getReferrers(subject: Digest): Promise<readonly Descriptor[]> {
    const found: Descriptor[] = [];
    for (const entry of this.#entries) {
      const { bytes } = await this.getManifest(entry.digest);
      if (isAbout(bytes, entry.mediaType, subject)) found.push(entry);
    }
    return found;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/**
 * Makes a layout file: `fill` writes into a folder beside it, which is packed when it is done. Throws `archive-there` where
 * there is a file already, `transfer-unwritable`, and what `fill` throws.
 */
export async function writeArchive<T>(path: string, fill: (store: ImageStore) => Promise<T>): Promise<T> {
  assertFree(path);
  let folder: string;
  try {
    folder = await mkdtemp(join(dirname(path), `.${basename(path)}.`));
  } catch (cause) {
    throw fileError("transfer-unwritable", path, cause);
  }
  try {
    const layout = new LayoutFolder(folder);
    const result = await fill(layout);
    // Filling takes as long as the network does; another may have written its own meanwhile.
    assertFree(path);
    await writeWhole(path, writeTar(await filesOf(layout)));
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whatever it is that is there, another image or somebody's thesis, it is not ours to replace. */
function assertFree(path: string): void {
  let found: unknown;
  try {
    found = lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw fileError("transfer-unwritable", path, cause);
  }
  if (found !== undefined)
    throw new OciError("archive-there", `${path} is there already, and stays as it is`);
}

async function filesOf(layout: LayoutFolder): Promise<readonly TarInput[]> {
  const files = await layout.files();
  return files.map(({ name, path, size }) => ({
    path: name,
    size,
    content: async function* () {
      const { handle } = await openRegular(path);
      try {
        yield* readRange(handle, 0, size);
      } finally {
        await handle.close();
      }
    },
  }));
}

async function readSmall(handle: FileHandle, { offset, size }: Place): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readRange(handle, offset, Math.min(size, MAX_DOCUMENT + 1))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function unchangeable(label: string): OciError {
  return new OciError(
    "layout-unreadable",
    `${label} is a file, and files are not changed; copy it to a folder first`,
  );
}
