/** What is mounted for a guest, and which of it its grant lets it see. */

import { coversPath, isAtOrBelow } from "../../policy/index.js";

/** A folder or a file of this machine, and where the guest finds it. */
export interface FileMount {
  /** Whole, without `.`, `..` and a slash at its end. */
  readonly path: string;
  /** The folder or file; not a link. */
  readonly source: string;
}

/** As whom a guest reads. */
export interface FileUser {
  readonly uid: number;
  readonly gid: number;
  /** Beyond the group `gid`. */
  readonly groups: readonly number[];
}

/** All that a run may be given of files. */
export interface MountedFiles {
  readonly mounts: readonly FileMount[];
  /** Judged by the bits of each file's mode; absent: the system judges, for the supervisor's own user. */
  readonly user?: FileUser;
}

/** The mounts of which the grant lets the guest see anything. */
export function servedMounts(
  files: MountedFiles | undefined,
  granted: readonly string[] | undefined,
): readonly FileMount[] {
  if (files === undefined || granted === undefined) return [];
  return files.mounts.filter(({ path }) =>
    granted.some((one) => coversPath(one, path) || isAtOrBelow(one, path)),
  );
}

/** Whether the user may do what the bit says: 4 read, 1 enter. */
export function mayUse(
  user: FileUser | undefined,
  { uid, gid, mode }: { readonly uid: number; readonly gid: number; readonly mode: number },
  bit: 4 | 1,
): boolean {
  if (user === undefined || user.uid === 0) return true;
  if (user.uid === uid) return (mode & (bit << 6)) !== 0;
  if (user.gid === gid || user.groups.includes(gid)) return (mode & (bit << 3)) !== 0;
  return (mode & bit) !== 0;
}
