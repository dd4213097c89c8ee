/** Files and sockets: no folder is opened for a guest and no socket is its own, so each call says which rule it meets. */

import { ERRNO } from "./errno.js";
import type { Stdio } from "./stdio.js";

type Refusal = (first: number, second?: number, third?: number, fourth?: number, fifth?: number) => number;

const notPreopened: Refusal = () => ERRNO.badf;

/** `fd_prestat_*`, `path_*` and `sock_*`. */
export function refusalFunctions(stdio: Stdio): Record<string, Refusal> {
  const notFolder: Refusal = (fd) => stdio.may(fd, 0n);
  const notSocket: Refusal = (fd) => (stdio.get(fd) === undefined ? ERRNO.badf : ERRNO.notsock);
  return {
    fd_prestat_get: notPreopened,
    fd_prestat_dir_name: notPreopened,
    path_create_directory: notFolder,
    path_filestat_get: notFolder,
    path_filestat_set_times: notFolder,
    path_link: notFolder,
    path_open: notFolder,
    path_readlink: notFolder,
    path_remove_directory: notFolder,
    path_rename: notFolder,
    // The folder is its third parameter: text, length, folder.
    path_symlink: (_text, _length, fd) => notFolder(fd ?? 0),
    path_unlink_file: notFolder,
    sock_accept: notSocket,
    sock_recv: notSocket,
    sock_send: notSocket,
    sock_shutdown: notSocket,
  };
}
