/** What else can be asked of a descriptor: its state, and much that a stream refuses. */

import { ERRNO } from "./errno.js";
import type { WasiHost } from "./host.js";
import { RIGHT, type Stdio } from "./stdio.js";

/**
 * A character device, although it is a pipe: C libraries then write line by line, so that a log line is there when
 * the line is, and not lost when the behaviour is ended.
 */
const FILETYPE_CHARACTER_DEVICE = 2;
const FDSTAT_SIZE = 24;
const FILESTAT_SIZE = 64;
/** append, dsync, nonblock, rsync, sync. */
const ALL_FLAGS = 0b1_1111;

type OnDescriptor = (fd: number, ...rest: (number | bigint)[]) => number;

/** `fd_*` without reading, writing and directories. */
export function descriptorFunctions(host: WasiHost, stdio: Stdio): Record<string, OnDescriptor> {
  const { memory } = host;
  /** For what no stream has the right to. */
  const refuse: OnDescriptor = (fd) => stdio.may(fd, 0n);
  /** For what needs a position. */
  const noPosition: OnDescriptor = (fd) => (stdio.get(fd) === undefined ? ERRNO.badf : ERRNO.spipe);

  return {
    fd_close: (fd) => stdio.close(fd),
    fd_renumber: (fd, to) => stdio.renumber(fd, Number(to)),
    fd_fdstat_get: (fd, pointer) => {
      const at = Number(pointer) >>> 0;
      if (!memory.holds(at, FDSTAT_SIZE)) return ERRNO.fault;
      const descriptor = stdio.get(fd);
      if (descriptor === undefined) return ERRNO.badf;
      memory.bytes().fill(0, at, at + FDSTAT_SIZE);
      const view = memory.view();
      view.setUint8(at, FILETYPE_CHARACTER_DEVICE);
      view.setUint16(at + 2, descriptor.flags, true);
      view.setBigUint64(at + 8, descriptor.rights, true);
      view.setBigUint64(at + 16, descriptor.inheriting, true);
      return ERRNO.success;
    },
    fd_fdstat_set_flags: (fd, flags) => {
      const refusal = stdio.may(fd, RIGHT.fdstatSetFlags);
      const descriptor = stdio.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if ((Number(flags) & ~ALL_FLAGS) !== 0) return ERRNO.inval;
      descriptor.flags = Number(flags);
      return ERRNO.success;
    },
    // Rights only shrink.
    fd_fdstat_set_rights: (fd, base, inheriting) => {
      const descriptor = stdio.get(fd);
      if (descriptor === undefined) return ERRNO.badf;
      const rights = BigInt.asUintN(64, BigInt(base ?? 0n));
      const passedOn = BigInt.asUintN(64, BigInt(inheriting ?? 0n));
      if ((rights & ~descriptor.rights) !== 0n || (passedOn & ~descriptor.inheriting) !== 0n) {
        return ERRNO.notcapable;
      }
      descriptor.rights = rights;
      descriptor.inheriting = passedOn;
      return ERRNO.success;
    },
    // Only the type: the rest would tell of the machine.
    fd_filestat_get: (fd, pointer) => {
      const at = Number(pointer) >>> 0;
      if (!memory.holds(at, FILESTAT_SIZE)) return ERRNO.fault;
      const refusal = stdio.may(fd, RIGHT.filestatGet);
      if (refusal !== ERRNO.success) return refusal;
      memory.bytes().fill(0, at, at + FILESTAT_SIZE);
      memory.view().setUint8(at + 16, FILETYPE_CHARACTER_DEVICE);
      return ERRNO.success;
    },
    fd_seek: noPosition,
    fd_tell: noPosition,
    fd_advise: refuse,
    fd_allocate: refuse,
    fd_datasync: refuse,
    fd_sync: refuse,
    fd_filestat_set_size: refuse,
    fd_filestat_set_times: refuse,
    fd_pread: refuse,
    fd_pwrite: refuse,
    fd_readdir: refuse,
  };
}
