/** A guest's linear memory, seen through checks: a pointer from a guest proves nothing. */

import type { LinearMemory } from "../web-assembly.js";

/** Views that follow the memory when it grows. Pointers are core i32 values: signed, to be read as unsigned. */
export class CheckedMemory {
  #memory: LinearMemory | undefined;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** Binds the memory that the instance exports; before that nothing is in bounds. */
  bind(memory: LinearMemory): void {
    this.#memory = memory;
  }

  /** Whether a memory is bound: it is not while the start section runs. */
  get bound(): boolean {
    return this.#memory !== undefined;
  }

  /** Whether `length` bytes from `at` lie inside; both unsigned. */
  holds(at: number, length: number): boolean {
    return at + length <= this.bytes().length;
  }

  /** The memory as it is now. */
  bytes(): Uint8Array {
    this.#follow();
    return this.#bytes;
  }

  /** The memory as it is now; the caller has checked with `holds`. */
  view(): DataView {
    this.#follow();
    return this.#view;
  }

  #follow(): void {
    const buffer = this.#memory?.buffer;
    if (buffer === undefined || buffer === this.#bytes.buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }
}
