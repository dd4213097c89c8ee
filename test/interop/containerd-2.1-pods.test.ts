/** The shim under the CRI of containerd 2.1. */

import { podSuite } from "./containerd-pods.js";

podSuite("2.1");
