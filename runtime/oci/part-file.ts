/** A download in a file that outlives a broken connection, a killed process and a reboot. */

import { existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { makePrivateFolder } from "../policy/index.js";
import type { Descriptor } from "./descriptor.js";
import { hexOf, startDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { fileError } from "./file-error.js";
import type { ImageStore } from "./image-store.js";
import { readRange } from "./regular-file.js";

/** Nobody comes back for a part of this age, ms. */
const KEPT_MS = 7 * 86_400_000;

/** A blob that has been fetched whole. */
export interface FetchedBlob {
  readonly read: () => AsyncIterable<Uint8Array>;
  /** Throws the file away. */
  readonly discard: () => Promise<void>;
}

/**
 * Fetches a blob into `folder`, from where an earlier try ended. What is left of a try that fails stays there, unless
 * it turned out to be something else or the disk is full. Throws `blob-…`, `registry-…`, `transfer-unwritable`.
 */
export async function fetchBlob(
  store: Pick<ImageStore, "readBlob">,
  descriptor: Descriptor,
  folder: string,
  onBytes: (count: number) => void = () => undefined,
): Promise<FetchedBlob> {
  const { digest } = descriptor;
  let path = "";
  let handle: FileHandle | undefined;
  try {
    makePrivateFolder(folder);
    sweep(folder);
    path = claim(folder, digest);
    handle = await open(path, "a+", 0o600);
  } catch (cause) {
    throw fileError("transfer-unwritable", folder, cause);
  }
  try {
    await fill(store, descriptor, { handle, path }, onBytes);
  } catch (error) {
    await handle.close();
    await giveBack(path, join(folder, restName(digest)), error);
    throw error;
  }
  const whole = handle;
  return {
    read: () => readRange(whole, 0, descriptor.size),
    discard: async () => {
      await whole.close();
      await rm(path, { force: true });
    },
  };
}

async function fill(
  store: Pick<ImageStore, "readBlob">,
  descriptor: Descriptor,
  { handle, path }: { readonly handle: FileHandle; readonly path: string },
  onBytes: (count: number) => void,
): Promise<void> {
  const { size } = await handle.stat();
  // As much as is wanted already: nothing would be fetched, and nothing checked.
  const offset = size < descriptor.size ? size : 0;
  if (offset < size) await handle.truncate(0);
  const hash = startDigest();
  for await (const chunk of readRange(handle, 0, offset)) hash.update(chunk);
  onBytes(offset);
  for await (const chunk of store.readBlob(descriptor, { offset, hash })) {
    try {
      for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
    } catch (cause) {
      throw fileError("transfer-unwritable", path, cause);
    }
    onBytes(chunk.length);
  }
}

/** Leaves what was fetched for the next try, where it can be of use. */
async function giveBack(path: string, rest: string, error: unknown): Promise<void> {
  const code = error instanceof OciError ? error.code : undefined;
  const isWorthless = code === "blob-mismatch" || code === "transfer-unwritable" || code === "blob-absent";
  if (isWorthless || statSync(path).size === 0) await rm(path, { force: true });
  else renameSync(path, rest);
}

const restName = (digest: Digest): string => `${hexOf(digest)}.part`;

/** Takes what is left of an earlier try, or a new name. A rename succeeds once, so no two write into one file. */
function claim(folder: string, digest: Digest): string {
  const own = join(folder, `${hexOf(digest)}.${process.pid}.${randomBytes(4).toString("hex")}.part`);
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
  const pid = /\.(\d+)\.[0-9a-f]{8}\.part$/.exec(name)?.[1];
  return pid === undefined ? name.endsWith(".part") : !existsSync(`/proc/${pid}`);
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (name.endsWith(".part") && isLeft(name) && Date.now() - mtimeMs > KEPT_MS)
      void rm(path, { force: true });
  }
}
