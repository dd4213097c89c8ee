/**
 * The memory of one guest, and `cabi_realloc`. Every address that comes from the guest is checked here before it
 * is used; a bad one is a `GuestTrap`. Views are renewed whenever the memory has grown.
 */

import { CanonicalMemory } from "../protocol/index.js";
import { GuestTrap } from "./guest-trap.js";
import { encodeText, textOf, type StringEncoding } from "./guest-text.js";

/** Longest text that a guest may hand over in one argument, bytes; a frame holds no longer one. */
export const MAX_TEXT_BYTES: number = 32 * 1024;

interface LinearMemory {
  readonly buffer: ArrayBuffer;
}
type Realloc = (old: number, oldSize: number, align: number, newSize: number) => unknown;

const NOTHING = new ArrayBuffer(0);

export class GuestMemory extends CanonicalMemory {
  readonly encoding: StringEncoding;
  /** The memory as bytes and as words; only valid until the guest runs again. */
  bytes: Uint8Array = new Uint8Array(NOTHING);
  words: Int32Array = new Int32Array(NOTHING);
  #view: DataView = new DataView(NOTHING);
  #memory: LinearMemory | undefined;
  #realloc: Realloc | undefined;
  #reallocating = false;

  constructor(encoding: StringEncoding) {
    super();
    this.encoding = encoding;
  }

  /** Hands over what the instance exports; before this every call that needs memory is a trap. */
  bind(exports: Readonly<Record<string, unknown>>): void {
    const { memory, cabi_realloc: realloc } = exports;
    if (isLinearMemory(memory)) this.#memory = memory;
    if (isRealloc(realloc)) this.#realloc = realloc;
  }

  /** Checks that `size` bytes lie at a guest's pointer; `what` names the call. Answers the address. */
  place(pointer: number, size: number, align: number, what: string): number {
    // The canonical ABI forbids calls out of cabi_realloc; this also bounds the recursion.
    if (this.#reallocating) throw new GuestTrap(`${what}: called from inside cabi_realloc`);
    // Growing detaches the old buffer, which makes its views empty: the cheapest test that there is.
    if (this.bytes.length === 0) this.#renew(what);
    const at = pointer >>> 0;
    if (at + size > this.bytes.length || (at & (align - 1)) !== 0) this.#refuse(at, size, align, what);
    return at;
  }

  /** Asks the guest for `size` bytes, and checks what it answers. The guest runs: renew what was read before. */
  reallocate(size: number, align: number, what: string): number {
    if (this.#realloc === undefined) throw new GuestTrap(`${what}: the module exports no cabi_realloc`);
    let pointer: unknown;
    this.#reallocating = true;
    try {
      pointer = this.#realloc(0, 0, align, size);
    } finally {
      this.#reallocating = false;
    }
    return this.place(Number(pointer), size, align, `${what}: what cabi_realloc answered`);
  }

  /** The text that a guest hands over; too long, or not well-formed, is a trap. */
  liftText(pointer: number, length: number, what: string): string {
    const [at, size] = this.#textPlace(pointer, length, what);
    if (size > MAX_TEXT_BYTES) {
      throw new GuestTrap(
        `${what}: a text of ${size} bytes; ${MAX_TEXT_BYTES} is the most that one call takes`,
      );
    }
    return textOf(this.bytes.subarray(at, at + size), this.encoding, what);
  }

  /** As `liftText`, but only the front of a long text, at most `limit` bytes of UTF-8. */
  liftLine(pointer: number, length: number, limit: number, what: string): string {
    const [at, size] = this.#textPlace(pointer, length, what);
    return textOf(this.bytes.subarray(at, at + size), this.encoding, what, limit);
  }

  /** The text whose pointer and length lie at `at`. */
  textAt(at: number, what: string): string {
    const view = this.view();
    return this.liftText(view.getUint32(at, true), view.getUint32(at + 4, true), what);
  }

  /** The case at `at`, below `count`. */
  caseAt(at: number, count: number, what: string): number {
    return liftCase(this.view().getUint8(at), count, what);
  }

  /** Hands text to the guest as an argument: pointer and length. */
  lowerText(text: string, what: string): [pointer: number, length: number] {
    const { bytes, length, align } = encodeText(text, this.encoding);
    const at = this.reallocate(bytes.length, align, what);
    this.bytes.set(bytes, at);
    return [at, length];
  }

  override string(at: number, text: string): void {
    const [pointer, length] = this.lowerText(text, "a text");
    this.u32(at, pointer);
    this.u32(at + 4, length);
  }

  protected override view(): DataView {
    if (this.bytes.length === 0) this.#renew("the guest's memory");
    return this.#view;
  }

  protected override allocate(_at: number, count: number, size: number, align: number): number {
    return this.reallocate(count * size, align, "a list");
  }

  #textPlace(pointer: number, length: number, what: string): [at: number, size: number] {
    const unit = this.encoding === "utf16" ? 2 : 1;
    const size = (length >>> 0) * unit;
    return [this.place(pointer, size, unit, what), size];
  }

  #renew(what: string): void {
    if (this.#memory === undefined) {
      throw new GuestTrap(
        `${what}: called before the module has a memory (in its start function, or it exports none)`,
      );
    }
    const { buffer } = this.#memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.#view = new DataView(buffer);
  }

  #refuse(at: number, size: number, align: number, what: string): never {
    const place = `0x${at.toString(16)}`;
    if ((at & (align - 1)) !== 0)
      throw new GuestTrap(`${what}: the pointer ${place} is no multiple of ${align}`);
    throw new GuestTrap(
      `${what}: ${size} bytes at ${place} do not lie in the memory of ${this.bytes.length} bytes`,
    );
  }
}

/** A case number that a guest hands over, below `count`. */
export function liftCase(number: number, count: number, what: string): number {
  if (number >= 0 && number < count) return number;
  throw new GuestTrap(`${what}: case ${number} of ${count}`);
}

/** A case of an enum that a guest hands over. */
export function liftEnum<T extends string>(cases: readonly T[], number: number, what: string): T {
  const value = cases[number];
  if (value === undefined) throw new GuestTrap(`${what}: ${number} is none of ${cases.join(", ")}`);
  return value;
}

function isLinearMemory(value: unknown): value is LinearMemory {
  return (
    typeof value === "object" && value !== null && "buffer" in value && value.buffer instanceof ArrayBuffer
  );
}

/** Its type was checked with the module's; a number that is not one is refused by `place`. */
function isRealloc(value: unknown): value is Realloc {
  return typeof value === "function";
}
