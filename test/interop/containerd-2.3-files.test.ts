/** Mounted files, users and refusals under the CRI of containerd 2.3. */

import { fileSuite } from "./containerd-files.js";

fileSuite("2.3");
