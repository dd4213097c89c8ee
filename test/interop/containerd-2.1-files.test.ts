/** Mounted files, users and refusals under the CRI of containerd 2.1. */

import { fileSuite } from "./containerd-files.js";

fileSuite("2.1");
