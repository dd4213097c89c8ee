/** The shim as containerd finds it. */

import { fileURLToPath } from "node:url";

/** The launcher's folder. */
export const SHIM_BIN: string = fileURLToPath(new URL("../bin", import.meta.resolve("@sandpaw/shim")));
export const RUNTIME = "io.containerd.sandpaw.v1";
