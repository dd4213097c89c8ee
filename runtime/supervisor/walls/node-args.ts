/** What Node is started with to be an engine. */

/** Flags that leave Node as little as possible beyond wasm, and keep its own words out of the guest's output. */
export interface EngineFlags {
  /** The flag of Node's permission model; undefined where this Node has none. */
  readonly permissionFlag: string | undefined;
  readonly quickFlags: readonly string[];
  /** The one file that Node may read, or a folder and `*`. */
  readonly readable: string;
  readonly script: string;
}

/** The arguments. V8 refuses code that it made under other ones. */
export function engineNodeArgs(flags: EngineFlags): readonly string[] {
  const { permissionFlag, quickFlags, readable, script } = flags;
  const permission = permissionFlag === undefined ? [] : [permissionFlag, `--allow-fs-read=${readable}`];
  return [
    ...permission,
    ...quickFlags,
    "--no-warnings",
    "--disallow-code-generation-from-strings",
    "--max-old-space-size=128",
    // One helper for its compilers and its garbage: a behaviour leaves the other cores to the robot server.
    "--v8-pool-size=1",
    script,
  ];
}
