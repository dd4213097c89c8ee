/** The shim under containerd 2.1, used by `ctr`. */

import { ctrSuite } from "./containerd-ctr.js";

ctrSuite("2.1");
