/** Mounted files, users and refusals under the CRI of containerd 1.6. */

import { fileSuite } from "./containerd-files.js";

fileSuite("1.6");
