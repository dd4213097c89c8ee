/**
 * A file of a recording while it is written: `NAME.part`, renamed when it is whole. Every write is looped until all
 * of it is down, and synced, so that a process that is killed loses the open chunk and nothing before it.
 */

import { closeSync, fdatasyncSync, openSync, renameSync, writeSync } from "node:fs";

/** What a file is called until it is whole. */
export const UNFINISHED = ".part";

export class PartFile {
  readonly #draft: string;
  readonly #path: string;
  readonly #file: number;
  #position = 0n;

  /** Creates it; throws the system's error when it exists or cannot be made. It is `finished` in the end. */
  constructor(path: string, finished: string = path) {
    this.#draft = `${path}${UNFINISHED}`;
    this.#path = finished;
    this.#file = openSync(this.#draft, "wx", 0o600);
  }

  get position(): bigint {
    return this.#position;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#position += BigInt(bytes.length);
  }

  sync(): void {
    fdatasyncSync(this.#file);
  }

  /** It is whole. */
  finish(): void {
    this.sync();
    closeSync(this.#file);
    renameSync(this.#draft, this.#path);
  }
}
