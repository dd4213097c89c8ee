/**
 * The channel of an engine: what it says to the robot server over descriptor 0, and to its supervisor over
 * descriptor 3. Both speak the same frames, so that a wait can be answered by either.
 *
 * A frame is `u32 length | u8 op | payload`, little-endian; `length` counts op and payload. The engine blocks:
 * it has at most one request under way on a channel, and every wait carries a deadline that the peer keeps.
 *
 * | op | from | payload |
 * | --- | --- | --- |
 * | attach | engine → robot server | 16 bytes of token |
 * | attached | robot server → engine | u8 mode (0 live, 1 lockstep), u64 now ns, u64 seed |
 * | call | engine → robot server | u16 function (`robot-api.gen`), u64 stamp ns, arguments |
 * | result | robot server → engine | u64 now ns, result |
 * | wait | engine → peer | u64 deadline ns (all ones: for ever), u8 mask of `WAIT` bits |
 * | woken | peer → engine | u64 now ns, u8 `WOKEN`, payload by reason |
 * | detach | engine → robot server | nothing; the session has ended, the connection may attach again |
 * | failed | peer → engine | UTF-8 message; the channel closes after it |
 * | load | supervisor → engine | u32 length of JSON, JSON (`LoadHeader`), module bytes |
 * | ready | engine → supervisor | nothing: waiting for `load` |
 * | started | engine → supervisor | u64 ns: just before the first guest instruction |
 * | log | engine → supervisor | u8 level, u64 stamp ns, UTF-8 |
 * | exec-result | engine → supervisor | u32 id, u8 ok, UTF-8 |
 * | ticks | engine → supervisor | JSON (`TickReport`), about once a second |
 * | exited | engine → supervisor | JSON (`Exit`); the engine then waits for the next `load`, or end of file |
 * | file | engine → supervisor | u8 verb, u8 follow, path (`file-messages.ts`) |
 * | file-reply | supervisor → engine | u8 status, and of what is there u8 kind, u64 size, u64 modified ns, u64 inode, bytes |
 * | stdin | engine → supervisor | u32 at most |
 * | stdin-data | supervisor → engine | bytes; empty means end of file |
 */

export const OP = {
  attach: 1,
  call: 2,
  wait: 3,
  detach: 4,
  ready: 16,
  started: 17,
  log: 18,
  execResult: 19,
  ticks: 20,
  exited: 21,
  stdin: 22,
  file: 23,
  attached: 129,
  result: 130,
  woken: 131,
  failed: 132,
  load: 144,
  stdinData: 145,
  fileReply: 146,
} as const;

/** Which happenings end a wait besides its deadline and a stop, which always do. */
export const WAIT = { event: 1, exec: 2 } as const;

/**
 * Why a wait ended. `stop`: u32 grace ms (0: no grace). `event`: an encoded `events.event`. `exec`: u32 id and
 * a UTF-8 line.
 */
export const WOKEN = { deadline: 0, stop: 1, event: 2, exec: 3 } as const;

/** A deadline that never comes. */
export const FOREVER = 0xffff_ffff_ffff_ffffn;

/** Longest frame from an engine, bytes: its lines and arguments are small. */
export const MAX_FRAME_FROM_ENGINE: number = 64 * 1024;
/** Longest frame to an engine, bytes: a picture, or a module. */
export const MAX_FRAME_TO_ENGINE: number = 32 * 1024 * 1024;

/** What comes with a module. Everything the engine may know of its pod is here; its environment is empty. */
export interface LoadHeader {
  /** `reactor` is ticked by the engine; `program` is entered at `_start`. */
  readonly shape: "program" | "reactor";
  /** Ticks a second; reactors only, 0 for one that has no `tick`. */
  readonly rateHz: number;
  readonly args: readonly string[];
  readonly env: readonly string[];
  /** How strings cross the canonical ABI, from the manifest; `utf8` when absent. */
  readonly stringEncoding?: "utf8" | "utf16";
  /** Hex of 16 bytes; absent for a module without robot imports. */
  readonly token?: string;
  /** The interfaces that are linked, and nothing else is. */
  readonly interfaces: readonly string[];
  /** Whether files are mounted for it: it then has a folder `/`. */
  readonly files?: boolean;
}

/** How punctual the ticks were since the last report, ns. */
export interface TickReport {
  readonly ticks: number;
  /** Ticks left out because the one before them took too long. */
  readonly skipped: number;
  readonly lateP50: number;
  readonly lateP99: number;
  readonly lateMax: number;
}
