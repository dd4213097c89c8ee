/**
 * Core signatures of every function of WASI preview 1 (`wasi_snapshot_preview1.witx`). A letter a parameter:
 * `i` is i32, `I` is i64. All answer an errno as i32, but `proc_exit`, which does not come back. Which of
 * them do more than answer `notsup` is the engine's affair.
 */

import type { FunctionType, ValueType } from "./module-info.js";

/** The namespace of WASI preview 1. */
export const WASI_MODULE = "wasi_snapshot_preview1";

const PARAMETERS: Readonly<Record<string, string>> = {
  args_get: "ii",
  args_sizes_get: "ii",
  environ_get: "ii",
  environ_sizes_get: "ii",
  clock_res_get: "ii",
  clock_time_get: "iIi",
  fd_advise: "iIIi",
  fd_allocate: "iII",
  fd_close: "i",
  fd_datasync: "i",
  fd_fdstat_get: "ii",
  fd_fdstat_set_flags: "ii",
  fd_fdstat_set_rights: "iII",
  fd_filestat_get: "ii",
  fd_filestat_set_size: "iI",
  fd_filestat_set_times: "iIIi",
  fd_pread: "iiiIi",
  fd_prestat_dir_name: "iii",
  fd_prestat_get: "ii",
  fd_pwrite: "iiiIi",
  fd_read: "iiii",
  fd_readdir: "iiiIi",
  fd_renumber: "ii",
  fd_seek: "iIii",
  fd_sync: "i",
  fd_tell: "ii",
  fd_write: "iiii",
  path_create_directory: "iii",
  path_filestat_get: "iiiii",
  path_filestat_set_times: "iiiiIIi",
  path_link: "iiiiiii",
  path_open: "iiiiiIIii",
  path_readlink: "iiiiii",
  path_remove_directory: "iii",
  path_rename: "iiiiii",
  path_symlink: "iiiii",
  path_unlink_file: "iii",
  poll_oneoff: "iiii",
  proc_exit: "i",
  proc_raise: "i",
  random_get: "ii",
  sched_yield: "",
  sock_accept: "iii",
  sock_recv: "iiiiii",
  sock_send: "iiiii",
  sock_shutdown: "ii",
};

/** Every function of WASI preview 1 with its core signature. */
export const WASI_IMPORTS: ReadonlyMap<string, FunctionType> = new Map(
  Object.entries(PARAMETERS).map(([name, letters]) => [name, signature(name, letters)]),
);

function signature(name: string, letters: string): FunctionType {
  const params = Array.from(letters, (letter): ValueType => (letter === "I" ? "i64" : "i32"));
  return { params, results: name === "proc_exit" ? [] : ["i32"] };
}
