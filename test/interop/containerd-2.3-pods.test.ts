/** The shim under the CRI of containerd 2.3. */

import { podSuite } from "./containerd-pods.js";

podSuite("2.3");
