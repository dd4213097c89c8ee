/** Whether this Node's own WASI can judge ours. */

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

/** An older one takes a write of nothing for a mistake, and loses its way in links. */
export const isOracle: boolean = major > 20 || (major === 20 && minor >= 19);
/** What it is called where it is missing. */
export const ORACLE_NAME = "node:wasi of Node 20.19 or later";
