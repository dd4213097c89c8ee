/** The shim under the CRI of containerd 1.7. */

import { podSuite } from "./containerd-pods.js";

podSuite("1.7");
