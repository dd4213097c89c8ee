/** The one argument that an engine knows: rehearse, and run nothing. */

const REHEARSE = "rehearse";

/** Whether a process with this command line shall only rehearse. */
export function isRehearsal(argv: readonly string[]): boolean {
  return argv[2] === REHEARSE;
}
