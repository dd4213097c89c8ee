/** The shim under the CRI of containerd 1.6. */

import { podSuite } from "./containerd-pods.js";

podSuite("1.6");
