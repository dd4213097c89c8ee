// What stands in for the host functions that AssemblyScript expects of a browser (`--use abort=…`), so that
// nothing outside the robot API and WASI is imported. Laid into the compiler's own library.

// @ts-ignore: decorator
@external("sandpaw:robot/log@0.1.0", "write")
declare function sandpaw_log(level: i32, message: usize, length: i32): void;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "random_get")
declare function sandpaw_random(at: usize, length: i32): i32;

/** Longest line of an abort or a trace, UTF-16 units; longer is cut. */
const MOST_UNITS = 480;
// @ts-ignore: decorator
@lazy const LINE: usize = memory.data(960, 2);
// @ts-ignore: decorator
@lazy const SEED: usize = memory.data(8, 8);
// @ts-ignore: decorator
@lazy let units: i32 = 0;

// An abort may come because memory is full: the line is put together in place, without allocating.
function put(text: string): void {
  const count = min(text.length, MOST_UNITS - units);
  memory.copy(LINE + (<usize>units << 1), changetype<usize>(text), <usize>count << 1);
  units += count;
}

function putNumber(value: u32): void {
  if (value >= 10) putNumber(value / 10);
  if (units == MOST_UNITS) return;
  store<u16>(LINE + (<usize>units << 1), <u16>(48 + (value % 10)));
  units += 1;
}

/** Says what went wrong and where, then traps. */
// @ts-ignore: decorator
@global
function sandpaw_abort(message: string | null, file: string | null, line: u32, column: u32): void {
  units = 0;
  put("abort: ");
  put(message ? message : "no message");
  if (file) {
    put(" at ");
    put(file);
    put(":");
    putNumber(line);
    put(":");
    putNumber(column);
  }
  sandpaw_log(3, LINE, units);
  unreachable();
}

/** The built-in `trace`, as a line of the log. */
// @ts-ignore: decorator
@global
function sandpaw_trace(
  message: string,
  n: i32 = 0,
  a0: f64 = 0,
  a1: f64 = 0,
  a2: f64 = 0,
  a3: f64 = 0,
  a4: f64 = 0,
): void {
  let text = "trace: " + message;
  if (n > 0) text += " " + a0.toString();
  if (n > 1) text += " " + a1.toString();
  if (n > 2) text += " " + a2.toString();
  if (n > 3) text += " " + a3.toString();
  if (n > 4) text += " " + a4.toString();
  sandpaw_log(0, changetype<usize>(text), text.length);
}

/** Where `Math.random` begins: random bytes of WASI, which lockstep seeds. */
// @ts-ignore: decorator
@global
function sandpaw_seed(): f64 {
  return sandpaw_random(SEED, 8) == 0 ? load<f64>(SEED) : 0;
}
