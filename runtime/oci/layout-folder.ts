/** An OCI image layout as a folder: images without a registry. OCI image-spec 1.1, `image-layout.md`. */

import { existsSync } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { createFileOnce, replaceFile } from "../protocol/index.js";
import { checkedChunks } from "./checked-chunks.js";
import { assertIs, type Descriptor } from "./descriptor.js";
import { hexOf, isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { writeWhole } from "./file-draft.js";
import { fileError } from "./file-error.js";
import { parseIndex } from "./image-index.js";
import type { BlobSource, ImageStore, Started } from "./image-store.js";
import { MAX_DOCUMENT, readDocument, writeDocument } from "./json-document.js";
import { findEntry, isAbout, tagsOf, withEntry } from "./layout-index.js";
import { withLayoutLock } from "./layout-lock.js";
import { parseManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_INDEX, IMAGE_MANIFEST } from "./media-types.js";
import { openRegular, readRange } from "./regular-file.js";
import { isLayoutMark } from "./validators.gen.js";

/** What the file `oci-layout` says. */
export interface LayoutMark {
  readonly imageLayoutVersion: "1.0.0";
}

export const LAYOUT_MARK_FILE = "oci-layout";
export const LAYOUT_INDEX_FILE = "index.json";

/** Whether a layout without its mark may have this file: its index, and what is being written. */
function isBeginning(name: string): boolean {
  return name.startsWith(LAYOUT_INDEX_FILE) || name.startsWith(`${LAYOUT_MARK_FILE}.`);
}

/** The path of a blob inside a layout. */
export function blobPath(digest: Digest): string {
  return `blobs/sha256/${hexOf(digest)}`;
}

/** A folder of images. It is made by the first write. */
export class LayoutFolder implements ImageStore {
  readonly label: string;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.label = `oci:${folder}`;
  }

  async getManifest(tagOrDigest: string): Promise<StoredDocument> {
    const found = findEntry(await this.entries(), tagOrDigest, this.label);
    if (found) return this.#document(found);
    // Manifests of an index inside the layout are not in its list.
    if (isDigest(tagOrDigest) && (await this.hasBlob(tagOrDigest))) return this.#unlisted(tagOrDigest);
    throw new OciError("image-absent", `${this.label} has no ${tagOrDigest}`);
  }

  async putManifest(document: StoredDocument, tag?: string): Promise<void> {
    await this.#begin();
    assertIs(document.bytes, document.descriptor);
    const path = join(this.#folder, blobPath(document.descriptor.digest));
    try {
      replaceFile(path, document.bytes, 0o644);
      await withLayoutLock(this.#folder, async () => {
        const manifests = withEntry(await this.entries(), document, tag);
        const index = { schemaVersion: 2, mediaType: IMAGE_INDEX, manifests };
        replaceFile(join(this.#folder, LAYOUT_INDEX_FILE), writeDocument(index), 0o644);
      });
    } catch (cause) {
      throw fileError("transfer-unwritable", this.#folder, cause);
    }
  }

  hasBlob(digest: Digest): Promise<boolean> {
    return Promise.resolve(existsSync(join(this.#folder, blobPath(digest))));
  }

  async *readBlob(descriptor: Descriptor, started?: Started): AsyncGenerator<Uint8Array, void, undefined> {
    const path = join(this.#folder, blobPath(descriptor.digest));
    if (!existsSync(path)) throw new OciError("blob-absent", `${this.label} lacks ${descriptor.digest}`);
    const { handle, size } = await this.#open(path);
    try {
      if (size !== descriptor.size)
        throw new OciError("blob-mismatch", `${path} has ${size} bytes instead of ${descriptor.size}`);
      const offset = started?.offset ?? 0;
      yield* checkedChunks(readRange(handle, offset, size - offset), descriptor, started);
    } finally {
      await handle.close();
    }
  }

  async writeBlob(source: BlobSource, onBytes?: (count: number) => void): Promise<void> {
    const { digest } = source.descriptor;
    if (await this.hasBlob(digest)) return;
    await this.#begin();
    const path = join(this.#folder, blobPath(digest));
    await writeWhole(path, checkedChunks(source.open(0), source.descriptor), onBytes);
  }

  async listTags(): Promise<readonly string[]> {
    return tagsOf(await this.entries());
  }

  async getReferrers(subject: Digest): Promise<readonly Descriptor[]> {
    const found: Descriptor[] = [];
    for (const entry of await this.entries()) {
      const { bytes } = await this.#document(entry);
      if (isAbout(bytes, entry.mediaType, subject)) found.push(entry);
    }
    return found;
  }

  async close(): Promise<void> {}

  /** What `index.json` lists; nothing where there is no layout yet. Throws `layout-…`. */
  async entries(): Promise<readonly Descriptor[]> {
    const mark = join(this.#folder, LAYOUT_MARK_FILE);
    if (!existsSync(mark)) {
      const names = await this.#names();
      // Another writer may have begun it meanwhile: the mark and its draft come before any blob.
      if (!existsSync(mark)) {
        if (names.some((name) => !isBeginning(name)))
          throw new OciError("layout-malformed", `${this.#folder} has no file ${LAYOUT_MARK_FILE}`);
        return [];
      }
    }
    readDocument(await this.#small(mark), isLayoutMark, "layout-malformed");
    return parseIndex(await this.#small(join(this.#folder, LAYOUT_INDEX_FILE))).manifests;
  }

  /** Every file, in the order in which they are packed. */
  async files(): Promise<readonly { readonly name: string; readonly path: string; readonly size: number }[]> {
    const blobs = (await readdir(join(this.#folder, "blobs", "sha256"))).filter((name) =>
      /^[0-9a-f]{64}$/.test(name),
    );
    const names = [
      LAYOUT_MARK_FILE,
      LAYOUT_INDEX_FILE,
      ...blobs.sort().map((name) => `blobs/sha256/${name}`),
    ];
    return Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { name, path, size: (await stat(path)).size };
      }),
    );
  }

  async #names(): Promise<readonly string[]> {
    if (!existsSync(this.#folder)) return [];
    try {
      return await readdir(this.#folder);
    } catch (cause) {
      throw fileError("layout-unreadable", this.#folder, cause);
    }
  }

  async #document(descriptor: Descriptor): Promise<StoredDocument> {
    const bytes = await this.#small(join(this.#folder, blobPath(descriptor.digest)));
    assertIs(bytes, descriptor);
    return { descriptor, bytes };
  }

  async #unlisted(digest: Digest): Promise<StoredDocument> {
    const bytes = await this.#small(join(this.#folder, blobPath(digest)));
    const descriptor = { mediaType: IMAGE_MANIFEST, digest, size: bytes.length };
    assertIs(bytes, descriptor);
    parseManifest(bytes);
    return { descriptor, bytes };
  }

  async #begin(): Promise<void> {
    try {
      await this.entries();
      const mark = writeDocument({ imageLayoutVersion: "1.0.0" } satisfies LayoutMark);
      const index = writeDocument({ schemaVersion: 2, mediaType: IMAGE_INDEX, manifests: [] });
      // In this order a layout that was begun and left is still one.
      await mkdir(this.#folder, { recursive: true });
      createFileOnce(join(this.#folder, LAYOUT_INDEX_FILE), index, 0o644);
      createFileOnce(join(this.#folder, LAYOUT_MARK_FILE), mark, 0o644);
      await mkdir(join(this.#folder, "blobs", "sha256"), { recursive: true });
    } catch (cause) {
      throw fileError("transfer-unwritable", this.#folder, cause);
    }
  }

  async #open(path: string): ReturnType<typeof openRegular> {
    try {
      return await openRegular(path);
    } catch (cause) {
      throw fileError("layout-unreadable", path, cause);
    }
  }

  /** A document; one byte more than is taken is read, for its parser to refuse. */
  async #small(path: string): Promise<Uint8Array> {
    const { handle, size } = await this.#open(path);
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of readRange(handle, 0, Math.min(size, MAX_DOCUMENT + 1))) chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      await handle.close();
    }
  }
}
