// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// What a reactor hands back to the host, for AssemblyScript.

// @ts-ignore: decorator
@lazy const EXEC_RET: usize = memory.data(12, 4);

/** Stores the result of `exec`; the caller keeps `text` alive until `cabi_post_exec`. */
export function lowerExec(failed: bool, text: string): usize {
  store<u8>(EXEC_RET, failed ? 1 : 0);
  store<usize>(EXEC_RET, changetype<usize>(text), 4);
  store<i32>(EXEC_RET, text.length, 8);
  return EXEC_RET;
}
