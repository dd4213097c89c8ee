/** A file in the making: nobody sees it under its name before it is whole and on the disk. */

import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BatchedWriter } from "./batched-writer.js";
import { fileError } from "./file-error.js";
import { isLeftBehind, ownMark } from "./left-behind.js";

/** Written piece by piece, then put into place or thrown away. */
export class FileDraft {
  readonly #path: string;
  readonly #draft: string;
  readonly #handle: FileHandle;
  readonly #writer: BatchedWriter;

  private constructor(path: string, draft: string, handle: FileHandle) {
    this.#path = path;
    this.#draft = draft;
    this.#handle = handle;
    this.#writer = new BatchedWriter(handle, path);
  }

  /** Begins a file beside the one that it will become. Throws `transfer-unwritable`. */
  static async begin(path: string, mode = 0o644): Promise<FileDraft> {
    const draft = `${path}.${ownMark(randomBytes(8).toString("hex"))}.new`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await sweep(path);
      return new FileDraft(path, draft, await open(draft, "wx", mode));
    } catch (cause) {
      throw fileError("transfer-unwritable", path, cause);
    }
  }

  /** Takes a chunk, which must not change any more. Throws `transfer-unwritable`. */
  async write(chunk: Uint8Array): Promise<void> {
    await this.#writer.write(chunk);
  }

  /** Makes sure that it is on the disk; what is renamed afterwards is whole after a power cut, too. */
  async settle(): Promise<void> {
    await this.#writer.flush();
    try {
      await this.#handle.sync();
      await this.#handle.close();
    } catch (cause) {
      throw fileError("transfer-unwritable", this.#path, cause);
    }
  }

  /** Puts the settled file in its place. */
  async place(): Promise<void> {
    try {
      await rename(this.#draft, this.#path);
    } catch (cause) {
      throw fileError("transfer-unwritable", this.#path, cause);
    }
  }

  /** Throws it away; harmless once it is in place. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#draft, { force: true });
  }
}

/** Removes drafts of this file whose writers were killed. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(path)}.`) && isLeftBehind(name, ".new"))
      await rm(join(folder, name), { force: true });
}

/** Writes a whole file, or nothing. Errors of `chunks` pass through. */
export async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  onBytes?: (count: number) => void,
): Promise<void> {
  const draft = await FileDraft.begin(path);
  try {
    for await (const chunk of chunks) {
      await draft.write(chunk);
      onBytes?.(chunk.length);
    }
    await draft.settle();
    await draft.place();
  } finally {
    await draft.discard();
  }
}
