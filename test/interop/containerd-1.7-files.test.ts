/** Mounted files, users and refusals under the CRI of containerd 1.7. */

import { fileSuite } from "./containerd-files.js";

fileSuite("1.7");
