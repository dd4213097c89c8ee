/** What can be asked of any descriptor: its state, its type, its end; and what no descriptor here may do. */

import type { DescriptorTable } from "./descriptor-table.js";
import { RIGHT } from "./descriptor-table.js";
import { ERRNO } from "./errno.js";
import { FDSTAT_SIZE, FILESTAT_SIZE, writeFdstat, writeFilestat } from "./filestat.js";
import type { WasiHost } from "./host.js";

/** append, dsync, nonblock, rsync, sync. */
const ALL_FLAGS = 0b1_1111;

type OnDescriptor = (fd: number, ...rest: (number | bigint)[]) => number;

/** `fd_*` without reading, writing, positions and folders. */
export function descriptorFunctions(host: WasiHost, table: DescriptorTable): Record<string, OnDescriptor> {
  const { memory } = host;
  /** For what no descriptor has the right to. */
  const refuse: OnDescriptor = (fd) => table.may(fd, 0n);

  return {
    fd_close: (fd) => table.close(fd),
    fd_renumber: (fd, to) => table.renumber(fd, Number(to)),
    fd_fdstat_get: (fd, pointer) => {
      const at = Number(pointer) >>> 0;
      if (!memory.holds(at, FDSTAT_SIZE)) return ERRNO.fault;
      const descriptor = table.get(fd);
      if (descriptor === undefined) return ERRNO.badf;
      writeFdstat(memory, at, descriptor);
      return ERRNO.success;
    },
    fd_fdstat_set_flags: (fd, flags) => {
      const refusal = table.may(fd, RIGHT.fdstatSetFlags);
      const descriptor = table.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      if ((Number(flags) & ~ALL_FLAGS) !== 0) return ERRNO.inval;
      descriptor.flags = Number(flags);
      return ERRNO.success;
    },
    // Rights only shrink.
    fd_fdstat_set_rights: (fd, base, inheriting) => {
      const descriptor = table.get(fd);
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
    fd_filestat_get: (fd, pointer) => {
      const at = Number(pointer) >>> 0;
      if (!memory.holds(at, FILESTAT_SIZE)) return ERRNO.fault;
      const refusal = table.may(fd, RIGHT.filestatGet);
      const descriptor = table.get(fd);
      if (refusal !== ERRNO.success || descriptor === undefined) return refusal;
      const { kind } = descriptor;
      writeFilestat(memory, at, kind, kind === "stream" ? undefined : descriptor.stat);
      return ERRNO.success;
    },
    fd_allocate: refuse,
    fd_datasync: refuse,
    fd_sync: refuse,
    fd_filestat_set_size: refuse,
    fd_filestat_set_times: refuse,
    fd_pwrite: refuse,
  };
}
