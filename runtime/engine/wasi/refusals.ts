/** What changes files, and sockets: nothing that a guest has gives the right, so each call says which rule it meets. */

import type { DescriptorTable } from "./descriptor-table.js";
import { ERRNO } from "./errno.js";

type Refusal = (first: number, second?: number, third?: number, fourth?: number, fifth?: number) => number;

/** The changing `path_*`, and `sock_*`. */
export function refusalFunctions(table: DescriptorTable): Record<string, Refusal> {
  const noRight: Refusal = (fd) => table.may(fd, 0n);
  const notSocket: Refusal = (fd) => (table.get(fd) === undefined ? ERRNO.badf : ERRNO.notsock);
  return {
    path_create_directory: noRight,
    path_filestat_set_times: noRight,
    path_link: noRight,
    path_remove_directory: noRight,
    path_rename: noRight,
    // The folder is its third parameter: text, length, folder.
    path_symlink: (_text, _length, fd) => noRight(fd ?? 0),
    path_unlink_file: noRight,
    sock_accept: notSocket,
    sock_recv: notSocket,
    sock_send: notSocket,
    sock_shutdown: notSocket,
  };
}
