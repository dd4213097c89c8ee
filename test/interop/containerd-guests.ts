/** Small modules that containers run in these tests. */

import { appendManifest } from "@sandpaw/runtime/module";
import { encodeManifest } from "@sandpaw/runtime/policy";
import { assemble, manifestOf, program } from "../runtime/supervisor/guests.js";

/** Writes `length` bytes at 64 to standard output. */
const print = (length: number): string => `(i32.store (i32.const 0) (i32.const 64))
  (i32.store (i32.const 4) (i32.const ${length}))
  (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))`;

/** Prints a word of five letters and ends with 7. */
export const helloOf = (word: string): Uint8Array =>
  assemble(
    program(
      `(data (i32.const 64) "${word}\\n") (func (export "_start") ${print(6)} (call $proc_exit (i32.const 7)))`,
      ["fd_write", "proc_exit"],
    ),
  );

/** Prints `hello` and ends with 7. */
export const HELLO: Uint8Array = helloOf("hello");

/** Prints its environment, one variable a line, and then its arguments. */
export const TELLER: Uint8Array = assemble(
  program(
    `(func $lines (param $from i32) (param $length i32) (local $at i32)
       (block $done (loop $next
         (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
         (if (i32.eqz (i32.load8_u (i32.add (local.get $from) (local.get $at))))
           (then (i32.store8 (i32.add (local.get $from) (local.get $at)) (i32.const 10))))
         (local.set $at (i32.add (local.get $at) (i32.const 1))) (br $next)))
       (i32.store (i32.const 0) (local.get $from)) (i32.store (i32.const 4) (local.get $length))
       (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32))))
     (func (export "_start")
       (drop (call $environ_sizes_get (i32.const 16) (i32.const 20)))
       (drop (call $environ_get (i32.const 1024) (i32.const 8192)))
       (call $lines (i32.const 8192) (i32.load (i32.const 20)))
       (drop (call $args_sizes_get (i32.const 16) (i32.const 20)))
       (drop (call $args_get (i32.const 1024) (i32.const 8192)))
       (call $lines (i32.const 8192) (i32.load (i32.const 20))))`,
    ["fd_write", "environ_sizes_get", "environ_get", "args_sizes_get", "args_get"],
  ),
);

/** Copies its input to its output until it ends. */
export const CAT: Uint8Array = assemble(
  program(
    `(func (export "_start") (loop $more
       (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 4096))
       (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 32)))
       (i32.store (i32.const 4) (i32.load (i32.const 32)))
       (if (i32.load (i32.const 32))
         (then (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32))) (br $more)))))`,
    ["fd_read", "fd_write"],
  ),
);

/** Prints a number of six digits every 10 ms, counting from 1, and never ends. */
export const COUNTER: Uint8Array = assemble(
  program(
    `(data (i32.const 64) "000000\\n")
     (func $count (local $at i32) (local.set $at (i32.const 69)) (loop $carry
       (i32.store8 (local.get $at) (i32.add (i32.load8_u (local.get $at)) (i32.const 1)))
       (if (i32.gt_u (i32.load8_u (local.get $at)) (i32.const 57)) (then
         (i32.store8 (local.get $at) (i32.const 48))
         (local.set $at (i32.sub (local.get $at) (i32.const 1))) (br $carry)))))
     (func (export "_start") (loop $again (call $count) ${print(7)}
       (i32.store8 (i32.const 264) (i32.const 0)) (i32.store (i32.const 272) (i32.const 1))
       (i64.store (i32.const 280) (i64.const 10000000)) (i32.store16 (i32.const 296) (i32.const 0))
       (drop (call $poll_oneoff (i32.const 256) (i32.const 512) (i32.const 1) (i32.const 600)))
       (br $again)))`,
    ["fd_write", "poll_oneoff"],
  ),
);

/** Sleeps a second, and ends with 5. */
export const SLEEPER: Uint8Array = assemble(
  program(
    `(func (export "_start")
       (i32.store8 (i32.const 264) (i32.const 0)) (i32.store (i32.const 272) (i32.const 1))
       (i64.store (i32.const 280) (i64.const 1000000000)) (i32.store16 (i32.const 296) (i32.const 0))
       (drop (call $poll_oneoff (i32.const 256) (i32.const 512) (i32.const 1) (i32.const 600)))
       (call $proc_exit (i32.const 5)))`,
    ["poll_oneoff", "proc_exit"],
  ),
);

/** Prints `hello` and sleeps for an hour. */
export const WAITER: Uint8Array = assemble(
  program(
    `(data (i32.const 64) "hello\\n")
     (func (export "_start") ${print(6)}
       (i32.store8 (i32.const 264) (i32.const 0)) (i32.store (i32.const 272) (i32.const 1))
       (i64.store (i32.const 280) (i64.const 3600000000000)) (i32.store16 (i32.const 296) (i32.const 0))
       (drop (call $poll_oneoff (i32.const 256) (i32.const 512) (i32.const 1) (i32.const 600))))`,
    ["fd_write", "poll_oneoff"],
  ),
);

/** Does what WebAssembly forbids. */
export const TRAP: Uint8Array = assemble(program(`(func (export "_start") unreachable)`));

/** Takes 64 KiB after the other, and uses it, until it is ended. */
export const GLUTTON: Uint8Array = assemble(
  program(
    `(func (export "_start") (local $page i32) (loop $more
       (local.set $page (memory.grow (i32.const 16)))
       (if (i32.ne (local.get $page) (i32.const -1)) (then
         (memory.fill (i32.mul (local.get $page) (i32.const 65536)) (i32.const 7) (i32.const 1048576))
         (br $more))))
     (loop $rest (br $rest)))`,
  ),
);

const reactor = (parts: string): Uint8Array =>
  appendManifest(
    assemble(`(module (memory (export "memory") 1) (data (i32.const 64) "pong")
      (global $next (mut i32) (i32.const 1024))
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
        (global.set $next (i32.add (global.get $next) (local.get 3)))
        (i32.sub (global.get $next) (local.get 3)))
      (func (export "tick"))
      (func (export "exec") (param i32 i32) (result i32)
        (i32.store8 (i32.const 32) (i32.ne (local.get 1) (i32.const 4)))
        (i32.store (i32.const 36) (i32.const 64)) (i32.store (i32.const 40) (i32.const 4))
        (i32.const 32))
      ${parts})`),
    encodeManifest(manifestOf("reactor", {}, 50)),
  );

/** Answers a line of four bytes with `pong`, and refuses others with it; ends well when it is asked to. */
export const PONG: Uint8Array = reactor(`(func (export "on-stop"))`);

/** Ticks, and offers nothing else. */
export const TICKER: Uint8Array = appendManifest(
  assemble(`(module (memory (export "memory") 1) (func (export "tick")))`),
  encodeManifest(manifestOf("reactor", {}, 50)),
);
