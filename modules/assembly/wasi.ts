// The few calls of WASI preview 1 that the SDK makes. They need no grant, but for files.

// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "clock_time_get")
export declare function clockTimeGet(clock: i32, precisionNs: u64, ret: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_close")
export declare function fdClose(fd: i32): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_filestat_get")
export declare function fdFilestatGet(fd: i32, ret: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_read")
export declare function fdRead(fd: i32, vectors: usize, count: i32, ret: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "path_open")
export declare function pathOpen(
  fd: i32,
  lookup: i32,
  path: usize,
  length: i32,
  flags: i32,
  rights: u64,
  inheriting: u64,
  fdFlags: i32,
  ret: usize,
): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "poll_oneoff")
export declare function pollOneoff(subscriptions: usize, events: usize, count: i32, ret: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "proc_exit")
export declare function procExit(code: i32): void;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "random_get")
export declare function randomGet(at: usize, length: i32): i32;
