/** A download in a file that outlives a broken connection, a killed process and a reboot. */

import { readdirSync, renameSync, statSync } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { makePrivateFolder } from "../protocol/index.js";
import { BatchedWriter } from "./batched-writer.js";
import type { Descriptor } from "./descriptor.js";
import { hexOf, startDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { fileError } from "./file-error.js";
import type { ImageStore } from "./image-store.js";
import { isLeftBehind, ownMark } from "./left-behind.js";
import { readRange } from "./regular-file.js";

/** Nobody comes back for a part of this age, ms. */
const KEPT_MS = 7 * 86_400_000;

/** The way broke; what came over it did not. */
const WORTH_KEEPING: ReadonlySet<string> = new Set([
  "registry-unreachable",
  "registry-busy",
  "registry-failed",
  "blob-truncated",
  "transfer-aborted",
]);

/**
 * Reads a blob, and keeps what was read in `folder` until it has all come: after a failure the next try goes on from
 * there. What is kept is of no use, and removed, when it turned out to be something else, when there is no room for it,
 * or when whoever reads has had enough. Throws `blob-…`, `registry-…`, `transfer-unwritable`.
 */
export async function* readKeeping(
  store: Pick<ImageStore, "readBlob">,
  descriptor: Descriptor,
  folder: string,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { path, handle } = await begin(folder, descriptor.digest);
  let isWorthKeeping = false;
  try {
    yield* readOn(store, descriptor, { handle, path }, onBytes);
  } catch (error) {
    isWorthKeeping = error instanceof OciError && WORTH_KEEPING.has(error.code);
    throw error;
  } finally {
    const { size } = await handle.stat();
    await handle.close();
    if (isWorthKeeping && size > 0) renameSync(path, join(folder, `${hexOf(descriptor.digest)}.part`));
    else await rm(path, { force: true });
  }
}

async function begin(folder: string, digest: Digest): Promise<{ path: string; handle: FileHandle }> {
  try {
    makePrivateFolder(folder);
    await sweep(folder);
    const path = claim(folder, digest);
    return { path, handle: await open(path, "a+", 0o600) };
  } catch (cause) {
    throw fileError("transfer-unwritable", folder, cause);
  }
}

async function* readOn(
  store: Pick<ImageStore, "readBlob">,
  descriptor: Descriptor,
  { handle, path }: { readonly handle: FileHandle; readonly path: string },
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { size } = await handle.stat();
  // As much as is wanted already: nothing would be fetched, and nothing checked.
  const offset = size < descriptor.size ? size : 0;
  if (offset < size) await handle.truncate(0);
  const hash = startDigest();
  for await (const chunk of readRange(handle, 0, offset)) {
    hash.update(chunk);
    onBytes(chunk.length);
    yield chunk;
  }
  const writer = new BatchedWriter(handle, path);
  try {
    for await (const chunk of store.readBlob(descriptor, { offset, hash })) {
      await writer.write(chunk);
      onBytes(chunk.length);
      yield chunk;
    }
  } finally {
    await writer.flush();
  }
}

/** Takes what is left of an earlier try, or a new name. A rename succeeds once, so no two write into one file. */
function claim(folder: string, digest: Digest): string {
  const own = join(folder, `${hexOf(digest)}.${ownMark(randomBytes(4).toString("hex"))}.part`);
  const left = readdirSync(folder).filter((name) => name.startsWith(hexOf(digest)) && isLeft(name));
  for (const name of left) {
    try {
      renameSync(join(folder, name), own);
      return own;
    } catch {
      // Another process was faster.
    }
  }
  return own;
}

/** Whether nobody writes into it: it was given back, or its process has died. */
function isLeft(name: string): boolean {
  return /^[0-9a-f]{64}\.part$/.test(name) || isLeftBehind(name, ".part");
}

async function sweep(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (isLeft(name) && Date.now() - mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
