// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface store of the robot API for AssemblyScript; results fill objects of the caller.

import { liftString, liftStrings } from "../landing";
import { RobotError } from "./types";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(16, 8);

/** What a key stands for. */
export class KeptText {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** False when there is nothing under this key; `text` is empty then. */
  found: bool = false;
  text: string = "";

  /** Reads a `result<kept-text, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 4);
      return (this.ok = false);
    }
    this.found = load<u8>(at, 4) != 0;
    this.text = liftString(load<usize>(at, 8), load<i32>(at, 12));
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: KeptText): void {
    this.ok = other.ok;
    this.error = other.error;
    this.found = other.found;
    this.text = other.text;
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/store@0.1.0", "get")
declare function storeGet(p0: i32, p1: i32, p2: i32): void;

/** Reads a text. A key is `[a-z0-9][a-z0-9._-]*`, at most 64 characters. Errors: `invalid` (key). */
export function get(key: string, into: KeptText): bool {
  storeGet(<i32>changetype<usize>(key), key.length, <i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/store@0.1.0", "set")
declare function storeSet(p0: i32, p1: i32, p2: i32, p3: i32, p4: i32): void;

/**
 * Writes a text. Errors: `invalid` (key), `unsupported` (no room: keys and texts together take more than the
 * granted bytes of UTF-8, or there would be more than 256 keys), `stale` (sooner than ten changes a second allow),
 * `unavailable` (the disk does not take it; what was there before still is).
 */
export function set(key: string, text: string): i32 {
  storeSet(<i32>changetype<usize>(key), key.length, <i32>changetype<usize>(text), text.length, <i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}

// @ts-ignore: decorator
@external("sandpaw:robot/store@0.1.0", "remove")
declare function storeRemove(p0: i32, p1: i32, p2: i32): void;

/** Removes a text, if it is there. Errors as `set`. */
export function remove(key: string): i32 {
  storeRemove(<i32>changetype<usize>(key), key.length, <i32>RET);
  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, 1);
}

// @ts-ignore: decorator
@external("sandpaw:robot/store@0.1.0", "keys")
declare function storeKeys(p0: i32): void;

/** The keys, sorted. */
export function keys(): string[] {
  storeKeys(<i32>RET);
  return liftStrings(load<usize>(RET), load<i32>(RET, 4));
}
