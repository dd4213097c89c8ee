/**
 * The uids of engines. 60706 to 61183 is the range that systemd's and Debian's tables of uids leave unused; it
 * lies below 65536, so it exists inside the usual user namespaces of containers too.
 */

export const FIRST_UID = 60_707;
export const LAST_UID = 61_183;

/** Used only to try whether the walls work; no engine has it. */
export const TRIAL_UID = 60_706;
